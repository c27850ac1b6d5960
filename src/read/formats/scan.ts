import type { PDFPageProxy } from 'pdfjs-dist'
import type { Placed } from './placed.ts'
import { recognised } from './tesseract.ts'

/** Pixels of one picture at most. */
const MAX_PIXELS = 100_000_000

/** A picture of at least this share of its page may be a scan of it. */
const LEAST_SHARE = 0.05

type Matrix = [number, number, number, number, number, number]

/** A decoded picture as pdf.js gives it: kind 1 one bit a pixel, 2 RGB, 3 RGBA. */
interface Decoded {
  width: number
  height: number
  kind: number
  data: Uint8Array
}

/**
 * Recognises the pictures that a PDF page is made of, as a scanner leaves them: its words at their places on the page, in points from the
 * top left corner. The pictures are taken as they are stored; nothing is drawn. Pictures set aslant or on their side are left out. Gives
 * null for a page without such pictures. Throws BadInput as `recognised` does.
 */
export async function recognisedPage(page: PDFPageProxy, name: string): Promise<Placed[] | null> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const pictures = (await picturesOf(page)).filter(
    ({ place: [a, b, c, d] }) =>
      b === 0 && c === 0 && a > 0 && Math.abs(a * d) > LEAST_SHARE * (right - left) * (top - bottom),
  )
  if (pictures.length === 0) return null
  const placed: Placed[] = []
  for (const { picture, place } of pictures) {
    const [across, , , up, x, y] = place
    const scale = { x: across / picture.width, y: Math.abs(up) / picture.height }
    const corner = { x: x - left, y: top - Math.max(y, y + up) }
    for (const { placed: words } of await recognised(pixmap(picture), name))
      for (const word of words)
        placed.push({
          text: word.text,
          x: corner.x + word.x * scale.x,
          y: corner.y + word.y * scale.y,
          width: word.width * scale.x,
          size: word.size * scale.y,
        })
  }
  return placed
}

/** The pictures that a page shows, each with the matrix that sets it on the page. */
async function picturesOf(page: PDFPageProxy): Promise<{ picture: Decoded; place: Matrix }[]> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { fnArray, argsArray } = await page.getOperatorList()
  const pictures: { picture: Decoded; place: Matrix }[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (let at = 0; at < fnArray.length; at++) {
    const args = argsArray[at] as unknown[]
    if (fnArray[at] === OPS.save) saved.push(matrix)
    else if (fnArray[at] === OPS.restore) matrix = saved.pop() ?? matrix
    else if (fnArray[at] === OPS.transform) matrix = times(matrix, args as Matrix)
    else if (fnArray[at] === OPS.paintImageXObject) {
      const picture = await decoded(page, String(args[0]))
      if (picture) pictures.push({ picture, place: matrix })
    } else if (fnArray[at] === OPS.paintInlineImageXObject) {
      const picture = pictureIn(args[0])
      if (picture) pictures.push({ picture, place: matrix })
    }
  }
  return pictures
}

function decoded(page: PDFPageProxy, id: string): Promise<Decoded | null> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => objects.get(id, (object: unknown) => resolve(pictureIn(object))))
}

function pictureIn(object: unknown): Decoded | null {
  if (typeof object !== 'object' || object === null || !('data' in object) || !ArrayBuffer.isView(object.data))
    return null
  const { width, height, kind, data } = object as Decoded
  return width * height > 0 && width * height <= MAX_PIXELS ? { width, height, kind, data } : null
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

/** The picture in the plainest format that Tesseract reads: one byte of grey a pixel. */
function pixmap({ width, height, kind, data }: Decoded): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + width * height)
  bytes.set(head)
  const channels = kind === 3 ? 4 : 3
  const rowBytes = (width + 7) >> 3
  for (let y = 0, to = head.length; y < height; y++)
    for (let x = 0; x < width; x++, to++) {
      if (kind === 1) bytes[to] = (data[y * rowBytes + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0
      else {
        const at = (y * width + x) * channels
        bytes[to] = (data[at]! * 3 + data[at + 1]! * 6 + data[at + 2]!) / 10
      }
    }
  return bytes
}
