import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Source } from '../model/index.ts'
import { isInvisible, isSpace } from './chars.ts'
import { flowsOf, readSource, sentencesOf } from './index.ts'

/** Characters that go wrong in careless programs: pairs, combining marks, soft hyphens, CRLF, NUL, lone surrogates, page breaks. */
const troublesome = [
  '\u{1f600}',
  '\u{20021}',
  '\u{2b740}',
  'e\u0301',
  '\u00ad',
  '\r\n',
  '\n',
  '\n\n',
  '\f',
  '\0',
  '\ud800',
  '\udc00',
  ' ',
  '\u3000',
  '\ufeff',
  '\u200b',
]
const ordinary = [
  '条约',
  '第一条',
  '① ',
  '①',
  '[1]',
  '1 ',
  '1. ',
  '(a) ',
  '。',
  '，',
  '“',
  '”',
  'The Parties',
  'and ',
  'г. ',
  'Статья 1',
  '________',
  'https://example.org/a',
  '12',
  'co-',
  '<sup>',
  '1/ ',
  '*',
]
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...troublesome), fc.constantFrom(...ordinary), fc.string()), { maxLength: 60 })
  .map((parts) => `x${parts.join('')}`)

const points = (text: string) => [...text]
const isVisible = (point: string) => !isSpace(point.charCodeAt(0)) && !isInvisible(point.charCodeAt(0))

describe('blocks of any text', () => {
  it('hold every visible character exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const source = await readSource({ name: 'any.txt', text })
        const owners = new Uint8Array(points(text).length)
        for (const block of source.blocks) for (const piece of block.pieces) owners.fill(1, piece.start, piece.end)
        const counts = new Uint8Array(owners.length)
        for (const block of source.blocks)
          for (const piece of block.pieces) for (let at = piece.start; at < piece.end; at++) counts[at]!++
        points(text).forEach((point, at) => {
          if (isVisible(point)) expect([at, point, counts[at]]).toEqual([at, point, 1])
        })
        expect(source.text).toBe(text)
        for (const [at, block] of source.blocks.entries()) {
          expect(block.index).toBe(at)
          expect([block.start, block.end]).toEqual([block.pieces[0]!.start, block.pieces.at(-1)!.end])
          if (at > 0) expect(block.start).toBeGreaterThanOrEqual(source.blocks[at - 1]!.start)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('have flows whose every stretch leads back to what it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.nat(), fc.nat(), async (text, a, b) => {
        const source = await readSource({ name: 'any.txt', text })
        for (const flow of flowsOf(source)) {
          const [from, to] = [a % (flow.text.length + 1), b % (flow.text.length + 1)].sort((x, y) => x - y) as [
            number,
            number,
          ]
          const passage = flow.passage(from, to)
          const whole = points(text)
          expect(passage.quote).toBe(
            passage.pieces.map((piece) => whole.slice(piece.start, piece.end).join('')).join(''),
          )
          const stretch = bare(flow.text.slice(from, to))
          if (stretch.length > 0 && !hasLoneHalf(stretch))
            expect(bare(passage.quote).replace(/<\/?sup>/g, '')).toContain(firstVisible(stretch))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('have sentences that hold every visible character of the flow, in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        for (const flow of flowsOf(await readSource({ name: 'any.txt', text }))) {
          const sentences = sentencesOf(flow)
          expect(
            sentences
              .map(({ from, to }) => flow.text.slice(from, to))
              .join('')
              .replace(/ /g, ''),
          ).toBe(flow.text.replace(/ /g, ''))
        }
      }),
    )
  })
})

const bare = (text: string) => [...text].filter(isVisible).join('')
const firstVisible = (text: string) => [...text][0]!
const hasLoneHalf = (text: string) =>
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)

/** A source with one block, cut by hand. */
function sourceOf(text: string, block: Partial<Block>): Source {
  const span = { start: 0, end: [...text].length }
  return {
    id: '0'.repeat(64),
    name: 'x',
    format: 'text',
    encoding: 'utf-8',
    language: 'en',
    text,
    pages: [],
    boxes: [],
    blocks: [
      {
        ...span,
        index: 0,
        kind: 'paragraph',
        pieces: [span],
        number: null,
        level: null,
        language: 'en',
        page: null,
        ...block,
      },
    ],
    notes: [],
    self: { title: null, authors: [], symbol: null, date: null },
    published: null,
    remarks: [],
  }
}

const flowText = (text: string, block: Partial<Block> = {}) => flowsOf(sourceOf(text, block))[0]!.text

describe('a flow', () => {
  it('joins lines: Chinese without a space, others with one', () => {
    expect(flowText('缔约双方\n同意。')).toBe('缔约双方同意。')
    expect(flowText('The Parties\r\nagree.')).toBe('The Parties agree.')
  })
  it('makes words whole that a line end cut, and keeps hyphens that the text writes elsewhere', () => {
    expect(flowText('They co-\noperate.')).toBe('They cooperate.')
    expect(flowText('A nuclear-weapon State is not a non-nuclear-\nweapon State.')).toBe(
      'A nuclear-weapon State is not a non-nuclear-weapon State.',
    )
  })
  it('leaves out left-over tags, soft hyphens and the number of the block', () => {
    expect(flowText('On the 2<sup>nd</sup> of May')).toBe('On the 2nd of May')
    expect(flowText('dis\u00adarmament')).toBe('disarmament')
    expect(flowText('12. The Parties agree.', { number: '12' })).toBe('The Parties agree.')
  })
  it('folds full-width figures and traditional script, unit for unit', () => {
    expect(flowText('２０００年')).toBe('2000年')
    expect(flowText('條約與協定', { language: 'zh-Hant' })).toBe('条约与协定')
  })
  it('gives a passage in code points across a note that interrupts', () => {
    const text = '😀甲①乙\n丙'
    const source = sourceOf(text, { language: 'zh-Hans' })
    source.notes.push({ n: 1, marker: '①', block: 0, call: { start: 2, end: 3 }, refersTo: null })
    const flow = flowsOf(source)[0]!
    expect(flow.text).toBe('😀甲乙丙')
    expect(flow.passage(2, 5)).toEqual({
      start: 1,
      end: 6,
      quote: '甲乙\n丙',
      pieces: [
        { start: 1, end: 2 },
        { start: 3, end: 6 },
      ],
    })
  })
})
