import { describe, expect, it } from 'vitest'
import { readDocument } from '../../records/read.ts'
import { passageBetween, QuoteCheck } from './passages.ts'

const sourceOf = async (text: string) => (await readDocument({ name: 'note.txt', bytes: Buffer.from(text) })).source

describe('a passage that a person marks', () => {
  it('is cut to its words and stands at its place', async () => {
    const source = await sourceOf('A heading\n\nOn 4 July 2005 the two sides met.\nThey signed nothing.\n')
    const start = source.text.indexOf('the two')
    const passage = passageBetween(source, start - 1, source.text.indexOf('They') + 5)
    expect(passage.quote.replace(/\s+/g, ' ')).toBe('the two sides met. They')
    expect(passage.start).toBe(start)
    expect(new QuoteCheck(source.text).fault(passage)).toBeNull()
  })

  it('counts code points', async () => {
    const source = await sourceOf('𠀋𠀋 met in Paris on 4 July 2005, and talked.')
    const passage = passageBetween(source, 3, 15)
    expect(passage.quote).toBe('met in Paris')
    expect(new QuoteCheck(source.text).fault(passage)).toBeNull()
  })

  it('leaves out the call of a note', async () => {
    const source = await sourceOf(
      'The two sides met in Paris[1] and signed the agreement on 4 July 2005.\n\n[1] See the report of the secretariat.\n',
    )
    expect(source.notes[0]?.call).not.toBeNull()
    const passage = passageBetween(source, 0, source.text.indexOf(' on 4 July'))
    expect(passage.quote).toBe('The two sides met in Paris and signed the agreement')
    expect(passage.pieces).toHaveLength(2)
    expect(new QuoteCheck(source.text).fault(passage)).toBeNull()
  })

  it('is refused where there is no text', async () => {
    const source = await sourceOf('One paragraph stands here.\n\n\nAnother one stands here.')
    const gap = source.text.indexOf('\n\n\n')
    expect(() => passageBetween(source, gap, gap + 3)).toThrow('no text between')
    expect(() => passageBetween(source, 5, 5)).toThrow('no text between')
  })
})
