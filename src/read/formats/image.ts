import { BadInput } from '../../model/index.ts'
import { structureOf } from '../structure.ts'
import { beginsWith, type Format, NO_META } from './format.ts'
import { LayoutWriter, withoutSizes } from './layout.ts'
import { recognised } from './tesseract.ts'

/** Pictures of pages, read by a Tesseract that is installed on this machine; without one, a clear word. */
export const image: Format = {
  format: 'image',
  claims: (bytes) =>
    beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    beginsWith(bytes, 0xff, 0xd8, 0xff) ||
    beginsWith(bytes, 0x49, 0x49, 0x2a, 0) ||
    beginsWith(bytes, 0x4d, 0x4d, 0, 0x2a) ||
    (beginsWith(bytes, 0x42, 0x4d) && bytes.length > 100 && bytes[6] === 0),
  async extract(bytes, name) {
    const writer = new LayoutWriter()
    for (const page of await recognised(bytes, name)) writer.page(page.placed, page.width, true)
    const { text, hints, boxes } = writer.finish()
    if (!/\S/.test(text)) throw new BadInput(name, 'is a picture in which no text was recognised')
    return { text, encoding: null, structure: structureOf(text, withoutSizes(hints)), boxes, meta: NO_META }
  },
}
