import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LayoutWriter } from './formats/layout.ts'
import type { Placed } from './formats/placed.ts'
import { readSource } from './index.ts'
import { rectanglesOf } from './rectangles.ts'

const SIZE = 10
const STEP = 14
/** Width of one cell, and of the space between words. */
const CELL = 5

/** Lines of words, each word a piece of its own at its place. */
const anyPage = fc.array(
  fc.array(fc.constantFrom('harbour', 'of', '条约', 'Порт', 'x\u0301', '😀'), { minLength: 1, maxLength: 6 }),
  { minLength: 1, maxLength: 8 },
)

const setOut = (rows: readonly string[][]): Placed[] =>
  rows.flatMap((words, row) => {
    let x = 40
    return words.map((text) => {
      const placed = { text, x, y: 50 + row * STEP, width: cellsIn(text) * CELL, size: SIZE }
      x += placed.width + CELL
      return placed
    })
  })

describe('rectangles of a laid-out page', () => {
  it('lead from every piece of text to the place where it was set', async () => {
    await fc.assert(
      fc.asyncProperty(anyPage, async (rows) => {
        const placed = setOut(rows)
        const writer = new LayoutWriter()
        writer.page(placed, 600)
        const { text, boxes } = writer.finish()
        const source = { ...(await readSource({ name: 'page.txt', text })), boxes: inPoints(text, boxes) }
        const rectangles = rectanglesOf(source)
        let from = 0
        for (const piece of placed) {
          const start = text.indexOf(piece.text, from)
          from = start + piece.text.length
          const span = { start: [...text.slice(0, start)].length, end: [...text.slice(0, from)].length }
          const [rectangle, ...others] = rectangles([span])
          expect(others).toEqual([])
          expect(rectangle).toMatchObject({ page: 1, y: piece.y - SIZE * 0.8, height: SIZE })
          // Between ideographs no space is written, so inside a line a place may be a cell off for each word.
          expect(Math.abs(rectangle!.x - piece.x)).toBeLessThanOrEqual(CELL * 6)
          expect(Math.abs(rectangle!.width - piece.width)).toBeLessThanOrEqual(CELL * 6)
        }
        const whole = rectangles([{ start: 0, end: [...text].length }])
        expect(whole.map(({ y }) => y)).toEqual(rows.map((_, row) => 50 + row * STEP - SIZE * 0.8))
      }),
      { numRuns: 100 },
    )
  })

  it('are none where a format tells no places', async () => {
    const source = await readSource({ name: 'x.txt', text: 'The ships lie in the harbour.' })
    expect(rectanglesOf(source)([{ start: 0, end: 9 }])).toEqual([])
  })
})

const cellsIn = (text: string) => (/\p{Script=Han}/u.test(text) ? 2 : 1) * text.length

const inPoints = <B extends { start: number; end: number }>(text: string, boxes: readonly B[]): B[] =>
  boxes.map((box) => ({
    ...box,
    start: [...text.slice(0, box.start)].length,
    end: [...text.slice(0, box.end)].length,
  }))
