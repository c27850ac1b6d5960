import { ActKind, Force, Modality, type PartyId, type Source } from '../../model/index.ts'
import type { Findings, Found } from '../../recognise/findings.ts'
import { forceOf } from '../force.ts'
import { type FirstGuess, type FoundAct, overlap } from '../found.ts'
import type { DropReason } from '../reader.ts'
import { Proposal } from './proposal.ts'
import { Quotes } from './quotes.ts'
import type { Stretch } from './stretches.ts'
import { Surroundings } from './surroundings.ts'

/** How a proposal fared: the act, or why it was dropped. */
export type Passed = { act: FoundAct; dropped: null } | { act: null; dropped: DropReason }

/** A model is not asked how sure it is. */
const UNMEASURED: FirstGuess = { kind: 0.5, agents: 0.5, targets: 0.5, date: 0.5, modality: 0.5 }

/**
 * The gates that every proposal of a model must pass: the form asked for; a known kind, modality and force; the quote at its place; a date
 * and parties that the passage or what stands around it bears out. Nothing is mended: a proposal that fails in one slot is dropped whole.
 * Place and instrument are kept only in words of the passage's block.
 */
export class Gates {
  readonly #findings: Findings
  readonly #around: Surroundings

  constructor(source: Source, findings: Findings) {
    this.#findings = findings
    this.#around = new Surroundings(source, findings)
  }

  /** The fate of each proposal of one answer, in order. */
  pass(proposals: readonly unknown[], stretch: Stretch): Passed[] {
    const quotes = new Quotes(stretch, this.#findings)
    return proposals.map((proposal) => this.#one(proposal, quotes))
  }

  #one(given: unknown, quotes: Quotes): Passed {
    const form = Proposal.safeParse(given)
    if (!form.success) return drop('not in the form asked for')
    const proposal = form.data
    const kind = ActKind.safeParse(proposal.kind)
    if (!kind.success) return drop('unknown kind')
    const modality = Modality.safeParse(proposal.modality)
    const force = Force.nullish().safeParse(proposal.force)
    if (!modality.success || !force.success) return drop('unknown modality or force')
    const place = quotes.find(proposal.quote, proposal.nth ?? null)
    if (typeof place === 'string') return drop(place)
    const date = proposal.date == null ? null : this.#around.date(proposal.date, place.block)
    if (proposal.date != null && date === null) return drop('date not in the passage or around it')
    const agents = this.#parties(proposal.agents ?? [], place)
    const targets = this.#parties(proposal.targets ?? [], place)
    if (agents === null || targets === null) return drop('party not in the passage or around it')
    if (agents.length === 0 && date === null) return drop('neither who nor when')
    const act: FoundAct = {
      ...place,
      kind: kind.data,
      agents,
      targets: targets.filter((id) => !agents.includes(id)),
      date,
      place: this.#inBlock(proposal.place, place),
      ...this.#instrument(proposal.instrument, place),
      about: proposal.about ?? null,
      topics: [],
      modality: modality.data,
      force: force.data ?? forceOf(kind.data, null, modality.data),
      confidence: UNMEASURED,
    }
    return { act, dropped: null }
  }

  /** The ids of all parties named; null if one of them is not borne out. */
  #parties(names: readonly string[], { block }: Found): PartyId[] | null {
    const ids = names.map((name) => this.#around.party(name, block))
    return ids.some((id) => id === null) ? null : [...new Set(ids.filter((id) => id !== null))]
  }

  #inBlock(words: string | null | undefined, { block }: Found): string | null {
    if (!words) return null
    const known = this.#findings.places[block]!.some(({ name }) => name === words)
    return known || this.#findings.flows[block]!.text.includes(words) ? words : null
  }

  #instrument(words: string | null | undefined, at: Found): Pick<FoundAct, 'instrument' | 'instrumentId'> {
    const instrument = this.#inBlock(words, at)
    if (instrument === null) return { instrument: null, instrumentId: null }
    const from = this.#findings.flows[at.block]!.text.indexOf(instrument)
    const named = { block: at.block, from, to: from + instrument.length }
    const known = this.#findings.instruments[at.block]!.find((one) => one.id !== null && overlap(one, named) === 1)
    return { instrument, instrumentId: known?.id ?? null }
  }
}

const drop = (dropped: DropReason): Passed => ({ act: null, dropped })
