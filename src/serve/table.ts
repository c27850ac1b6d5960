import Table from 'cli-table3'

const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map((k) => [
    k,
    '',
  ]),
)

/** A plain table for the terminal: a head and rows, columns aligned by what is seen (a Chinese character takes two places). */
export function textTable(head: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const table = new Table({
    head: [...head],
    chars: { ...NO_LINES, left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const row of rows) table.push(row.map((cell) => cell ?? '–'))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** A quote cut to about `width` characters, on one line. */
export function shorten(quote: string, width = 48): string {
  const line = [...quote.replace(/\s+/g, ' ').trim()]
  return line.length <= width ? line.join('') : `${line.slice(0, width - 1).join('')}…`
}
