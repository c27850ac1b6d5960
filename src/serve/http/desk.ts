import { allTopics } from '../../acts/topics.ts'
import { bounds, formatDay } from '../../calendar/index.ts'
import { BadInput, type GatheredAct, type Passage, type Source } from '../../model/index.ts'
import {
  type ActFilter,
  type Decided,
  type Decision,
  type DeedSummary,
  type Dossier,
  type HistoryLine,
  type Judgement,
  passageBetween,
  personHere,
  type ReviewItem,
  type SearchOptions,
  type SearchResult,
  type UndoOptions,
} from '../../register/index.ts'
import { standingHistory, standingReport } from '../../standing/index.ts'
import { type PartySuggestion, shownName, shownNames, suggestParties } from '../party-suggestions.ts'
import { usesOf } from '../uses.ts'
import { wordings } from '../wordings.ts'
import { Derived, lastDeed } from './derived.ts'
import { overviewRows } from './overview.ts'
import { proofView, standingLine } from './standing-line.ts'
import type {
  DateView,
  DossierView,
  OverviewView,
  ProofView,
  QueueView,
  SourceActs,
  StandingView,
  WordsView,
} from './views.ts'

/** What the page can ask of an open dossier, and what can be done to it there. */
export interface Desk {
  dossier(): DossierView
  words(): WordsView
  source(id: string): Source
  actsOf(source: string): SourceActs
  acts(filter: ActFilter): GatheredAct[]
  standing(party: string, on: string): StandingView
  /** `without`: id of a source to leave aside. */
  overview(on: string, without: string | null): OverviewView
  why(query: string, on: string): ProofView
  search(words: string, options: SearchOptions): Promise<SearchResult[]>
  suggestParties(typed: string): PartySuggestion[]
  queue(filter: { party?: string; source?: string }): QueueView
  /** One record as in the queue, whether it waits or not. Throws BadInput if there is none. */
  item(record: string): ReviewItem
  history(record: string): HistoryLine[]
  recent(): HistoryLine[]
  /** The passage between two places of a source, in code points. */
  passage(source: string, start: number, end: number): Passage
  date(edtf: string): DateView
  decide(decision: Decision, hand: Judgement): Decided
  undo(options: UndoOptions): DeedSummary[]
  redo(options: Omit<UndoOptions, 'later'>): DeedSummary[]
}

/** As many as a person looks at before the queue is asked for again. */
const QUEUE_SHOWN = 60
const RECENT_SHOWN = 40
const FOUND_SHOWN = 60
/** Without parties in focus, the overview shows the most active ones. */
const MOST_ACTIVE = 6

/** Answers from a dossier. Statuses are derived once and again when an act is recorded or judged, by this program or another one. */
export function openDesk(dossier: Dossier): Desk {
  const derived = new Derived(dossier)
  const standing = () => derived.standing()
  const parties = upToDate(dossier, () => partiesByActs(dossier))
  return {
    dossier: () => ({
      title: dossier.config.title,
      sources: dossier.sources(),
      parties: parties(),
      person: personHere(),
    }),
    words: () => ({
      acts: wordings(),
      topics: allTopics(dossier.ownTopics()),
      parties: shownNames(dossier.config.names),
    }),
    source: (id) => dossier.source(id),
    actsOf: (id) => {
      const source = dossier.sources().find((each) => each.id.startsWith(id))?.id ?? id
      return { source, acts: dossier.acts({ source }) }
    },
    acts: (filter) => dossier.gathered(filter),
    standing: (party, on) => ({
      party,
      on,
      lines: standingReport(standing(), party, on).map(standingLine),
      spans: standingHistory(standing(), party).map(standingLine),
    }),
    overview: (on, without) => ({
      on,
      without,
      rows: overviewRows(standing(), focusOf(dossier, parties()), on, without),
    }),
    why: (query, on) => proofView(standing().why(query, on)),
    search: (words, options) => dossier.search(words, { limit: FOUND_SHOWN, ...options }),
    suggestParties: (typed) => suggestParties(typed, new Set(parties().map(({ id }) => id)), dossier.config.names),
    queue: (filter) => {
      const items = dossier.review({ filter, uses: usesOf(standing()) })
      return { waiting: items.length, items: items.slice(0, QUEUE_SHOWN) }
    },
    item: (record) => {
      const item = dossier.reviewOf(record, usesOf(standing()).get(record))
      if (!item) throw new BadInput(record, 'no such record in this dossier, or it was split, merged or withdrawn')
      return item
    },
    history: (record) => dossier.history(record),
    recent: () => dossier.recent(RECENT_SHOWN),
    passage: (id, start, end) => passageBetween(dossier.source(id), start, end),
    date: (edtf) => {
      const { from, to } = bounds(edtf)
      return { edtf, first: formatDay(from), last: formatDay(to) }
    },
    decide: (decision, hand) => derived.through(decision, () => dossier.decide(decision, hand)),
    undo: (options) => dossier.undo(options),
    redo: (options) => dossier.redo(options),
  }
}

/** Works something out once, and again after something was recorded. */
function upToDate<Value>(dossier: Dossier, workOut: () => Value): () => Value {
  let held: { value: Value; last: number } | null = null
  return () => {
    const last = lastDeed(dossier)
    if (held?.last !== last) held = { value: workOut(), last }
    return held.value
  }
}

/** Parties that act or are acted upon, those in focus first, then the most active. */
function partiesByActs(dossier: Dossier): DossierView['parties'] {
  const counts = new Map<string, number>()
  for (const { act } of dossier.acts())
    for (const id of new Set([...act.agents, ...act.targets])) counts.set(id, (counts.get(id) ?? 0) + 1)
  const focus = dossier.config.parties.filter((id) => counts.has(id))
  const rest = [...counts.keys()].filter((id) => !focus.includes(id))
  rest.sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1))
  return [...focus, ...rest].map((id) => ({ id, name: shownName(id, dossier.config.names), acts: counts.get(id)! }))
}

function focusOf(dossier: Dossier, parties: DossierView['parties']): string[] {
  const { parties: focus } = dossier.config
  return focus.length > 0 ? focus : parties.slice(0, MOST_ACTIVE).map(({ id }) => id)
}
