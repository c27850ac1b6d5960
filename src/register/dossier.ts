import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { OwnTopic } from '../acts/topics.ts'
import { BadInput, type GatheredAct, type Mentions, READER, type RecordedAct, type Source } from '../model/index.ts'
import { type ActFilter, actById, acts } from './acts.ts'
import { type Agreement, type AgreementOptions, agreement } from './coders/agreement.ts'
import {
  adjudicate,
  type CodeInput,
  type Coding,
  type CodingFilter,
  code,
  codings,
  type Disagreement,
  disagreements,
} from './coders/codings.ts'
import {
  CONFIG_FILE,
  checkConfig,
  configText,
  type DossierConfig,
  type DossierConfigInput,
  readConfig,
} from './dossier/config.ts'
import { INDEX_FILE, REGISTER_FILE, SOURCES_FOLDER, writeDurably } from './dossier/files.ts'
import { type Difference, diff } from './exchange/diff.ts'
import { exportTo } from './exchange/export.ts'
import { exportHoldings, importFrom, isExport } from './exchange/import.ts'
import { type Merged, merge } from './exchange/merge.ts'
import { gatheredActs } from './gathering/index.ts'
import { asOf } from './history/as-of.ts'
import { Deed, tipOf } from './history/chain.ts'
import { type HistoryLine, history, recentDeeds } from './history/history.ts'
import { type DeedSummary, type Hand, redo, type UndoOptions, undo } from './history/undo.ts'
import { certificateHoldings, certify, readCertificate, verifyCertificate } from './integrity/certificate.ts'
import { type Holdings, holdingsOf } from './integrity/holdings.ts'
import { shownAsRecorded, type Verdict, verify } from './integrity/verify.ts'
import { type KeepInput, type KeepResult, keep } from './reading/keep.ts'
import { type Decided, type Decision, decide, type Judgement } from './review/decide.ts'
import { type ReviewItem, type ReviewOptions, reviewItem, reviewQueue } from './review/queue.ts'
import type { IndexFile } from './search/index-file.ts'
import type { SearchOptions, SearchResult } from './search/search.ts'
import { mentions, type SourceSummary, source, sources } from './sources.ts'
import { Store } from './store/store.ts'

/** An open dossier. Everything that writes is on the disk when it returns. */
export class Dossier {
  readonly #store: Store
  #index: IndexFile | null = null

  constructor(
    readonly folder: string,
    readonly config: DossierConfig,
    store: Store,
  ) {
    this.#store = store
  }

  /** The topics that dossier.yaml defines, or adds terms to. */
  ownTopics(): OwnTopic[] {
    return this.config.topics.filter((topic) => typeof topic !== 'string')
  }

  /** The sources held, in the order they came in. */
  sources(): SourceSummary[] {
    return sources(this.#store)
  }

  /** A source as read, with its text; by its hash or the beginning of it. Throws BadInput when it is not held. */
  source(id: string): Source {
    return source(this.#store, id)
  }

  /** What was recognised in a source. */
  mentions(id: string): Mentions {
    return mentions(this.#store, id)
  }

  /** Records a reading as proposals; a person's word on anything is kept. `by` is the reader that proposes them. */
  keep(input: KeepInput, by: string = READER): KeepResult {
    const [result] = keep(this.#store, this.folder, [input], by)
    if (!result) throw new TypeError('a reading was kept without a result')
    return result
  }

  /** Records several readings in one step: all of them or none. Several times as fast for many small documents. */
  keepAll(inputs: readonly KeepInput[], by: string = READER): KeepResult[] {
    return keep(this.#store, this.folder, inputs, by)
  }

  /** Recorded acts in time order, rejected ones left out unless asked for. */
  acts(filter: ActFilter = {}): RecordedAct[] {
    return acts(this.#store, filter)
  }

  /**
   * The acts in time order, each once with all that report it; given are those of which any report fits the filter. The records stay as they
   * are: whether two of them report one act is worked out anew each time, and a person's word on it goes before.
   */
  gathered(filter: ActFilter = {}): GatheredAct[] {
    return gatheredActs(this.#store, filter)
  }

  /** One act, whatever its state; null if there is none. */
  act(id: string): RecordedAct | null {
    return actById(this.#store, id)
  }

  /** Hash of the last entry: noted down elsewhere, it proves later that nothing before it was changed. */
  tip(): string {
    return tipOf(this.#store)?.id ?? ''
  }

  /** Everything that was ever said about a record or a source, oldest first. */
  history(record: string): HistoryLine[] {
    return history(this.#store, record)
  }

  /** What was done last, newest first. */
  recent(count = 20): HistoryLine[] {
    return recentDeeds(this.#store, count)
  }

  /** Records a person's decision on one or more records, or an act entered by hand. */
  decide(decision: Decision, hand: Judgement): Decided {
    return decide(this.#store, decision, hand)
  }

  /** What waits for a person, what matters most first. */
  review(options: ReviewOptions = {}): ReviewItem[] {
    return reviewQueue(this.#store, options)
  }

  /** One record as for review, whether it waits or not; null if there is none. `uses`: how many derived statuses rest on it. */
  reviewOf(record: string, uses = 0): ReviewItem | null {
    return reviewItem(this.#store, record, uses)
  }

  /** Records a coder's word on a record, which stands beside others' until it is adjudicated. */
  code(input: CodeInput, hand: Hand & { blind?: boolean }): Decided {
    return code(this.#store, input, hand)
  }

  /** The last word of each coder on each record. */
  codings(filter: CodingFilter = {}): Coding[] {
    return codings(this.#store, filter)
  }

  /** The records on which coders do not say the same. */
  disagreements(filter: CodingFilter = {}): Disagreement[] {
    return disagreements(this.#store, filter)
  }

  /** Makes one coder's word on a record the dossier's. */
  adjudicate(record: string, coder: string, hand: Hand): Decided {
    return adjudicate(this.#store, record, coder, hand)
  }

  /** How far coders agree, by kind and slot, with the tables behind the figures. */
  agreement(options: AgreementOptions = {}): Agreement {
    return agreement(this.#store, options)
  }

  /** Takes back the last deed, or the one named; by an entry of its own, so that it can be redone. */
  undo(options: UndoOptions): DeedSummary[] {
    return undo(this.#store, options)
  }

  /** Lets what was undone last, or the deed named, count again. */
  redo(options: Omit<UndoOptions, 'later'>): DeedSummary[] {
    return redo(this.#store, options)
  }

  /** The acts as they were recorded at the end of a date (EDTF) or at an instant (ISO 8601). */
  asOf(when: string, filter: ActFilter = {}): RecordedAct[] {
    return asOf(this.#store, when, (then) => acts(then, filter))
  }

  /**
   * Proves that nothing recorded was changed: the chain, every source's hash, every quote at its place, and that what is shown follows from
   * the entries; names the first fault. With `tip`, also that this entry's hash is in the chain.
   */
  verify(tip?: string): Verdict {
    const holdings = holdingsOf(this.#store, this.folder)
    const verdict = verify(holdings, tip, shownAsRecorded(this.#store, holdings.name))
    const damage = this.#store.damage()
    return damage && !verdict.fault ? { ...verdict, fault: { where: holdings.name, problem: damage } } : verdict
  }

  /** Writes a read-only copy as one HTML file; gives the hash of the last entry. */
  certify(to: string, by: string): string {
    return certify(this.#store, this.folder, this.config, to, by)
  }

  /** Takes in the work of another copy: the folder of a dossier or of an export, or a certificate. Nothing of either side is lost. */
  merge(from: string, hand: Hand): Merged {
    const holdings = openHoldings(from)
    try {
      return merge(this.#store, this.folder, holdings, hand)
    } finally {
      holdings.close()
    }
  }

  /** How this dossier and another differ. */
  diff(other: Dossier): Difference {
    return diff(this.#store, other.#store)
  }

  /** Writes everything into a folder of JSON Lines, CSV and the files themselves, byte for byte the same for the same register. */
  export(to: string): string[] {
    return exportTo(this.#store, this.folder, this.config, resolve(to))
  }

  /**
   * Finds passages and records by words, phrases and parties in any language, the best first. What it needs, the names of all parties among it,
   * is only loaded when someone searches.
   */
  async search(question: string, options: SearchOptions = {}): Promise<SearchResult[]> {
    const { IndexFile, search } = await import('./search/index.ts')
    this.#index ??= new IndexFile(join(this.folder, INDEX_FILE))
    return search(this.#store, this.#index, question, options, this.config.names)
  }

  close(): void {
    this.#index?.close()
    this.#store.close()
  }
}

/**
 * Makes a dossier in a folder, which is made if need be: dossier.yaml, sources/ and an empty register. `config` needs only a title.
 * Throws BadInput when the folder holds a dossier already or the configuration does not fit.
 */
export function initDossier(folder: string, config: DossierConfigInput, by = 'depositary'): Dossier {
  const place = resolve(folder)
  const path = join(place, CONFIG_FILE)
  if (existsSync(path)) throw new BadInput(path, 'there is a dossier here already')
  const checked = checkConfig(config, path)
  mkdirSync(join(place, SOURCES_FOLDER), { recursive: true })
  const register = join(place, REGISTER_FILE)
  if (!existsSync(register)) Store.create(register)
  const store = Store.open(register)
  store.write('making the dossier', () => {
    if (store.one('SELECT 1 FROM entry LIMIT 1')) return
    new Deed(store, by).add('create', {
      record: null,
      replaces: [],
      body: { dossier: randomUUID(), title: checked.title },
    })
  })
  // Last, because a folder is a dossier once it has this file.
  writeDurably(path, configText(checked))
  return new Dossier(place, checked, store)
}

/** Makes a dossier from an export: the same register, entry for entry. */
export function importDossier(from: string, folder: string): Dossier {
  importFrom(resolve(from), resolve(folder))
  return openDossier(folder)
}

/** What is kept at a path, whatever it is: a dossier, an export, a certificate. Throws BadInput when it is none of them. */
export function openHoldings(path: string): Holdings {
  const place = resolve(path)
  if (existsSync(place) && !statSync(place).isDirectory())
    return certificateHoldings(readCertificate(place), basename(place))
  if (isExport(place)) return exportHoldings(place)
  readConfig(place)
  const store = Store.open(join(place, REGISTER_FILE))
  return { ...holdingsOf(store, place), close: () => store.close() }
}

/** Checks what is kept at a path: a dossier, an export, a certificate. */
export function verifyAt(path: string, tip?: string): Verdict {
  const place = resolve(path)
  if (existsSync(place) && !statSync(place).isDirectory()) return verifyCertificate(place, tip)
  if (isExport(place)) return verify(exportHoldings(place), tip)
  const dossier = openDossier(place)
  try {
    return dossier.verify(tip)
  } finally {
    dossier.close()
  }
}

export interface OpenOptions {
  /** How long to wait for another process that is writing, in milliseconds; 10 seconds if left out. */
  waitMs?: number
}

/**
 * Opens a dossier. Throws BadInput, having touched nothing, when there is none or it is damaged or newer than this program.
 */
export function openDossier(folder: string, { waitMs }: OpenOptions = {}): Dossier {
  const place = resolve(folder)
  const config = readConfig(place)
  return new Dossier(place, config, Store.open(join(place, REGISTER_FILE), waitMs))
}
