import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOn, NO_MENTIONS, newFolder, removeFolders, sourceOf } from '../../../test/register/fixtures.ts'
import type { Act, Mentions } from '../../model/index.ts'
import { type Dossier, initDossier, openDossier, type SearchOptions } from '../index.ts'

const ENGLISH =
  'Mongolia declared that no nuclear weapons would be stationed on its territory.\nThe delegation of Peru thanked the chair.'
const RUSSIAN =
  'Стороны подписали договор о дружественных отношениях.\nМонголия получила статус наблюдателя в организации.'
const CHINESE = '蒙古国宣布开放两处边境口岸。\n两国领导人在北京会晤，讨论了过境运输问题。'

let dossier: Dossier

function keep(
  text: string,
  name: string,
  language: string,
  acts: Act[],
  parties: [block: number, id: string][] = [],
): void {
  const { source, bytes } = sourceOf(text, name, { language })
  const mentions: Mentions = {
    ...NO_MENTIONS,
    parties: parties.map(([block, id]) => ({
      block,
      id,
      type: 'state',
      by: 'name',
      others: [],
      why: null,
      start: 0,
      end: 1,
      quote: '',
      pieces: [{ start: 0, end: 1 }],
    })),
  }
  const blocks = source.blocks.map((block) => ({ ...block, language }))
  dossier.keep({ source: { ...source, blocks }, bytes, mentions, acts })
}

beforeAll(() => {
  dossier = initDossier(newFolder(), {
    title: 'Trial',
    names: [{ id: 'FRIENDS', type: 'group', names: { en: ['Friends of the Chair'] } }],
  })
  keep(
    ENGLISH,
    'en.txt',
    'en',
    [actOn(ENGLISH, 'Mongolia declared that no nuclear weapons', { topics: ['nuclear-weapon-free'] })],
    [
      [0, 'MNG'],
      [1, 'PER'],
    ],
  )
  keep(
    RUSSIAN,
    'ru.txt',
    'ru',
    [actOn(RUSSIAN, 'подписали договор', { kind: 'sign', agents: ['RUS', 'MNG'], date: '1993-01-20' })],
    [[1, 'MNG']],
  )
  keep(
    CHINESE,
    'zh.txt',
    'zh',
    [actOn(CHINESE, '两国领导人在北京会晤', { kind: 'meet', agents: ['CHN', 'FRIENDS'], date: '2002' })],
    [[0, 'MNG']],
  )
})
afterAll(() => {
  dossier.close()
  removeFolders()
})

const found = async (question: string) =>
  (await dossier.search(question)).map(
    ({ source, record, passage }) => `${source.name} ${record?.act.kind} ${passage.quote.slice(0, 12)}`,
  )
const names = async (question: string, options: SearchOptions = {}) => {
  const results = await dossier.search(question, options)
  return [...new Set(results.map(({ source, record }) => source.name + (record ? '!' : '')))].sort()
}

describe('search', () => {
  it.each([
    ['inflected English', 'nuclear weapon', ['en.txt', 'en.txt!']],
    ['inflected Russian', 'договоры', ['ru.txt', 'ru.txt!']],
    ['Russian, another case', 'наблюдателем организаций', ['ru.txt']],
    ['Chinese without spaces', '口岸', ['zh.txt']],
    ['one Chinese character', '岸', ['zh.txt']],
    ['a phrase', '"nuclear weapons"', ['en.txt', 'en.txt!']],
    ['a phrase in another order', '"weapons nuclear"', []],
    ['all words must be there', 'nuclear Peru', []],
    ['nothing but signs', '" * ( :', []],
    ['no words', '', []],
  ])('finds %s', async (_, question, expected) => expect(await names(question)).toEqual(expected))

  it.each(['蒙古', 'Mongolia', 'mongolia', 'Монголия'])('finds a party under any name: %s', async (name) =>
    expect(await names(name)).toEqual(['en.txt', 'en.txt!', 'ru.txt', 'ru.txt!', 'zh.txt']),
  )

  it('finds a party together with words, and under a name of the dossier', async () => {
    expect(await names('蒙古 договор')).toEqual(['ru.txt!'])
    expect(await names('friends of the chair')).toEqual(['zh.txt!'])
    expect(await names('', { party: '秘鲁' })).toEqual(['en.txt'])
    expect(await names('', { party: 'MNG', only: 'records' })).toEqual(['en.txt!', 'ru.txt!'])
  })

  it('filters records by kind, date, topic and source', async () => {
    expect(await names('', { kind: 'sign' })).toEqual(['ru.txt!'])
    expect(await names('', { from: '1993', to: '2001' })).toEqual(['ru.txt!'])
    expect(await names('', { topic: 'nuclear-weapon-free' })).toEqual(['en.txt!'])
    expect(await names('Mongolia', { from: '1993' })).toEqual(['ru.txt!'])
    expect(await names('Mongolia', { only: 'sources', limit: 1 })).toHaveLength(1)
    await expect(names('x', { kind: 'dance' })).rejects.toThrow(/no kind of act/)
  })

  it('gives the passage at its place', async () => {
    const [result] = await dossier.search('过境运输')
    expect(result).toMatchObject({ block: 1, record: null, source: { name: 'zh.txt' } })
    const { start, end, quote } = result!.passage
    expect([...CHINESE].slice(start, end).join('')).toBe(quote)
  })

  it('follows decisions and their undoing', async () => {
    const record = dossier.acts({ kind: 'sign' })[0]!.id
    dossier.decide({ kind: 'correct', record, act: { about: 'transit corridors' } }, { by: 'Anna' })
    expect(await found('corridor')).toEqual(['ru.txt sign подписали до'])
    dossier.decide({ kind: 'reject', record }, { by: 'Anna' })
    expect(await found('corridor')).toEqual([])
    dossier.undo({ by: 'Anna' })
    dossier.undo({ by: 'Anna' })
    expect(await found('corridor')).toEqual([])
    expect(await names('договор')).toEqual(['ru.txt', 'ru.txt!'])
  })

  it('needs no index: it is made anew when it is missing or damaged', async () => {
    const { folder } = dossier
    dossier.close()
    for (const damage of [
      () => rmSync(join(folder, 'search.db')),
      () => writeFileSync(join(folder, 'search.db'), 'x'.repeat(5000)),
    ]) {
      damage()
      dossier = openDossier(folder)
      expect(await names('договор')).toEqual(['ru.txt', 'ru.txt!'])
      dossier.close()
    }
    dossier = openDossier(folder)
  })
})
