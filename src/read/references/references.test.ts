import { describe, expect, it } from 'vitest'
import { readSource } from '../index.ts'
import { bibliographyOf, bibtex, type CslItem, citedDocuments, linkNotes, referencesOf, ris } from './index.ts'

const links = (...texts: string[]) => linkNotes(texts.map((text, at) => ({ marker: `[${at + 1}]`, text })))

describe('notes that point back', () => {
  it('Ibid. and its sisters mean the work of the note before', () => {
    expect(links('A. Doe, “Rivers,” Water Review, No. 1, 1990, p. 1.', 'Ibid., p. 3.', 'Ibid.')).toEqual([null, 1, 1])
    expect(links('王五：《河流》，载《水文》1990年第1期，第2页。', '同上，第4页。', '同前注。')).toEqual([null, 1, 1])
    expect(links('Петров А.Б. Реки // Вода. 1990. № 1. С. 2.', 'Там же. С. 4.')).toEqual([null, 1])
  })
  it('short forms mean the first note of their work', () => {
    const full = 'Anna B. Doe, “Rivers of the Steppe: A History,” Water Review, No. 1, 1990, p. 1.'
    expect(
      links(
        full,
        'C. Roe, “Rivers of the Steppe,” Dam Letters, 1991.',
        'Doe, “Rivers of the Steppe,” p. 5.',
        'Doe, op. cit., p. 7.',
      ),
    ).toEqual([null, null, 1, 1])
    expect(
      links(
        '王五：《河流》，水利出版社1990年版，第2页。',
        '赵六：《湖泊》，水利出版社1991年版。',
        '王五：前引书，第9页。',
      ),
    ).toEqual([null, null, 1])
    expect(
      links(
        'Петров А.Б. Реки // Вода. 1990. № 1. С. 2.',
        'Сидоров В.Г. Озёра. М., 1991.',
        'Петров А.Б. Указ. соч. С. 7.',
      ),
    ).toEqual([null, null, 1])
  })
  it('a note named by number is followed', () => {
    expect(links('A. Doe, “Rivers,” 1990.', 'B. Roe, “Lakes,” 1991.', 'See note 1 above.', '同注[2]。')).toEqual([
      null,
      null,
      1,
      2,
    ])
  })
  it('the same title of another year is another work', () => {
    expect(
      links('Water Concept, Nowhere, 1994.', 'Water Concept, Nowhere, 2010.', 'Water Concept, Nowhere, 1994.'),
    ).toEqual([null, null, 1])
  })
})

async function items(notes: string[]): Promise<CslItem[]> {
  const text = `Words.${notes.map((_, at) => `[${at + 1}]`).join(' and ')}\n\nReferences\n\n${notes.map((note, at) => `[${at + 1}] ${note}`).join('\n')}\n`
  return referencesOf(await readSource({ name: 'x.txt', text })).map(({ item }) => item)
}

describe('works in CSL-JSON', () => {
  it('reads English, Russian and both Chinese styles', async () => {
    expect(
      await items([
        'Anna B. Doe and Carl Roe, “Rivers,” Water Review, Vol. 3, No. 1, May 1990, pp. 1-9.',
        'Петров А.Б. Реки степи // Вода. 1990. № 4. С. 2–8.',
        '王五：《河流》，载《水文研究》1990年第4期，第2页。',
        '王五. 河流[J]. 水文研究, 1990(4): 2-9.',
        '赵六：《湖泊研究》，某某大学硕士学位论文，1996年，第9页。',
        'Water Office, “Levels,” 4 May 2001, https://example.org/levels/2001.',
      ]),
    ).toMatchObject([
      {
        type: 'article-journal',
        author: [
          { family: 'Doe', given: 'Anna B.' },
          { family: 'Roe', given: 'Carl' },
        ],
        title: 'Rivers',
        'container-title': 'Water Review',
        issued: { 'date-parts': [[1990, 5]] },
        volume: '3',
        issue: '1',
        page: '1-9',
        language: 'en',
      },
      {
        type: 'article-journal',
        author: [{ family: 'Петров', given: 'А.Б.' }],
        title: 'Реки степи',
        'container-title': 'Вода',
        issue: '4',
        page: '2-8',
        language: 'ru',
      },
      {
        type: 'article-journal',
        author: [{ literal: '王五' }],
        title: '河流',
        'container-title': '水文研究',
        issue: '4',
        page: '2',
      },
      { author: [{ literal: '王五' }], title: '河流', 'container-title': '水文研究', page: '2-9' },
      { type: 'thesis', title: '湖泊研究', publisher: '某某大学', issued: { 'date-parts': [[1996]] } },
      {
        type: 'webpage',
        title: 'Levels',
        issued: { 'date-parts': [[2001, 5, 4]] },
        URL: 'https://example.org/levels/2001',
      },
    ])
  })

  it('keeps places of publication, bodies as authors, initials, and the language of the note', async () => {
    expect(
      await items([
        'Иванов И. И. Реки степи. М.: Наука, 1979. С. 12.',
        'Ministère des Affaires fluviales, « Les fleuves de la steppe », Revue des eaux, vol. 4, no 2, 1987, p. 33.',
        'Голын архив, Голын түүх, Улаанбаатар, 1999, х. 12.',
        '外交部：《河流匯編》，臺北：某出版社，1995年，第12頁。',
      ]),
    ).toMatchObject([
      { type: 'book', author: [{ family: 'Иванов', given: 'И. И.' }], 'publisher-place': 'М.', publisher: 'Наука' },
      { title: 'Les fleuves de la steppe', author: [{ literal: 'Ministère des Affaires fluviales' }], language: 'fr' },
      { language: 'mn' },
      { type: 'book', 'publisher-place': '台北', publisher: '某出版社', page: '12' },
    ])
  })

  it('takes no work from a note that only points back', async () => {
    const found = await items([
      '王五：《河流》，水利出版社1990年版，第2页。',
      '同上，第4頁。',
      'Ibid., p. 9.',
      'Там же. С. 4.',
    ])
    expect(found.map(({ title }) => title)).toEqual(['河流'])
  })

  it('makes one bibliography, as BibTeX and RIS too', async () => {
    const note = 'Anna Doe, “Rivers,” Water Review, No. 1, 1990, p. 1.'
    const source = await readSource({
      name: 'x.txt',
      text: `Words.[1] More.[2]\n\nReferences\n\n[1] ${note}\n[2] Doe, “Rivers,” p. 4.\n`,
    })
    const works = bibliographyOf([source])
    expect(works).toHaveLength(1)
    expect(bibtex(works)).toContain('author = {Doe, Anna}')
    expect(ris(works)).toContain('AU  - Doe, Anna\r\nTI  - Rivers\r\nT2  - Water Review')
  })
})

describe('what is cited', () => {
  it('counts citations, most first, and knows what is held', async () => {
    const one = await readSource({
      name: 'one.txt',
      text: 'A/RES/1/2\n\nThe lake paper\n\nIt cites others, and this is a longer sentence that makes it running text beyond doubt, as any reader would say.',
    })
    const two = await readSource({ name: 'two.txt', text: 'The river paper.\n\nMore words.' })
    const three = await readSource({ name: 'three.txt', text: 'The sea paper.\n\nMore words.' })
    expect(one.self.symbol).toBe('A/RES/1/2')
    const held = { symbol: 'A/RES/1/2', url: 'https://undocs.org/en/A/RES/1/2' }
    const missing = { symbol: 'S/2001/5', url: null }
    const cited = citedDocuments([
      { source: one, symbols: [held, missing] },
      { source: two, symbols: [missing, missing, held] },
      { source: three, symbols: [] },
    ])
    expect(cited).toEqual([
      { symbol: 'S/2001/5', title: null, url: null, held: null, count: 3, by: ['one.txt', 'two.txt'] },
      {
        symbol: 'A/RES/1/2',
        title: null,
        url: 'https://undocs.org/en/A/RES/1/2',
        held: one.id,
        count: 1,
        by: ['two.txt'],
      },
    ])
  })
})
