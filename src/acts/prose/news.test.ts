import { describe, expect, it } from 'vitest'
import type { Act } from '../../model/index.ts'
import { readSource } from '../../read/index.ts'
import { recognise } from '../../recognise/index.ts'
import { findActs } from '../index.ts'

async function read(text: string, language: string): Promise<Act[]> {
  const source = await readSource({ text, name: 'report.txt', language })
  return findActs(source, recognise(source))
}

const REPORT = `Brazil and Chile hold talks

Santiago, 5 August 2024 - Brazilian President Luiz Inácio Lula da Silva met Chilean President Gabriel Boric on Monday.

Chile supported the proposal. Peru had opposed it.
`

describe('news', () => {
  it('dates what a report tells without a date by the day told last, with less confidence', async () => {
    const acts = await read(REPORT, 'en')
    const support = acts.find(({ kind }) => kind === 'support')
    const meeting = acts.find(({ kind }) => kind === 'meet')
    expect(support?.date).toBe('2024-08-05')
    expect(support?.confidence.date).toBeLessThan(meeting!.confidence.date)
  })

  it('leaves what was before without a date', async () => {
    expect((await read(REPORT, 'en')).find(({ kind }) => kind === 'oppose')?.date).toBeNull()
  })

  it('guesses no day where no day heads the text', async () => {
    const acts = await read('Chile supported the proposal. Peru opposed it.', 'en')
    expect(acts.every(({ date }) => date === null)).toBe(true)
  })
})

describe('withSpeaker', () => {
  it('adds the office holder to what he says for his state', async () => {
    const acts = await read('2019年6月5日，俄罗斯总统普京表示，俄方愿发展友好关系。俄方坚定支持塞尔维亚。', 'zh')
    expect(acts.find(({ kind }) => kind === 'support')?.agents).toEqual(['RUS', 'Vladimir Putin'])
  })

  it('leaves another state its own act', async () => {
    const acts = await read('2019年6月5日，俄罗斯总统普京表示，塞方支持俄罗斯。', 'zh')
    expect(acts.filter(({ agents }) => agents.includes('SRB')).every(({ agents }) => agents.length === 1)).toBe(true)
  })
})

describe('a speech in a report of a meeting', () => {
  const REPORT_ZH = `2022年6月8日

新华社巴黎6月8日电 法国总统马克龙8日在巴黎会见越南总理范明政。

马克龙指出，双方应该扩大海洋科研合作。我们反对贸易保护主义。

范明政表示，越南不赞同阵营对抗。
`

  it('proposes what it asks of both sides, and acts for its own by “we”', async () => {
    const acts = await read(REPORT_ZH, 'zh')
    const proposed = acts.find(({ kind }) => kind === 'propose')
    expect(proposed).toMatchObject({ agents: ['FRA', 'Emmanuel Macron'], targets: ['VNM'], date: '2022-06-08' })
    const opposed = acts.filter(({ kind }) => kind === 'oppose')
    expect(opposed.map(({ agents }) => agents[0])).toEqual(['FRA', 'VNM'])
  })

  it('goes on with what a bare opener says, and takes numbered demands for one', async () => {
    const acts = await read(
      `${REPORT_ZH}\n马克龙说，法越关系走过了不平凡的历程。\n\n马克龙强调，国际社会应该团结。一要停止敌对行动。二要恢复对话。\n`,
      'zh',
    )
    const said = acts.filter(({ kind }) => kind === 'state')
    expect(said.map(({ targets }) => targets)).toEqual([['VNM']])
    expect(acts.filter(({ kind }) => kind === 'urge')).toHaveLength(2)
  })

  it('answers for his side who spoke before the question', async () => {
    const acts = await read(
      '2022年6月8日\n\n新华社6月8日电 中国外交部发言人赵立坚8日主持例行记者会。\n\n赵立坚：现在开始提问，请各位记者先说明自己来自哪家媒体。\n\n问：日本首相今天是否会就此事作出回应？他对此表示了什么？\n\n答：我们反对单边制裁。\n',
      'zh',
    )
    expect(acts.find(({ kind }) => kind === 'oppose')?.agents).toEqual(['CHN', 'Zhao Lijian'])
  })

  it('counts the days of a second report from its own day', async () => {
    const acts = await read(`${REPORT_ZH}\n2014年3月4日\n\n日本首相安倍晋三3日访问肯尼亚。\n`, 'zh')
    expect(acts.find(({ kind }) => kind === 'visit')?.date).toBe('2014-03-03')
  })
})
