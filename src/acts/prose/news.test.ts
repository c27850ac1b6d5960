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
