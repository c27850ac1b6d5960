import { describe, expect, it } from 'vitest'
import type { Act } from '../model/index.ts'
import { readSource } from '../read/index.ts'
import { recognise } from '../recognise/index.ts'
import { findActs } from './index.ts'

async function read(text: string, language: string): Promise<Act[]> {
  const source = await readSource({ text, name: 'sentence.txt', language })
  return findActs(source, recognise(source))
}

/** "kind agents > targets date modality", for one-line expectations. */
const line = (act: Act) =>
  [
    act.kind,
    act.agents.join('+'),
    ...(act.targets.length > 0 ? ['>', act.targets.join('+')] : []),
    act.date ?? 'undated',
    act.modality,
  ].join(' ')

describe('findActs', () => {
  it('makes an act of each separate date', async () => {
    const acts = await read('1996年和1997年，智利与玻利维亚举行谈判。', 'zh')
    expect(acts.map(line)).toEqual(['negotiate CHL+BOL 1996 actual', 'negotiate CHL+BOL 1997 actual'])
  })

  it('makes an act of each instrument in a list', async () => {
    const acts = await read('1994年，该国议会通过决议。2015年，蒙古国加入《核安全公约》和《化学武器公约》。', 'zh')
    expect(acts.filter(({ kind }) => kind === 'accede').map(({ instrument }) => instrument)).toHaveLength(2)
  })

  it('does not date a stand by the day of what it is taken on', async () => {
    const of = await read('Chile condemned the raid of 3 May 2004 on the port.', 'en')
    expect(of.filter(({ kind }) => kind === 'oppose').map(line)).toEqual(['oppose CHL undated actual'])
    const own = await read('On 5 May 2004 Chile condemned the raid of 3 May 2004 on the port.', 'en')
    expect(own.filter(({ kind }) => kind === 'oppose').map(line)).toEqual(['oppose CHL 2004-05-05 actual'])
  })

  it('takes the last fitting subject where Chinese leaves it out', async () => {
    const acts = await read('2010年，俄罗斯批准了该条约，并宣布将继续裁减核武器。', 'zh')
    expect(acts.map(({ kind, agents }) => [kind, agents])).toContainEqual(['ratify', ['RUS']])
    expect(acts.every(({ agents }) => agents.join() === 'RUS')).toBe(true)
  })

  it('reads an act inside another one with its own modality', async () => {
    const acts = await read('2010年，加拿大提议由挪威主办下届论坛。', 'zh')
    expect(acts.map(line)).toEqual(['propose CAN 2010 actual', 'host NOR undated planned'])
  })

  it('names a condition hypothetical and a denial negated', async () => {
    expect((await read('如果摩尔多瓦加入欧盟，罗马尼亚将予以支持。', 'zh'))[0]?.modality).toBe('hypothetical')
    expect((await read('Ireland has never joined NATO.', 'en'))[0]?.modality).toBe('negated')
    expect((await read('Казахстан не подписал договор.', 'ru'))[0]?.modality).toBe('negated')
  })

  it('turns subject and object in the passive voice', async () => {
    const acts = await read('The declaration was adopted by the General Assembly on 4 December 1998.', 'en')
    expect(acts.map(line)).toEqual(['adopt UNGA 1998-12-04 actual'])
  })

  it('gives a scholar his opinion alone, and an officer his state', async () => {
    const officer = await read('Foreign Minister Sergey Lavrov of Russia said that talks were useful.', 'en')
    expect(officer[0]?.agents).toEqual(['RUS', 'Sergey Lavrov'])
  })

  it('makes one act of two reports of the same event', async () => {
    const acts = await read(
      '2008年2月，法国外长库什内访问利比里亚。\n\n文件说，2008年2月，法国外长库什内访问利比里亚。',
      'zh',
    )
    expect(acts.filter(({ kind }) => kind === 'visit').map(({ passages }) => passages.length)).toEqual([2])
  })

  it('puts topics on what a passage speaks of', async () => {
    const acts = await read('In April 2007 Norway became an observer of the League of Arab States.', 'en')
    expect(acts[0]?.topics).toContain('observer-status')
  })

  it('reads a list of what was signed, item by item', async () => {
    const text = [
      'Визит в Перу',
      '5 мая 2004 года',
      'Президент Чили прибыл в Перу с визитом и провел беседу о торговле, о туризме и о школах.',
      'Подписаны следующие документы:',
      '1. Соглашение между правительством Чили и правительством Перу о туризме.',
      '2. Меморандум о взаимопонимании между Министерством экономики Чили и Министерством торговли Перу.',
    ]
    const acts = await read(text.join('\n\n'), 'ru')
    expect(acts.filter(({ kind }) => kind === 'sign').map(line)).toEqual([
      'sign CHL/government+PER/government 2004-05-05 actual',
      'sign CHL/ministry-of-economy+PER/ministry-of-trade 2004-05-05 actual',
    ])
  })
})
