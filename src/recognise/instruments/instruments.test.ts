import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainFlow } from '../dates/plain-flow.ts'
import { findSymbols } from '../symbols/index.ts'
import { INSTRUMENT_LANGUAGES, instrumentData } from './data.ts'
import { findInstruments } from './index.ts'

const instrumentsIn = (text: string, language: string) => {
  const flows = [plainFlow(text, language)]
  return findInstruments(flows, findSymbols(flows))[0]!
}

describe.each(INSTRUMENT_LANGUAGES)('languages/%s/instruments.yaml', (language) => {
  const { known, examples, numbered } = instrumentData(language)

  it.each(Object.entries(examples))('%s', (text, expected) => {
    expect(instrumentsIn(text, language).map(({ title }) => title)).toEqual(
      typeof expected === 'string' ? [expected] : expected,
    )
  })

  it.each(
    numbered.flatMap(({ type, examples: texts }) =>
      Object.entries(texts).map(([text, title]) => [text, title, type] as const),
    ),
  )('%s', (text, title, type) => {
    expect(instrumentsIn(text, language)).toMatchObject([{ title, type }])
  })

  it('finds every known name under its id', () => {
    for (const [id, { names }] of Object.entries(known)) {
      for (const name of names)
        expect(
          instrumentsIn(name, language).map((found) => [name, found.id]),
          name,
        ).toContainEqual([name, id])
    }
  })

  it('names only instruments that have a type', () => {
    const typed = new Set(
      INSTRUMENT_LANGUAGES.flatMap((each) =>
        Object.entries(instrumentData(each).known).flatMap(([id, { type }]) => (type ? [id] : [])),
      ),
    )
    expect(Object.keys(known).filter((id) => !typed.has(id))).toEqual([])
  })
})

describe('findInstruments', () => {
  it('gives the same id in every language', () => {
    const ids = (text: string, language: string) => instrumentsIn(text, language).map(({ id }) => id)
    expect(ids('《化学武器公约》缔约国', 'zh')).toEqual(['CWC'])
    expect(ids('States parties to the Treaty on the Non-Proliferation of Nuclear Weapons', 'en')).toEqual(['NPT'])
    expect(ids('участники Договора о нераспространении ядерного оружия', 'ru')).toEqual(['NPT'])
  })

  it('takes resolutions from their symbols', () => {
    expect(instrumentsIn('Security Council resolution 984 (1995)', 'en')).toMatchObject([
      { id: 'S/RES/984(1995)', type: 'resolution' },
    ])
  })

  it('takes any text', () => {
    const unit = fc.constantFrom(
      'Treaty ',
      'on ',
      'the ',
      'Law ',
      'of ',
      '《',
      '》',
      '条约',
      '“',
      '”',
      'Договор ',
      'о ',
      'и ',
      'NPT',
      '\ud800',
      ' No. 5',
      '第5号',
      '决议',
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 80 }), (parts) => void instrumentsIn(`x${parts.join('')}`, 'en')),
      { numRuns: 500 },
    )
  })

  it.each(['Treaty on A ', 'Treaty of the ', 'A ', '《条约', '“a', 'Договор о мире и ', 'Law No. '])(
    'takes time linear in repeats of %j',
    (piece) => {
      const time = (length: number) => {
        const flow = plainFlow(piece.repeat(Math.ceil(length / piece.length)), 'en')
        const started = performance.now()
        findInstruments([flow], [[]])
        return performance.now() - started
      }
      time(50_000)
      const short = Math.min(time(50_000), time(50_000))
      // Eight times the text: linear time is eightfold, quadratic 64-fold.
      expect(Math.min(time(400_000), time(400_000))).toBeLessThan(24 * short + 400)
    },
  )
})
