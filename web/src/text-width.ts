const FONT = '11.5px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif'

let brush: CanvasRenderingContext2D | null = null

/** How wide a label of a picture is drawn, in pixels. */
export function textWidth(label: string): number {
  brush ??= document.createElement('canvas').getContext('2d')
  if (!brush) return label.length * 7
  brush.font = FONT
  return brush.measureText(label).width
}

/** A label cut to the room it has, in pixels. */
export function fitted(label: string, room: number): string {
  if (textWidth(label) <= room) return label
  const points = [...label]
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (textWidth(`${points.slice(0, middle).join('')}…`) <= room) low = middle
    else high = middle - 1
  }
  return `${points.slice(0, low).join('').trimEnd()}…`
}
