import { describe, expect, it } from 'vitest'
import { changes, duties, leaves, Standing, shippedRulebook, thread, whatIf } from '../../src/standing/index.ts'
import { haveLabels, labelledActs } from './labelled.ts'

/** A question, the day, the answer ("possibly" where only uncertain dates allow it), and acts that bear it (document and number of the label). */
const QUESTIONS: [question: string, on: string, answer: string, acts: string][] = [
  ['CHN giver of a negative security assurance to MNG', '1993-06-01', 'possibly', 'memorandum-12'],
  ['CHN giver of a negative security assurance to MNG', '2001-01-01', 'yes', 'memorandum-12'],
  ['RUS giver of a negative security assurance to MNG', '1999-01-01', 'unknown', ''],
  ['RUS giver of a negative security assurance to MNG', '2001-01-01', 'yes', 'memorandum-37'],
  ['USA giver of a positive security assurance to MNG', '1995-01-01', 'yes', 'memorandum-13'],
  ['GBR giver of a positive security assurance to MNG', '1995-01-01', 'yes', 'memorandum-14'],
  ['FRA giver of a positive security assurance to MNG', '1995-01-01', 'unknown', ''],
  ['FRA giver of a negative security assurance to MNG', '1995-01-01', 'yes', 'memorandum-15'],
  ['FRA giver of a positive security assurance to MNG', '2001-01-01', 'yes', 'memorandum-37'],
  ['CHN giver of a positive security assurance to MNG', '2012-09-18', 'yes', 'memorandum-37'],
  ['P5 giver of a negative security assurance to MNG', '1999-01-01', 'unknown', 'memorandum-12 memorandum-15'],
  ['P5 giver of a negative security assurance to MNG', '2001-01-01', 'yes', 'memorandum-12 memorandum-15'],
  ['P5 giver of a positive security assurance to MNG', '2012-09-18', 'yes', 'memorandum-37 memorandum-14'],
  ['CHN giver of a security assurance to MNG with force political', '2013-01-01', 'yes', 'memorandum-12'],
  ['FRA giver of a security assurance to MNG with force political', '2013-01-01', 'yes', 'memorandum-15'],
  ['RUS giver of a security assurance to MNG with force political', '2013-01-01', 'yes', 'memorandum-37'],
  ['GBR giver of a security assurance to MNG with force political', '2013-01-01', 'yes', 'memorandum-14'],
  ['USA giver of a security assurance to MNG with force political', '2013-01-01', 'yes', 'memorandum-13'],
  ['CHN legally bound to assure MNG', '2013-01-01', 'unknown', ''],
  ['FRA legally bound to assure MNG', '2013-01-01', 'unknown', ''],
  ['RUS legally bound to assure MNG', '2013-01-01', 'unknown', ''],
  ['GBR legally bound to assure MNG', '2013-01-01', 'unknown', ''],
  ['USA legally bound to assure MNG', '2013-01-01', 'unknown', ''],
  ['CHN respecting the nuclear-weapon-free status of MNG', '2012-09-18', 'yes', 'memorandum-12'],
  ['FRA respecting the nuclear-weapon-free status of MNG', '2012-09-18', 'yes', 'memorandum-65'],
  ['RUS respecting the nuclear-weapon-free status of MNG', '2012-09-18', 'yes', 'memorandum-65'],
  ['GBR respecting the nuclear-weapon-free status of MNG', '2012-09-18', 'yes', 'memorandum-65'],
  ['USA respecting the nuclear-weapon-free status of MNG', '2012-09-18', 'yes', 'memorandum-65'],
  ['USA respecting the nuclear-weapon-free status of MNG', '2012-09-16', 'unknown', ''],
  ['CHN recognising the nuclear-weapon-free status of MNG', '2001-01-01', 'no', 'memorandum-17'],
  ['FRA recognising the nuclear-weapon-free status of MNG', '2001-01-01', 'no', 'memorandum-17'],
  ['RUS recognising the nuclear-weapon-free status of MNG', '2001-01-01', 'no', 'memorandum-17'],
  ['GBR recognising the nuclear-weapon-free status of MNG', '2001-01-01', 'no', 'memorandum-17'],
  ['USA recognising the nuclear-weapon-free status of MNG', '2001-01-01', 'no', 'memorandum-17'],
  ['P5 opponent of institutionalising the nuclear-weapon-free status of MNG', '1998-01-01', 'yes', 'memorandum-30'],
  ['P5 guarantee by treaty the nuclear-weapon-free status of MNG', '2013-01-01', 'unknown', ''],
  ['RUS giver of a nuclear undertaking to MNG with force treaty', '1999-01-01', 'yes', 'memorandum-11'],
  ['RUS giver of a nuclear undertaking to MNG with force treaty', '1992-01-01', 'unknown', ''],
  ['MNG party to 《友好关系与合作条约》', '1994-01-01', 'yes', 'memorandum-10'],
  ['RUS party to 《友好关系与合作条约》', '1994-01-01', 'yes', 'memorandum-10'],
  ['MNG signatory to 蒙俄友好互助条约', '1994-01-01', 'yes', 'article-94'],
  ['MNG signatory to 核不扩散条约', '2015-01-01', 'yes', 'article-17'],
  ['MNG observer of SCO', '2004-05-31', 'unknown', ''],
  ['MNG observer of SCO', '2004-06-15', 'possibly', 'article-4'],
  ['MNG observer of SCO', '2005-01-01', 'yes', 'article-4'],
  ['MNG observer of SCO', '2013-01-01', 'yes', 'article-4'],
  ['MNG member of SCO', '2013-01-01', 'no', 'article-2 article-36'],
  ['MNG partner of SCO', '2013-01-01', 'unknown', ''],
  ['IND member of SCO', '2013-01-01', 'unknown', ''],
  ['MNG member of OSCE', '2011-12-31', 'unknown', ''],
  ['MNG member of OSCE', '2013-01-01', 'yes', 'article-106'],
  ['MNG member of CICA', '2001-01-01', 'unknown', ''],
  ['MNG member of CICA', '2003-01-01', 'yes', 'article-144'],
  ['MNG member of CAREC', '2003-01-01', 'yes', 'article-165'],
  ['MNG member of APEC', '2013-01-01', 'unknown', ''],
  ['MNG nuclear-weapon-free by declaration', '1992-01-01', 'unknown', ''],
  ['MNG nuclear-weapon-free by declaration', '1993-06-01', 'yes', 'memorandum-6'],
  ['MNG nuclear-weapon-free in national law', '1993-06-01', 'unknown', ''],
  ['MNG nuclear-weapon-free in national law', '2001-01-01', 'yes', 'memorandum-34'],
  ['MNG nuclear-weapon-free at national level', '1999-12-31', 'unknown', ''],
  ['MNG nuclear-weapon-free at national level', '2001-01-01', 'yes', 'memorandum-34'],
  ['MNG nuclear-weapon-free at international level', '2013-01-01', 'unknown', ''],
  ['MNG welcomed by the General Assembly as nuclear-weapon-free', '1997-12-31', 'unknown', ''],
  ['MNG welcomed by the General Assembly as nuclear-weapon-free', '1999-01-01', 'yes', 'memorandum-98'],
  ['NAM supporter of the nuclear-weapon-free status of MNG', '2017-01-01', 'yes', 'memorandum-92'],
  ['USA supporter of the nuclear-weapon-free status of MNG', '2012-01-01', 'yes', 'memorandum-80'],
  ['CICA supporter of the nuclear-weapon-free status of MNG', '2011-01-01', 'yes', 'memorandum-85'],
  ['MNG keeping an embassy in KAZ', '1993-01-01', 'yes', 'article-139'],
  ['MNG having diplomatic relations to UZB', '2014-12-31', 'yes', 'article-148'],
  ['MNG holder of the document 蒙古国外交政策构想', '1995-01-01', 'yes', 'article-41'],
  ['MNG holder of a revised version of 蒙古国外交政策构想', '2005-01-01', 'unknown', ''],
  ['MNG holder of a revised version of 蒙古国外交政策构想', '2012-01-01', 'yes', 'article-45'],
  ['MNG holder of a revised version of 蒙古国国家安全构想', '2011-01-01', 'yes', 'article-44'],
]

/** Answers from the hand-labelled acts of two documents, so that what is asked here is the rules and the engine, not the reading. */
describe.skipIf(!haveLabels)('competency questions (skipped where ../shared is not there)', () => {
  const acts = haveLabels ? [...labelledActs('article', '2014'), ...labelledActs('memorandum', '2020')] : []
  const standing = new Standing(shippedRulebook(), acts)

  for (const [question, on, expected, by] of QUESTIONS)
    it(`${question}, ${on}: ${expected}`, () => {
      const found = standing.on(question, on)
      expect(found.answer === 'unknown' && found.possibly ? 'possibly' : found.answer).toBe(expected)
      const bearing = [...found.periods.map((period) => period.begunBy), ...found.against].map((act) => act?.id)
      for (const id of by.split(' ').filter(Boolean)) expect(bearing).toContain(id)
      if (expected === 'yes')
        for (const act of leaves(standing.why(question, on))) expect(act.act.passages[0]!.quote).not.toBe('')
    })

  it('what the five would have to do for a guarantee by treaty: five acts, each recorded as refused', () => {
    const [gap] = standing.gaps('P5 guarantee by treaty the nuclear-weapon-free status of MNG', '2021-01-01')
    expect(gap?.cost).toBe(5)
    expect(gap?.steps.map((step) => step.record)).toEqual(Array(5).fill('refused'))
  })

  it('a full membership of the SCO is missing one act, by Mongolia or by the organisation', () => {
    const gaps = standing.gaps('MNG member of SCO', '2013-01-01')
    expect(gaps.map(({ cost, steps }) => [cost, steps[0]!.record])).toEqual([
      [1, 'refused'],
      [1, 'not recorded'],
    ])
  })

  it('party to a treaty that needs forty-four: the other forty-three are counted, not named', () => {
    const [gap] = standing.gaps('MNG party to CTBT', '2021-01-01')
    expect(gap?.cost).toBe(44)
    expect(gap?.steps.map((step) => step.count)).toEqual([1, 43])
  })

  it('what was done between the conferences of 2015 and 2020, at each level', () => {
    const { acts: done } = changes(standing, '2015-04-27', '2020-03-01')
    const at = (level: string) => done.filter((one) => one.level === level).map(({ act }) => act.act.kind)
    expect(at('national')).toContain('adopt')
    expect(at('regional')).toContain('support')
    expect(at('international').length).toBeGreaterThan(3)
  })

  it('the next resolution is due in 2022', () => {
    expect(duties(standing, '2021-01-01').map(({ due, state }) => [due, state])).toContainEqual(['2022', 'open'])
  })

  it('the trilateral treaty waits for the two neighbours', () => {
    const { next } = thread(standing, { instrument: 'trilateral treaty' })
    expect(next.map(({ party }) => party).sort()).toEqual(['CHN', 'RUS'])
  })

  it('without the article, nobody says that Mongolia is an observer; afterwards all is as before', () => {
    const found = whatIf(standing, { assume: [], retract: [], redate: [], exclude: ['article'] })
    expect(found.find(({ sentence }) => sentence === 'MNG observer of SCO')?.after).toEqual([])
    expect(standing.on('MNG observer of SCO', '2012-01-01').answer).toBe('yes')
  })

  it('an act of the five is an act of each, and the proof says so', () => {
    const proof = standing.why('RUS giver of a negative security assurance to MNG', '2013-01-01')
    expect(JSON.stringify(proof)).toContain('RUS is one of P5')
  })
})
