import { describe, expect, it } from 'vitest'
import { clausesOf, flowsOf, readSource, sentencesOf } from './index.ts'

async function split(text: string): Promise<string[]> {
  const source = await readSource({ name: 'x.txt', text })
  return flowsOf(source).flatMap((flow) => sentencesOf(flow).map(({ from, to }) => flow.text.slice(from, to)))
}

async function clauses(text: string): Promise<string[]> {
  const source = await readSource({ name: 'x.txt', text })
  return flowsOf(source).flatMap((flow) =>
    sentencesOf(flow).flatMap((s) => clausesOf(flow, s).map(({ from, to }) => flow.text.slice(from, to))),
  )
}

describe('sentences', () => {
  it('ends at Chinese full stops, with the closing quotation mark', async () => {
    expect(await split('两国签署条约。他说：“我们欢迎。感谢各方。”会议随后结束。')).toEqual([
      '两国签署条约。',
      '他说：“我们欢迎。感谢各方。”',
      '会议随后结束。',
    ])
  })
  it('keeps a quotation that its sentence goes on after', async () => {
    expect(await split('他所说的“可以。不必。”的态度没有变。')).toEqual(['他所说的“可以。不必。”的态度没有变。'])
  })
  it('does not end at short forms, initials and numbers in English', async () => {
    const one = 'The U.S. delegation, led by Mr. J. P. Smith, cited No. 5 and Vol. 3.2 of the series.'
    expect(await split(`${one} It left on 3.5 hours' notice. “Good.” Then all went.`)).toEqual([
      one,
      "It left on 3.5 hours' notice.",
      '“Good.”',
      'Then all went.',
    ])
  })
  it('does not end at Russian short forms', async () => {
    expect(
      await split('Договор от 20 января 1993 г. подписан в г. Москве. Он вступил в силу, см. ст. 5. Текст на с. 12.'),
    ).toEqual([
      'Договор от 20 января 1993 г. подписан в г. Москве.',
      'Он вступил в силу, см. ст. 5.',
      'Текст на с. 12.',
    ])
  })
})

describe('clauses', () => {
  it('cuts at commas and semicolons outside quotations, titles and numbers', async () => {
    expect(await clauses('中方、俄方重申，支持《甲，乙条约》；金额为1,000元。')).toEqual([
      '中方、',
      '俄方重申，',
      '支持《甲，乙条约》；',
      '金额为1,000元。',
    ])
    expect(await clauses('The Parties, meeting in Oslo, said “yes, indeed”; they left.')).toEqual([
      'The Parties,',
      'meeting in Oslo,',
      'said “yes, indeed”;',
      'they left.',
    ])
  })
})
