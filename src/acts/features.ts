import type { PartyId, Source } from '../model/index.ts'
import type { Findings } from '../recognise/findings.ts'
import { isPerson } from '../recognise/parties/facts.ts'
import { type FoundAct, overlap, within } from './found.ts'

/** What is seen of an act that bears on whether it is right: names with a number each, 1 for what simply holds. */
export type Features = Readonly<Record<string, number>>

/** Gives the features of any report of one source. `performed` are the acts that the document does itself, `told` those it reports. */
export function featuresOf(
  source: Source,
  findings: Findings,
  performed: readonly FoundAct[],
  told: readonly FoundAct[],
): (report: FoundAct) => Features {
  const byBlock = new Map<number, FoundAct[]>()
  for (const act of [...performed, ...told]) {
    const known = byBlock.get(act.block)
    if (known) known.push(act)
    else byBlock.set(act.block, [act])
  }
  const ofDocument = { [performed.length > 0 ? 'in a document that acts' : 'in a document that reports']: 1 }
  const places = new Set(performed.map(placeOf))
  return (report) => ({
    ...ofDocument,
    ...ofPlace(source, findings, report),
    ...ofParties(findings, report),
    ...ofDate(findings, report),
    [places.has(placeOf(report)) ? 'done here' : 'told']: 1,
    [`kind ${report.kind}`]: 1,
    [`modality ${report.modality}`]: 1,
    [`force ${report.force}`]: 1,
    [report.instrument === null ? 'no instrument' : report.instrumentId === null ? 'instrument' : 'known instrument']:
      1,
    ...ofNeighbours(report, byBlock.get(report.block) ?? []),
    'first guess kind': logit(report.confidence.kind),
    'first guess agents': logit(report.confidence.agents),
    'first guess date': logit(report.confidence.date),
  })
}

const placeOf = ({ block, from, to, kind }: FoundAct) => `${block} ${from} ${to} ${kind}`

function ofPlace(source: Source, findings: Findings, { block, from, to }: FoundAct): Features {
  const { language, kind } = source.blocks[block]!
  const han = language.startsWith('zh') ? HAN_LENGTH : 1
  const { text } = findings.flows[block]!
  return {
    [`language ${language.slice(0, 2)}`]: 1,
    [`in ${kind}`]: 1,
    length: Math.log(Math.max(4, (to - from) * han) / USUAL_LENGTH),
    'whole block': Number(to - from > 0.9 * text.length),
  }
}

/** A Chinese character says about as much as so many letters. */
const HAN_LENGTH = 3
/** Letters of a usual passage. */
const USUAL_LENGTH = 100

function ofParties(findings: Findings, { block, from, to, agents, targets }: FoundAct): Features {
  const here = within(findings.parties[block]!, from, to)
  const persons = within(findings.persons[block]!, from, to)
  const named = new Set([...here.flatMap(({ id, members }) => [id, ...members]), ...persons.map(({ name }) => name)])
  const count = (ids: readonly PartyId[]) => Math.min(3, ids.length)
  const missing = (ids: readonly PartyId[]) => ids.filter((id) => !named.has(id)).length
  const phrases = here.filter(({ id }) => agents.includes(id) || targets.includes(id))
  const spoken = new Set([...agents, ...targets])
  const left = new Set(here.map(({ id }) => id).filter((id) => !spoken.has(id) && !spoken.has(id.split('/')[0]!)))
  return {
    [`agents ${count(agents)}`]: 1,
    [`targets ${count(targets)}`]: 1,
    'agent not named': Number(missing(agents) > 0),
    'no agent named': Number(agents.length > 0 && missing(agents) === agents.length),
    'target not named': Number(missing(targets) > 0),
    'agent is a person': Number(agents.some(isPerson)),
    'agent is a body': Number(agents.some((id) => id.includes('/'))),
    'party by a phrase': Number(phrases.some(({ by }) => by === 'coreference')),
    [`parties left over ${Math.min(3, left.size)}`]: 1,
    'persons left over': Number(persons.some(({ name }) => !agents.includes(name) && !targets.includes(name))),
  }
}

function ofDate(findings: Findings, { block, from, to, date }: FoundAct): Features {
  const here = within(findings.dates[block]!, from, to).filter(({ role }) => role === 'text')
  const said = date !== null && here.some(({ edtf }) => edtf === date)
  const form =
    date === null ? 'none' : date.includes('/') ? 'span' : ['year', 'month', 'day'][date.split('-').length - 1]
  return {
    [`date ${form ?? 'other'}`]: 1,
    'date said here': Number(said),
    'date from elsewhere': Number(date !== null && !said),
    'date here not taken': Number(date === null && here.length > 0),
    'several dates here': Number(here.length > 1),
  }
}

/** Other acts found in the same words make each of them less sure. */
function ofNeighbours(report: FoundAct, neighbours: readonly FoundAct[]): Features {
  const others = neighbours.filter((other) => other !== report && overlap(other, report) > 0.5)
  const same = others.filter(({ kind }) => kind === report.kind)
  const inside = others.some((other) => other.to - other.from > report.to - report.from)
  return {
    [`others here ${Math.min(3, others.length)}`]: 1,
    'same kind here': Number(same.length > 0),
    'inside another': Number(inside),
  }
}

const logit = (share: number) => Math.log(share / (1 - share))
