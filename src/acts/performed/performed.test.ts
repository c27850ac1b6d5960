import { describe, expect, it } from 'vitest'
import { readSource } from '../../read/index.ts'
import { recognise } from '../../recognise/index.ts'
import { documentGenre, performedActs } from './index.ts'

async function perform(text: string) {
  const source = await readSource({ name: 'document.txt', text })
  const findings = recognise(source)
  const { acts, covered } = performedActs(source, findings)
  const told = acts.map(({ kind, agents, date }) => `${kind} ${agents.join('+')} ${date}`)
  return { genre: documentGenre(source, findings), acts, told, covered }
}

const TREATY = `No. 9001. TREATY BETWEEN MEXICO AND PERU CONCERNING FISHERIES. SIGNED
AT LIMA, ON 3 MAY 1955

The Government of Mexico and the Government of Peru, desiring to protect the sea in accordance with the
Agreement of Friendship signed on 9 June 1949, have agreed as follows:

Article 1
Each Contracting Party shall give the other data on its catches.

Article 2
This Treaty shall be ratified. It enters into force when the instruments are exchanged.

DONE at Lima this third day of May, nineteen hundred and fifty-five, in duplicate.`

const RESOLUTION = `Resolution 1901 (2011)
of 5 May 2011

The Security Council,

Deeply concerned at the fighting near the lake,

Acting under Chapter VII of the Charter,

1. Condemns the attack on the convoy and demands that it stop;

2. Requests the Secretary-General to report within a month;

3. Decides to remain seized of the matter.`

const STATEMENT_ZH = `中华人民共和国和吉尔吉斯共和国联合声明

一、双方重申恪守各项双边文件，反对单边制裁。

二、吉方支持中方提出的倡议。双方将扩大贸易规模。

2019年5月3日于比什凯克`

const STATEMENT_RU = `Совместное заявление Российской Федерации и Республики Перу
3 мая 2019 года

Стороны подтвердили приверженность Уставу ООН и договорились расширять торговлю.

Стороны решительно осуждают терроризм.`

describe('documents that perform acts', () => {
  it('reads a treaty: signature, an undertaking an article, an earlier treaty', async () => {
    const { genre, told, covered } = await perform(TREATY)
    expect(genre).toMatchObject({ genre: 'treaty', date: '1955-05-03', place: 'Lima', force: 'treaty' })
    expect(told).toContain('sign MEX+PER 1955-05-03')
    expect(told.filter((act) => act === 'pledge MEX+PER 1955-05-03')).toHaveLength(2)
    expect(told).toContain('conclude MEX+PER 1949-06-09')
    expect(covered.size).toBeGreaterThan(0)
  })

  it('reads a resolution clause by clause, every verb an act of the organ', async () => {
    const { genre, acts, told } = await perform(RESOLUTION)
    expect(genre).toMatchObject({
      genre: 'resolution',
      issuers: ['UNSC'],
      instrumentId: 'S/RES/1901(2011)',
      date: '2011-05-05',
    })
    expect(acts.map(({ kind }) => kind)).toEqual(['oppose', 'state', 'oppose', 'urge', 'urge', 'adopt'])
    expect(new Set(told.map((act) => act.split(' ').slice(1).join(' ')))).toEqual(new Set(['UNSC 2011-05-05']))
  })

  it('reads a Chinese joint statement: both sides, one of them, verbs without a subject', async () => {
    const { told } = await perform(STATEMENT_ZH)
    expect(told).toEqual([
      'reaffirm CHN+KGZ 2019-05-03',
      'oppose CHN+KGZ 2019-05-03',
      'support KGZ 2019-05-03',
      'pledge CHN+KGZ 2019-05-03',
    ])
  })

  it('takes the party that speaks for the issuer, not the one before the colon', async () => {
    const { genre, told } = await perform(
      'Chad: Statement by the Spokesperson on the floods\n\nOslo, 3 May 2012\n\nNorway welcomes the truce in Chad of 2 May, which the two armies signed in the north of the country after many weeks of talks. We urge all armed groups to respect it and to let aid through.',
    )
    expect(genre.issuers).toEqual(['NOR'])
    expect(told).toEqual(['support NOR 2012-05-03', 'urge NOR 2012-05-03'])
  })

  it('reads what two holders of offices say and agree', async () => {
    const { told } = await perform(
      'Joint Communique\n\nOttawa, 4 June 1949\n\nThe President of Mexico, Pedro Vargas, and the Prime Minister of Canada, John Carver, met in Ottawa and reviewed at length the state of trade between the two countries.\n\nBoth the President and the Prime Minister agreed on the need for a treaty. At the same time the leaders recognized that it would take years. They agreed that officials of the two countries would meet in autumn. The President expressed concern at the price of wheat.',
    )
    const both = 'MEX+Pedro Vargas+CAN+John Carver'
    expect(told.slice(-4).map((line) => line.replace('MEX+CAN+Pedro Vargas+John Carver', both))).toEqual([
      `conclude ${both} 1949-06-04`,
      `recognise ${both} 1949-06-04`,
      `conclude ${both} 1949-06-04`,
      'oppose MEX+Pedro Vargas 1949-06-04',
    ])
  })

  it('reads a Russian joint statement', async () => {
    const { told } = await perform(STATEMENT_RU)
    expect(told).toEqual(['reaffirm RUS+PER 2019-05-03', 'pledge RUS+PER 2019-05-03', 'oppose RUS+PER 2019-05-03'])
  })

  it.each([
    'Mexico and Peru sign joint statement\n\nLIMA. The two sides agreed to widen trade on Monday.',
    'A History of the Treaty of Lima\n\nMexico and Peru signed the treaty in 1955. Scholars believe that it is still in force.',
  ])('leaves reports about such documents alone', async (text) => {
    const { genre, acts } = await perform(text)
    expect(genre.genre).toBe('other')
    expect(acts).toEqual([])
  })
})
