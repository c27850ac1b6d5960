import type { PartyId } from '../../model/index.ts'
import { partyType } from './facts.ts'

/**
 * What a reader of a document keeps in mind while reading on: who was named, in which order, and whose document it is. All parts of
 * recognition that look back ("the two countries", 巴方, "Congo") look here, so that looking back costs the same in a long document.
 */
export class Memory {
  /** Parties named, the latest last; a party stands once. Bodies are kept apart, as their owners are named with them. */
  #recent: PartyId[] = []
  /** Parties last named together ("China, Russia and Mongolia"), or the latest group. */
  #together: PartyId[] = []
  readonly #counts = new Map<PartyId, number>()

  constructor(
    /** The parties in whose name the document speaks: of a treaty or joint statement; empty if it has none. */
    readonly parties: readonly PartyId[],
    /** The states and organisations of the title. */
    readonly titled: readonly PartyId[],
    /** Parties named anywhere in the document, by a name that has only one reading. */
    readonly named: ReadonlySet<PartyId>,
    /** The state from which the document speaks; null if it does not show. */
    readonly voice: PartyId | null,
  ) {}

  /** Notes that a party was named; `joined` tells that it stands in a list with the one before. */
  add(id: PartyId, joined: boolean): void {
    const type = partyType(id)
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1)
    if (this.#recent.at(-1) !== id) this.#recent = [...this.#recent.filter((other) => other !== id).slice(-15), id]
    if (type === 'body') return
    if (joined && !this.#together.includes(id)) this.#together = [...this.#together, id]
    else if (!joined) this.#together = [id]
    if (type === 'group') this.#groups = [id, ...this.#groups.filter((other) => other !== id)].slice(0, 8)
    if (this.#together.length > 1 || type === 'group') this.#lastTogether = this.#together
  }
  #groups: PartyId[] = []
  #lastTogether: PartyId[] = []

  /** The latest `count` parties that a test admits, in the order in which they were named. */
  latest(count: number, admits: (id: PartyId) => boolean): PartyId[] {
    return this.#recent.filter(admits).slice(-count)
  }

  /** The parties last named together, or the latest group. */
  get together(): readonly PartyId[] {
    return this.#lastTogether
  }

  /** Groups named, the latest first. */
  get groups(): readonly PartyId[] {
    return this.#groups
  }

  /** Whose body a noun meant when the text last said so ("the delegation" after "the delegation of Peru"). */
  readonly bodies = new Map<string, PartyId>()

  /** Whose office a role was when the text last said so ("the Foreign Minister" after "the Foreign Minister of Mongolia"). */
  readonly holders = new Map<string, PartyId>()

  /** Whose office a role was when the text first said so: whom a document speaks of without a name all along. */
  readonly firstHolders = new Map<string, PartyId>()

  /** Whose officer an unknown name was when the text last said so. */
  readonly officers = new Map<string, PartyId>()

  /** The state of the well-known person named last in the block. */
  actor: PartyId | null = null

  /** How often a party was named so far. */
  count(id: PartyId): number {
    return this.#counts.get(id) ?? 0
  }
}
