import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import type { Source } from '../../src/model/index.ts'
import { flowsOf, readSource } from '../../src/read/index.ts'

/** Documents and hand labels that stand beside the project on some machines; nothing of them is in it. */
const shared = join(packageRoot, '..', 'shared')
const isThere = existsSync(join(shared, 'gold'))
const why = isThere ? '' : ' (skipped: ../shared is not there)'

const gold = (folder: string): { n: number; marker: string; text: string; refers_to: number | null }[] =>
  readFileSync(join(shared, 'gold', folder, 'notes.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

async function readShared(folder: string, begin: string): Promise<Source> {
  const name = readdirSync(join(shared, folder)).find((file) => file.startsWith(begin))!
  return readSource({ name, bytes: readFileSync(join(shared, folder, name)) })
}

/** Pages at whose turn a block goes on inside a sentence. */
function rejoined(source: Source): number[] {
  const pages = new Set<number>()
  for (const flow of flowsOf(source)) {
    if (flow.block.kind === 'note') continue
    for (const page of source.pages.slice(1)) {
      if (flow.block.start >= page.start || flow.block.end <= page.start) continue
      const before = flow.block.pieces.filter((piece) => piece.start < page.start).length
      if (before > 0) pages.add(page.number - 1)
    }
  }
  return [...pages].sort((a, b) => a - b)
}

describe.skipIf(!isThere)(`documents with hand labels${why}`, () => {
  it.each([
    ['seeds', '000', 'article'],
    ['seeds', '004', 'memorandum'],
    ['documents', 'history.zh', 'history-zh'],
    ['documents', 'treaty.en', 'treaty-en'],
  ])('%s/%s: every note is found, with its marker, call and link', async (folder, begin, labels) => {
    const source = await readShared(folder, begin)
    const flows = flowsOf(source)
    const bare = (text: string) => text.replace(/\s/g, '')
    const found = source.notes.map((note) => ({
      n: note.n,
      marker: note.marker,
      text: bare(flows[note.block]!.text),
      refers_to: note.refersTo,
    }))
    const wanted = gold(labels)
    expect(found.length).toBe(wanted.length)
    wanted.forEach((label, at) => {
      const note = found[at]!
      expect([note.n, note.marker, note.refers_to]).toEqual([label.n, label.marker, label.refers_to])
      expect(note.text.startsWith(bare(label.text).slice(0, 12))).toBe(true)
      expect(source.notes[at]!.call).not.toBeNull()
    })
  })

  it('the memorandum: paragraphs 1-23 in order, headings before theirs, items of the last', async () => {
    const source = await readShared('seeds', '004')
    const numbered = source.blocks.filter((block) => block.kind === 'paragraph' && block.number !== null)
    expect(numbered.map((block) => Number(block.number))).toEqual(Array.from({ length: 23 }, (_, at) => at + 1))
    const headed = source.blocks
      .filter((block) => block.kind === 'heading')
      .map((heading) => Number(numbered.find((block) => block.start > heading.start)?.number))
    expect(headed).toEqual([2, 12, 15, 15, 16, 18, 21])
    expect(source.blocks.filter((block) => block.kind === 'item').map((block) => block.number)).toEqual([
      '(a)',
      '(b)',
      '(c)',
      '(d)',
      '(e)',
    ])
    expect(source.blocks.filter((block) => block.kind === 'title')).toHaveLength(1)
  })

  it('the article: sentences that a page turn or its notes interrupt are whole, page by page', async () => {
    const source = await readShared('seeds', '000')
    expect(rejoined(source)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18])
    const text = flowsOf(source).filter((flow) => flow.block.kind === 'paragraph')
    for (const flow of text) expect(flow.text).toMatch(/[。”：]$/)
  })

  it('every document and corpus is read without an error', async () => {
    for (const name of readdirSync(join(shared, 'documents')))
      expect((await readShared('documents', name)).blocks.length).toBeGreaterThan(10)
    for (const corpus of readdirSync(join(shared, 'corpora'))) {
      const rows: Record<string, string>[] = readFileSync(join(shared, 'corpora', corpus), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
      for (const row of rows)
        for (const key of ['text', 'zh', 'en']) if (row[key]) await readSource({ name: row.id!, text: row[key] })
    }
  })

  it('resolutions: nearly all show operative clauses', async () => {
    const rows: { id: string; text: string }[] = readFileSync(join(shared, 'corpora', 'unsc-resolutions.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    let told = 0
    for (const { id, text } of rows)
      if ((await readSource({ name: id, text })).blocks.some((block) => block.kind === 'operative')) told++
    expect(told / rows.length).toBeGreaterThan(0.97)
  })
})
