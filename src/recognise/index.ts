import type { Mentions, Source } from '../model/index.ts'
import { flowsOf } from '../read/flow.ts'
import { findDates } from './dates/index.ts'
import type { Findings, Found } from './findings.ts'
import { findInstruments } from './instruments/index.ts'
import { wordsOf } from './names.ts'
import { documentParties } from './parties/document.ts'
import { partyType } from './parties/facts.ts'
import { findParties } from './parties/index.ts'
import { findPersons } from './persons/index.ts'
import { settledOffices } from './persons/settled.ts'
import { findPlaces } from './places/index.ts'
import { findQuantities } from './quantities/index.ts'
import { findSymbols } from './symbols/index.ts'

/**
 * Everything recognised in a source, per block and in offsets of the flows (UTF-16 units): dates, symbols, instruments, parties, persons,
 * places, quantities. Takes any text; time is linear in it.
 */
export function recognise(source: Source): Findings {
  const flows = flowsOf(source)
  const words = flows.map((flow) => wordsOf(flow.text))
  const symbols = findSymbols(flows)
  const dates = findDates(flows, { published: source.published ?? source.self.date }, symbols)
  const { parties, offices, named } = findParties(
    flows,
    words,
    documentParties(source, flows, words),
    dates,
    source.published,
  )
  const persons = findPersons(flows, words, named, offices, dates, source.published ?? source.self.date)
  return {
    flows,
    dates,
    symbols,
    instruments: findInstruments(flows, symbols),
    parties: parties.map((found, block) => settledOffices(found, persons[block]!)),
    persons,
    places: findPlaces(flows, words),
    quantities: findQuantities(flows, parties, dates),
  }
}

/**
 * The findings as mentions with their passages in code points, each list in text order. A person is mentioned once, at the first place;
 * a word that stands for several parties is a mention of each of them.
 */
export function mentionsOf(findings: Findings): Mentions {
  const { flows } = findings
  const place = ({ block, from, to }: Found) => ({ ...flows[block]!.passage(from, to), block })
  return {
    dates: findings.dates.flat().map((date) => ({ ...place(date), edtf: date.edtf })),
    symbols: findings.symbols.flat().map((found) => ({ ...place(found), symbol: found.symbol, url: found.url })),
    instruments: findings.instruments
      .flat()
      .map((found) => ({ ...place(found), title: found.title, id: found.id, type: found.type })),
    parties: findings.parties.flat().flatMap((found) => {
      const several = found.by === 'coreference' && found.members.length > 1 && found.id.includes('+')
      const ids = several ? found.members : [found.id]
      return ids.map((id) => ({
        ...place(found),
        id,
        type: several ? partyType(id) : found.type,
        by: found.by,
        others: found.others,
        why: found.why,
      }))
    }),
    persons: findings.persons
      .flat()
      .flatMap((found) =>
        found.first ? [{ ...place(found), name: found.name, role: found.role, of: found.of, at: found.at }] : [],
      ),
    places: findings.places.flat().map((found) => ({ ...place(found), name: found.name, state: found.state })),
    indicators: findings.quantities.flat().map((found) => ({
      ...place(found),
      measure: found.measure,
      subject: found.subject,
      object: found.object,
      value: found.value,
      unit: found.unit,
      bound: found.bound,
      period: found.period,
    })),
  }
}
