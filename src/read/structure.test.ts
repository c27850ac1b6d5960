import { describe, expect, it } from 'vitest'
import type { Source } from '../model/index.ts'
import { flowsOf, readSource } from './index.ts'

const read = (text: string) => readSource({ name: 'x.txt', text })
const seen = (source: Source) =>
  flowsOf(source).map(({ block, text }) => `${block.kind}${block.number === null ? '' : ` ${block.number}`}: ${text}`)
const notes = (source: Source) =>
  source.notes.map((note) => `${note.marker} ${flowsOf(source)[note.block]!.text} @${note.call?.start}`)

describe('structure of laid-out text', () => {
  it('a resolution: masthead, title, clauses, sub-items, markers alone on their lines', async () => {
    const source = await read(`          United Nations                              A/RES/71/9999

                 Seventy-first session

          71/9999. Confidence of land-locked States

          The General Assembly,

          Recalling the purposes of the Charter of the United Nations, as well as
     the Declaration on Principles of International Law,1

          1.   Takes note of the report of the Secretary-General;2

          2.   Welcomes the measures taken by land-locked States:

               (a)  To consolidate their ports;

          _______________
          1
              Resolution 2625 (XXV), annex.
          2
              A/71/161.
`)
    expect(seen(source)).toEqual([
      'matter: United Nations A/RES/71/9999',
      'heading: Seventy-first session',
      'title: 71/9999. Confidence of land-locked States',
      'paragraph: The General Assembly,',
      'preambular: Recalling the purposes of the Charter of the United Nations, as well as the Declaration on Principles of International Law,',
      'operative 1: Takes note of the report of the Secretary-General;',
      'operative 2: Welcomes the measures taken by land-locked States:',
      'item (a): To consolidate their ports;',
      'separator: _______________',
      'note 1: Resolution 2625 (XXV), annex.',
      'note 2: A/71/161.',
    ])
    expect(source.self.symbol).toBe('A/RES/71/9999')
    expect(source.notes.every((note) => note.call !== null)).toBe(true)
  })

  it('a Russian joint statement: numbered points, list, note', async () => {
    const source = await read(`СОВМЕСТНОЕ ЗАЯВЛЕНИЕ
Президентов двух стран

3 сентября 2019 года

1. Стороны подтвердили приверженность Договору 1993 г.

2. Стороны договорились:

- развивать торговлю;
- расширять обмены студентами.

3. Стороны приветствовали подписание Соглашения о торговле1.

__________
1 Подписано в г. Улан-Баторе 3 сентября 2019 г.
`)
    expect(seen(source)).toEqual([
      'title: СОВМЕСТНОЕ ЗАЯВЛЕНИЕ Президентов двух стран',
      'matter: 3 сентября 2019 года',
      'paragraph 1: Стороны подтвердили приверженность Договору 1993 г.',
      'paragraph 2: Стороны договорились:',
      'item: развивать торговлю;',
      'item: расширять обмены студентами.',
      'paragraph 3: Стороны приветствовали подписание Соглашения о торговле.',
      'separator: __________',
      'note 1: Подписано в г. Улан-Баторе 3 сентября 2019 г.',
    ])
    expect(source.published).toBe('2019-09-03')
  })

  it('Chinese news: title, dateline of the page, paragraphs', async () => {
    const source = await read(`两国元首举行会谈
2022-11-28 19:45 来源：某某社

某某社北京11月28日电（记者张三）两国元首28日下午举行会谈。

　　双方指出，两国是山水相连的友好邻邦。

责任编辑：李四
`)
    expect(seen(source)).toEqual([
      'title: 两国元首举行会谈',
      'matter: 2022-11-28 19:45来源：某某社',
      'paragraph: 某某社北京11月28日电（记者张三）两国元首28日下午举行会谈。',
      'paragraph: 双方指出，两国是山水相连的友好邻邦。',
      'matter: 责任编辑：李四',
    ])
    expect(source.published).toBe('2022-11-28')
  })

  it('a report: initials at a line end, a table, note signs and bracketed notes', async () => {
    const source = await read(`REPORT OF THE DELEGATION TO THE
NORTHERN CONFERENCE

I. INTRODUCTION

1.1  The delegation visited Oslo from 3 to 7 May 2010. It met Mr. A. B.
Hansen, Minister of Trade, who showed it the port and the programme.*

II. FINDINGS

2.1  Trade rose by 3.5 per cent between 2005
and 2009.[1] The port handled 12 million tons.[2]

Year    Tons
2005    10.1
2009    12.0

* As of 1 June 2010.

[1] Statistics Office, "Trade in Goods", Oslo, 2010.
[2] Ibid., p. 4.
`)
    expect(seen(source).slice(0, 6)).toEqual([
      'title: REPORT OF THE DELEGATION TO THE NORTHERN CONFERENCE',
      'heading I.: I. INTRODUCTION',
      'paragraph 1.1: The delegation visited Oslo from 3 to 7 May 2010. It met Mr. A. B. Hansen, Minister of Trade, who showed it the port and the programme.',
      'heading II.: II. FINDINGS',
      'paragraph 2.1: Trade rose by 3.5 per cent between 2005 and 2009. The port handled 12 million tons.',
      'table: Year Tons 2005 10.1 2009 12.0',
    ])
    expect(source.notes.map((note) => [note.marker, note.refersTo])).toEqual([
      ['*', null],
      ['[1]', null],
      ['[2]', 2],
    ])
  })

  it('page-bottom notes that start again cut sentences in two, with a call at a line’s beginning', async () => {
    const source = await read(`港口的使用费率由两国每年商定一次，① 而口岸的开放时间则由边境官员会
商决定。双方还同意在铁路运输方面给予对方最惠的待遇，② 并且在必要时举

① 《过境协定》，1999 年 5 月 4 日。
② A. Doe, “Ports,” Sea Review, No. 1, 2001, p. 5.
 行特别会议。有人认为，这样的安排还不够稳定。
① 双方的商人却普遍表示欢迎，因为货物可以更快地运到海边而不必多付费

① 同上。
`)
    const text = seen(source).filter((line) => line.startsWith('paragraph'))
    expect(text[0]).toContain('并且在必要时举行特别会议')
    expect(source.notes.map((note) => [note.marker, note.call !== null])).toEqual([
      ['①', true],
      ['②', true],
      ['①', true],
    ])
    expect(notes(source)[1]).toMatch(/^② A\. Doe, “Ports,”/)
  })

  it('a Chinese organ alone on its line opens the clauses, also under a title as long as the lines, and each clause is one', async () => {
    const source = await read(`联合国  A/RES/71/9998
大会
第七十一届会议  议程项目20
2016年12月9日大会决议

71/9998. 必须降低内陆发展中国家的过境、运输和港口费用

大会，

回顾其关于内陆国家过境运输问题的各项决议和有关宣言，

重申内陆国家进出海洋的权利和国际贸易自由的基本原则，

关切内陆国家承担的费用仍高于沿海国家应承担的费用，

1. 注意到秘书长关于内陆国家过境运输问题的最新报告；

2. 请秘书长就此问题向大会第七十二届会议提出报告。
`)
    expect(seen(source)).toContain('paragraph: 大会，')
    expect(source.blocks.filter(({ kind }) => kind === 'preambular')).toHaveLength(3)
  })

  it('a long text without spaces or line ends is read at once', async () => {
    const started = performance.now()
    for (const unit of ['条', 'a', '[', '1', '“', '（', '/', '. ']) await read(unit.repeat(1_000_000))
    expect(performance.now() - started).toBeLessThan(30_000)
  }, 60_000)
})
