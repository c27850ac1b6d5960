import { acts } from '../acts.ts'
import { replay } from '../history/as-of.ts'
import { type EntryRow, keptOf } from '../history/chain.ts'
import { Entry, type Hash } from '../history/entry.ts'
import { QuoteCheck } from '../review/passages.ts'
import { canonical, sha256 } from '../store/canonical.ts'
import { Store } from '../store/store.ts'
import type { Holdings } from './holdings.ts'

/** The first thing that is wrong, and where. */
export interface Fault {
  where: string
  problem: string
}

/** What `verify` found. */
export interface Verdict {
  /** Null when everything holds. */
  fault: Fault | null
  entries: number
  sources: number
  quotes: number
  /** Hash of the last entry: noted down elsewhere, it proves later that nothing before it was changed or cut off. */
  tip: Hash | null
  /** What is odd but no fault, such as a clock that went backwards. */
  remarks: string[]
}

class Broken extends Error {
  constructor(readonly fault: Fault) {
    super(fault.problem)
  }
}

/**
 * Proves that the chain of entries is whole, that every text and file is the one that was recorded, and that every quote stands at its
 * place; stops at the first fault. With `tip`, also that the entry with this hash is in the chain. `look` is given the register as it
 * follows from the entries alone, to compare with what is shown elsewhere.
 */
export function verify(holdings: Holdings, tip?: string, look?: (replayed: Store) => Fault | null): Verdict {
  const verdict: Verdict = { fault: null, entries: 0, sources: 0, quotes: 0, tip: null, remarks: [] }
  const store = Store.memory()
  try {
    replay(store, checkChain(holdings, verdict))
    if (tip !== undefined) checkTip(holdings, store, tip)
    checkSources(holdings, store, verdict)
    checkQuotes(holdings, store, verdict)
    verdict.fault = look?.(store) ?? null
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    verdict.fault = error.fault
  } finally {
    store.close()
  }
  return verdict
}

/** Checks each entry and passes it on as a row of the table of entries. */
function* checkChain(holdings: Holdings, verdict: Verdict): Generator<EntryRow> {
  const numbers = new Map<Hash, number>()
  const tips = new Set<Hash>()
  let before = ''
  for (const { id, content } of holdings.entries()) {
    const seq = verdict.entries + 1
    const broken = (problem: string) => new Broken({ where: `${holdings.name}: entry ${seq}`, problem })
    if (sha256(content) !== id) throw broken('was changed after it was written: it no longer has its hash')
    const entry = entryIn(content, holdings.checked)
    if (!entry) throw broken('is no entry')
    if ((entry.previous.length === 0) !== (entry.kind === 'create'))
      throw broken('does not say which entry came before it')
    const named = [...entry.previous, ...entry.replaces, ...(entry.deed === null ? [] : [entry.deed])]
    const missing = named.find((hash) => !numbers.has(hash))
    if (missing) throw broken(`names an earlier entry, ${missing.slice(0, 12)}, that is not there`)
    const deed = entry.deed === null ? seq : (numbers.get(entry.deed) ?? seq)
    if (entry.at < before)
      verdict.remarks.push(`the clock went backwards before entry ${seq}, from ${before} to ${entry.at}`)
    before = entry.at
    for (const hash of entry.previous) tips.delete(hash)
    tips.add(id)
    numbers.set(id, seq)
    verdict.entries = seq
    verdict.tip = id
    yield { seq, id, deed, kind: entry.kind, record: entry.record, content }
  }
  if (verdict.entries === 0) throw new Broken({ where: holdings.name, problem: 'there are no entries' })
  const loose = [...tips].find((hash) => hash !== verdict.tip)
  if (loose)
    throw new Broken({
      where: `${holdings.name}: entry ${numbers.get(loose)}`,
      problem: 'what came after it is missing',
    })
}

function entryIn(content: string, checked: boolean): Entry | null {
  try {
    const tree: unknown = JSON.parse(content)
    if (checked) return tree as Entry
    const result = Entry.safeParse(tree)
    return result.success ? result.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function checkTip(holdings: Holdings, store: Store, tip: string): void {
  if (tip.length >= 8 && store.one('SELECT 1 FROM entry WHERE substr(id, 1, ?) = ?', tip.length, tip)) return
  throw new Broken({
    where: holdings.name,
    problem: `the entry ${tip} is not in the chain: the end was cut off or the history is another one`,
  })
}

/** Every reading that was ever recorded, and the files of the sources that are held. */
function checkSources(holdings: Holdings, store: Store, verdict: Verdict): void {
  for (const row of store.all<EntryRow>(`SELECT * FROM entry WHERE kind = 'read' ORDER BY seq`)) {
    const { entry } = keptOf(row)
    if (entry.kind !== 'read') continue
    const { name, text, reading, mentions } = entry.body
    for (const [what, hash] of Object.entries({ text, reading, mentions })) {
      const found = holdings.blob(hash)
      if (found === null)
        throw new Broken({ where: name, problem: `its ${what} (entry ${row.seq}) is missing or cannot be unpacked` })
      if (sha256(found) !== hash)
        throw new Broken({ where: name, problem: `its ${what} (entry ${row.seq}) was changed` })
    }
  }
  for (const { id, name } of store.all<{ id: string; name: string }>('SELECT id, name FROM source')) {
    const bytes = holdings.file(id)
    if (bytes === null)
      throw new Broken({ where: name, problem: `the file ${id.slice(0, 12)}… is missing from the sources` })
    if (sha256(bytes) !== id)
      throw new Broken({ where: name, problem: 'the file in the sources was changed: it no longer has its hash' })
    verdict.sources++
  }
}

/** The quotes of every record that stands, rejected ones too, each in the text it was recorded from. */
function checkQuotes(holdings: Holdings, store: Store, verdict: Verdict): void {
  const rows = store.all<{ id: string; name: string; content: string }>(
    `SELECT record.id, source.name, entry.content FROM record JOIN entry ON entry.seq = record.version
      JOIN source ON source.id = record.source WHERE live = 1 ORDER BY record.source`,
  )
  let text = ''
  let check = new QuoteCheck('')
  for (const { id, name, content } of rows) {
    const { body } = JSON.parse(content) as Entry
    if (!('act' in body)) continue
    if (text !== body.text) {
      text = body.text
      check = new QuoteCheck(holdings.blob(text) ?? '')
    }
    for (const passage of body.act.passages) {
      const problem = check.fault(passage)
      if (problem) throw new Broken({ where: `${name}: record ${id}`, problem })
      verdict.quotes++
    }
  }
}

/** Compares what the dossier shows with what follows from its entries alone. */
export function shownAsRecorded(shown: Store, name: string): (replayed: Store) => Fault | null {
  return (replayed) => {
    const isSame = canonical(allActs(shown)) === canonical(allActs(replayed))
    return isSame
      ? null
      : { where: name, problem: 'the acts that are shown are not those that follow from the entries' }
  }
}

export function allActs(store: Store) {
  return acts(store, { state: ['proposed', 'entered', 'accepted', 'corrected', 'rejected'] })
}
