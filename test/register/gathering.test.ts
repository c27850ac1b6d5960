import { afterAll, describe, expect, it } from 'vitest'
import type { GatheredAct } from '../../src/model/index.ts'
import { readDocument } from '../../src/records/read.ts'
import { type Dossier, initDossier, openDossier } from '../../src/register/index.ts'
import { newFolder, removeFolders } from './fixtures.ts'

afterAll(removeFolders)

const ANNA = { by: 'Anna' }

async function dossierOf(texts: Record<string, string>): Promise<Dossier> {
  const dossier = initDossier(newFolder(), { title: 'Reports' })
  for (const [name, text] of Object.entries(texts)) {
    const bytes = new TextEncoder().encode(text)
    dossier.keep({ ...(await readDocument({ name, bytes })), bytes })
  }
  return dossier
}

const signings = (dossier: Dossier): GatheredAct[] => dossier.gathered({ kind: 'sign' })

const TOLD = {
  'en.txt':
    'On 20 January 1993 Mongolia and Russia signed a treaty of friendship in Moscow. Both capitals welcomed it.',
  'ru.txt': '20 января 1993 года Монголия и Россия подписали в Москве договор о дружественных отношениях.',
  'zh.txt': '1993年1月，蒙古国和俄罗斯在莫斯科签署友好关系条约。两国关系由此翻开新的一页。',
  'late.txt':
    'In the memoirs of a diplomat one reads that Mongolia and Russia signed their friendship treaty on 21 January 1993.',
}

describe('an act that several documents report', () => {
  it('is one, in three languages, with its origins and the days that differ', async () => {
    const dossier = await dossierOf(TOLD)
    const [act, ...others] = signings(dossier)
    expect(others).toEqual([])
    expect(act!.reports.map(({ source }) => source.name).sort()).toEqual(['en.txt', 'late.txt', 'ru.txt', 'zh.txt'])
    expect(act!.origins).toBe(4)
    expect(act!.divergences).toMatchObject([
      {
        slot: 'date',
        values: [{ value: '1993-01-20', reports: { length: 2 } }, { value: '1993-01-21' }, { value: '1993-01' }],
      },
    ])
    // Nothing recorded is changed by looking at it so.
    expect(dossier.acts({ kind: 'sign' })).toHaveLength(4)
    // Found by any of its reports.
    expect(dossier.gathered({ kind: 'sign', from: '1993-01-21', to: '1993-01-21' })).toHaveLength(1)
    dossier.close()
  })

  it('has one origin where all repeat one communiqué', async () => {
    const communique =
      'On 5 May 2011 Mongolia and Kazakhstan signed a treaty on the use of waters. The two sides support its early entry into force, and will exchange data on floods.'
    const papers = ['Daily', 'Herald', 'Courier', 'Tribune', 'Gazette', 'Mirror', 'Post', 'Star', 'Echo', 'Times']
    const dossier = await dossierOf(
      Object.fromEntries(
        papers.map((paper, n) => [
          `${paper}.txt`,
          `From the ${paper}, page ${n + 1}.\n\n${communique}\n\nAll rights belong to the ${paper}.`,
        ]),
      ),
    )
    for (const kind of ['sign', 'support']) {
      const [act, ...others] = dossier.gathered({ kind })
      expect(others).toEqual([])
      expect(act).toMatchObject({ origins: 1, reports: { length: 10 }, divergences: [] })
    }
    dossier.close()
  })

  it('is taken apart and put together by a person, and back again', async () => {
    const dossier = await dossierOf(TOLD)
    const late = dossier.acts({ kind: 'sign' }).find(({ source }) => source.name === 'late.txt')!.id
    const others = dossier
      .acts({ kind: 'sign' })
      .map(({ id }) => id)
      .filter((id) => id !== late)
    const sizes = (of = dossier) => signings(of).map(({ reports }) => reports.length)
    dossier.decide({ kind: 'other-act', records: [late, ...others] }, ANNA)
    expect(sizes()).toEqual([3, 1])
    dossier.undo(ANNA)
    expect(sizes()).toEqual([4])
    dossier.redo(ANNA)
    expect(sizes()).toEqual([3, 1])
    dossier.decide({ kind: 'same-act', records: [late, ...others] }, { ...ANNA, why: 'a slip of the pen' })
    expect(sizes()).toEqual([4])
    expect(dossier.verify().fault).toBeNull()
    // It holds where the dossier is opened again, and travels with a merge.
    dossier.undo(ANNA)
    const { folder } = dossier
    dossier.close()
    const again = openDossier(folder)
    expect(sizes(again)).toEqual([3, 1])
    const other = await dossierOf(TOLD)
    other.merge(folder, ANNA)
    expect(sizes(other)).toEqual([3, 1])
    again.close()
    other.close()
  })

  it('needs two records that are there', async () => {
    const dossier = await dossierOf(TOLD)
    const [first] = dossier.acts()
    expect(() => dossier.decide({ kind: 'same-act', records: [first!.id, 'nothing'] }, ANNA)).toThrow('no such record')
    expect(() => dossier.decide({ kind: 'same-act', records: [first!.id, first!.id] }, ANNA)).toThrow('with itself')
    dossier.close()
  })
})
