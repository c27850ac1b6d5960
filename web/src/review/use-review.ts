import { useEffect, useRef, useState } from 'react'
import type { Decision, ReviewItem } from '../../../src/register/index.ts'
import type { QueueView } from '../../../src/serve/http/views.ts'
import { useAnnounce } from '../announcer.tsx'
import { useDeeds } from '../deeds.tsx'
import type { Go, Place } from '../place.ts'
import { address, type Loaded, useServer } from '../server.ts'

/** What is being done to the record at hand. */
export type Work = 'look' | 'correct' | 'reject' | 'split' | 'merge' | 'history'

/** The state of the review room. */
export interface Review {
  queue: Loaded<QueueView>
  items: ReviewItem[]
  /** The one looked at; null when nothing waits. */
  item: ReviewItem | null
  work: Work
  problem: string | null
  look(item: ReviewItem): void
  /** The next (1) or the one before (-1). */
  step(by: 1 | -1): void
  setWork(work: Work): void
  /** Records a decision on the item and goes to the next. Throws an Error when it is refused. */
  decide(item: ReviewItem, decision: Decision, said: string, why?: string): Promise<void>
  /** Takes back the last decision, or brings it back; says what came of it. */
  turnBack(how: 'undo' | 'redo'): Promise<void>
}

const versionOf = ({ record, seen }: ReviewItem): string => `${record.id} ${seen}`

export function useReview(place: Place, go: Go): Review {
  const queue = useServer<QueueView>(address('/api/review', { party: place.party }))
  const [gone, setGone] = useState<ReadonlyMap<string, 'sent' | 'recorded'>>(new Map())
  const [working, setWorking] = useState<{ work: Work; on: string | null }>({ work: 'look', on: null })
  const [problem, setProblem] = useState<string | null>(null)
  const deeds = useDeeds()
  const announce = useAnnounce()
  /** Which record a deed was about, to come back to it when it is undone. */
  const decided = useRef(new Map<number, string>())

  const fresh = queue.state === 'done' ? queue.value : null
  // What was recorded is shown as the server has it; only what is on its way stays hidden.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new queue
  useEffect(() => setGone((before) => new Map([...before].filter(([, how]) => how === 'sent'))), [fresh])
  const waiting = queue.state === 'done' ? queue.value.items.filter((item) => !gone.has(versionOf(item))) : []
  const asked = place.record
  const inQueue = asked === null || waiting.some(({ record }) => record.id === asked)
  // One that does not wait (any more) can be looked at all the same.
  const single = useServer<ReviewItem>(inQueue || queue.state !== 'done' ? null : `/api/review/${asked}`)
  const alone = !inQueue && single.state === 'done' && single.value.record.id === asked ? [single.value] : []
  const items = [...alone, ...waiting]
  const item = items.find(({ record }) => record.id === asked) ?? (asked === null ? (items[0] ?? null) : null)

  const look = ({ record }: ReviewItem) => {
    const passage = record.act.passages[0]
    go(
      { record: record.id, source: record.source.id, start: passage?.start ?? null, end: passage?.end ?? null },
      'instead',
    )
  }
  const neighbour = (of: ReviewItem | null, by: 1 | -1): ReviewItem | null => {
    const at = of ? items.findIndex((each) => each.record.id === of.record.id) : -1
    return items[at + by] ?? null
  }
  const leave = (from: ReviewItem) => {
    const next = neighbour(from, 1) ?? neighbour(from, -1)
    if (next) look(next)
    else go({ record: null }, 'instead')
  }
  const hide = (item: ReviewItem, how: 'sent' | 'recorded' | null) =>
    setGone((before) => {
      const after = new Map(before)
      if (how === null) after.delete(versionOf(item))
      else after.set(versionOf(item), how)
      return after
    })

  const decide: Review['decide'] = async (about, decision, said, why) => {
    setProblem(null)
    // Without a form the next record is there at once, so that the next key is about it. A form stays until its word is recorded.
    const atOnce = working.work === 'look' || working.on !== about.record.id
    const goOn = () => {
      setWorking({ work: 'look', on: null })
      leave(about)
    }
    if (atOnce) {
      hide(about, 'sent')
      goOn()
    }
    const comeBack = () => {
      hide(about, null)
      if (atOnce) look(about)
    }
    try {
      const done = await deeds.decide(decision, { seen: about.seen, ...(why ? { why } : {}) })
      if (!done) return comeBack()
      decided.current.set(done.deed, about.record.id)
      hide(about, 'recorded')
      if (!atOnce) goOn()
      announce(`${said}.`)
    } catch (error) {
      comeBack()
      throw error
    }
  }
  const turnBack: Review['turnBack'] = async (how) => {
    setProblem(null)
    try {
      const done = await deeds[how](null)
      const deed = done?.[0]
      if (!deed) return
      announce(`${how === 'undo' ? 'Undone' : 'Done again'}: ${deed.kind} by ${deed.by}.`)
      const record = decided.current.get(deed.seq)
      if (record !== undefined && how === 'undo') go({ record }, 'instead')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return {
    queue,
    items,
    item,
    work: item && working.on === item.record.id ? working.work : 'look',
    problem,
    look,
    step: (by) => {
      const next = neighbour(item, by)
      if (next) look(next)
    },
    setWork: (work) => {
      setProblem(null)
      setWorking({ work, on: item?.record.id ?? null })
    },
    decide: (about, decision, said, why) =>
      decide(about, decision, said, why).catch((error: Error) => {
        // A form shows it where the person is; otherwise it is said above the queue.
        if (working.work === 'look') setProblem(error.message)
        throw error
      }),
    turnBack,
  }
}
