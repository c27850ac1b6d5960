import { describe, expect, it } from 'vitest'
import type { RecordedAct } from '../model/index.ts'
import { parseAct, recordedAct, Standing, shippedRulebook } from './index.ts'
import { sameTreaties } from './same-treaty.ts'

/** An act whose instrument is named by its title, known to no table. */
function signs(text: string, number: number): RecordedAct {
  const recorded = recordedAct(parseAct(text), number)
  return { ...recorded, act: { ...recorded.act, instrumentId: null } }
}

describe('one treaty under titles of several languages', () => {
  const zh = signs('BGR signs "友好合作条约" with ROU with force treaty on 1992-01-27', 0)
  const ru = signs('ROU signs "Договор о дружбе и сотрудничестве" with BGR with force treaty in 1992-01', 1)
  const en = signs('BGR signs "Treaty on Consular Matters" with ROU with force treaty on 1995-03-01', 2)

  it('is kept under the first', () => {
    expect([...sameTreaties([zh, ru, en])]).toEqual([['Договор о дружбе и сотрудничестве', '友好合作条约']])
  })

  it('is not guessed where two treaties of one language fit', () => {
    const other = signs('ROU signs "Договор о торговле" with BGR with force treaty in 1992-01', 3)
    expect(sameTreaties([zh, ru, other]).size).toBe(0)
  })

  it('is not guessed from a year', () => {
    expect(sameTreaties([zh, signs('ROU signs "Договор о дружбе" with BGR with force treaty in 1992', 4)]).size).toBe(0)
  })

  it('has one status, with what either title says of it', () => {
    const ratified = signs('ROU ratifies "Договор о дружбе и сотрудничестве" with force treaty on 1992-06-01', 5)
    const standing = new Standing(shippedRulebook(), [zh, ru, ratified])
    expect(standing.on('ROU signatory to 友好合作条约', '1993-01-01').answer).toBe('yes')
    expect(standing.on('ROU bound by 友好合作条约', '1993-01-01').answer).toBe('yes')
    expect(standing.on('ROU bound by Договор о дружбе и сотрудничестве', '1993-01-01').answer).toBe('yes')
  })
})
