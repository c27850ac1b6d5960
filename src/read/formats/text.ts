import { BadInput } from '../../model/index.ts'
import { decode } from '../encodings.ts'
import { structureOf } from '../structure.ts'
import { type Format, NO_META } from './format.ts'

/** Plain text in any encoding, with whatever damage an extractor has left in it. Claims whatever no other format does. */
export const text: Format = {
  format: 'text',
  claims: () => true,
  async extract(bytes, name) {
    const { text, encoding } = await decode(bytes, name)
    if (!/\S/.test(text)) throw new BadInput(name, 'holds no visible text')
    return { text, encoding, structure: structureOf(text), boxes: [], meta: NO_META }
  },
}
