import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../src/model/index.ts'
import { flowsOf, readSource, rectanglesOf } from '../../src/read/index.ts'
import { circledValue } from '../../src/read/marks.ts'

/** Documents written for this, set by `scripts/make-fixtures.ts`. The Markdown is what was written; every other format must say the same. */
const folder = fileURLToPath(new URL('./fixtures', import.meta.url))
const files = readdirSync(folder)
const names = files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3))
const read = (file: string) => readSource({ name: file, bytes: readFileSync(join(folder, file)) })

const furniture = new Set(['running-head', 'page-number', 'separator'])
/** Layout sets spaces of its own around ideographs and dashes; the words are what is compared. */
const bare = (text: string) => text.replace(/\s+/g, '')
const numberOf = (marker: string) => circledValue(marker.charCodeAt(0)) || Number(marker.replace(/\D/g, ''))

/** What a reader sees: the blocks in order, the tables cell by cell, the notes each with the words before its call. */
function seen(source: Source) {
  const points = [...source.text]
  const flows = flowsOf(source)
  const body = flows.filter(({ block }) => !furniture.has(block.kind) && block.kind !== 'note')
  return {
    title: source.self.title,
    date: source.self.date,
    blocks: body.map(({ block, text }) => [block.kind, block.number, block.level, bare(text)]),
    tables: source.blocks
      .filter((block) => block.kind === 'table')
      .map((block) =>
        points
          .slice(block.start, block.end)
          .join('')
          .split('\n')
          .map((row) => row.split('\t').map(bare)),
      ),
    notes: source.notes.map((note) => [
      numberOf(note.marker),
      bare(flows[note.block]!.text),
      note.call && bare(points.slice(note.call.start - 12, note.call.start).join('')).slice(-5),
      note.refersTo,
    ]),
    remarks: source.remarks,
  }
}

describe.each(names)('%s', (name) => {
  it.each(files.filter((file) => file.startsWith(name) && !/\.(?:md|png)$/.test(file)))(
    '%s says the same',
    async (file) => {
      expect(seen(await read(file))).toEqual(seen(await read(`${name}.md`)))
    },
  )

  it('has its parts', async () => {
    const { blocks, notes, self } = await read(`${name}.md`)
    const kinds = new Set(blocks.map(({ kind }) => kind))
    for (const kind of ['title', 'heading', 'paragraph', 'item', 'table', 'note'] as const)
      expect(kinds).toContain(kind)
    expect(notes.every(({ call }) => call !== null)).toBe(true)
    expect(self.title).not.toBeNull()
    expect(blocks.flatMap(({ kind, number }) => (kind === 'paragraph' && number ? [number] : []))).toEqual([
      '1',
      '2',
      '3',
    ])
  })

  it('keeps running heads and page numbers of its PDF apart', async () => {
    const source = await read(`${name}.pdf`)
    const flows = flowsOf(source)
    const heads = flows.filter(({ block }) => block.kind === 'running-head').map(({ text }) => text)
    expect(heads).toEqual(source.pages.map(() => source.self.title))
    expect(source.pages.map(({ label }) => label)).toEqual(source.pages.map((_, at) => String(at + 1)))
  })

  it('has every block of its PDF on the page', async () => {
    const source = await read(`${name}.pdf`)
    const rectangles = rectanglesOf(source)
    for (const block of source.blocks) {
      const own = rectangles(block.pieces)
      expect(own.length, String(block.index)).toBeGreaterThan(0)
      expect(own[0]!.page).toBe(block.page)
      for (const { x, y, width, height } of own) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(420)
        expect(y + height).toBeLessThanOrEqual(596)
        expect(width).toBeGreaterThan(0)
      }
    }
  })
})

it('words cut at the ends of lines are whole again, and ligatures are letters', async () => {
  const source = await read('antarctic.en.columns.pdf')
  expect(source.text).toMatch(/\p{L}-\n\p{Ll}/u)
  const text = flowsOf(source)
    .map((flow) => flow.text)
    .join('\n')
  expect(text).not.toMatch(/\p{L}-\s/u)
  expect(source.text).not.toMatch(/[\ufb00-\ufb06]/)
  expect(text).toContain('officials')
})
