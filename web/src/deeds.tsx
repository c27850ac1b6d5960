import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Decided, Decision, DeedSummary, HistoryLine } from '../../src/register/index.ts'
import { PersonDialog } from './person-dialog.tsx'
import { ask, recordChanged, send } from './server.ts'

/** What a person can do to the record. Each gives null when the person would not say who they are; throws an Error with the reason when it is refused. */
export interface Deeds {
  person: string
  /** Asks who decides from now on. */
  changePerson(): Promise<string | null>
  decide(decision: Decision, also: { seen?: string; why?: string }): Promise<Decided | null>
  /** Takes back the person's own last decision that counts, or the deed named; with `later`, also what was built on it. */
  undo(entry: number | null, later?: boolean): Promise<DeedSummary[] | null>
  redo(entry: number | null): Promise<DeedSummary[] | null>
}

const Context = createContext<Deeds | null>(null)
const KEPT_AS = 'depositary.person'

export function useDeeds(): Deeds {
  const deeds = useContext(Context)
  if (!deeds) throw new Error('deeds are done inside a DeedsProvider')
  return deeds
}

/** Who decides is asked once and kept in this browser. */
export function DeedsProvider({ proposed, children }: { proposed: string; children: ReactNode }) {
  const [person, setPerson] = useState(() => localStorage.getItem(KEPT_AS) ?? '')
  // Another program, or the command line, may have recorded something meanwhile.
  useEffect(() => {
    addEventListener('focus', recordChanged)
    return () => removeEventListener('focus', recordChanged)
  }, [])
  const [asking, setAsking] = useState<((name: string | null) => void) | null>(null)
  const known = useRef(person)
  const deeds = useMemo<Deeds>(() => {
    const changePerson = () =>
      new Promise<string | null>((resolve) => {
        setAsking(() => (name: string | null) => {
          setAsking(null)
          if (name !== null) {
            localStorage.setItem(KEPT_AS, name)
            known.current = name
            setPerson(name)
          }
          resolve(name)
        })
      })
    const doAs = async <Done,>(work: (by: string) => Promise<Done>): Promise<Done | null> => {
      const by = known.current || (await changePerson())
      if (by === null) return null
      try {
        return await work(by)
      } finally {
        // Refused or not: what is shown may be old.
        recordChanged()
      }
    }
    return {
      person,
      changePerson,
      decide: (decision, also) => doAs((by) => send<Decided>('/api/decisions', { decision, by, ...also })),
      undo: (entry, later = false) =>
        doAs(async (by) =>
          send<DeedSummary[]>('/api/undo', { by, entry: String(entry ?? (await lastOwn(by))), later }),
        ),
      redo: (entry) =>
        doAs((by) => send<DeedSummary[]>('/api/redo', entry === null ? { by } : { by, entry: String(entry) })),
    }
  }, [person])
  return (
    <Context.Provider value={deeds}>
      {children}
      {asking && <PersonDialog proposed={person || proposed} answer={asking} />}
    </Context.Provider>
  )
}

const NOT_DECISIONS: ReadonlySet<string> = new Set(['create', 'read', 'undo', 'redo', 'merged'])

/** A key must not take back a reading or another person's word: for these there is the list of deeds. */
async function lastOwn(by: string): Promise<number> {
  const lines = await ask<HistoryLine[]>('/api/recent')
  const last = lines.find((line) => line.counts && line.by === by && !NOT_DECISIONS.has(line.kind))
  if (!last) throw new Error(`none of the last deeds is a decision of ${by}`)
  return last.seq
}
