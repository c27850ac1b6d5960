import { useEffect, useState } from 'react'
import type { Act } from '../../../src/model/index.ts'
import type { DossierView } from '../../../src/serve/http/views.ts'
import { useDeeds } from '../deeds.tsx'
import { useKeys } from '../keys.ts'
import { PartyChoice } from '../party-choice.tsx'
import type { Go, Place } from '../place.ts'
import { actText, useWords } from '../words.tsx'
import { KeysHelp } from './keys-help.tsx'
import { NewActForm } from './new-act.tsx'
import { QueueItem } from './queue-item.tsx'
import { LastDeeds } from './record-history.tsx'
import { type Review, useReview } from './use-review.ts'

/** An act that a person is about to enter by hand. */
export interface Draft {
  source: string
  act: Act
}

const KEYS_KEPT_AS = 'depositary.keys'

/** What waits for a person, what matters most first; beside it stands the passage in its document. */
export function ReviewRoom({
  parties,
  place,
  go,
  draft,
  startDraft,
}: {
  parties: DossierView['parties']
  place: Place
  go: Go
  draft: Draft | null
  startDraft: (draft: Draft | null) => void
}) {
  const review = useReview(place, go)
  const words = useWords()
  const [help, setHelp] = useState(false)
  const [keysOn, setKeysOn] = useState(() => localStorage.getItem(KEYS_KEPT_AS) !== 'off')
  const [byKey, setByKey] = useState(false)
  const { item } = review
  // The passage of the first record is shown before anyone chooses one.
  useEffect(() => {
    if (item && place.record === null) review.look(item)
  })
  const work = (which: Review['work']) => () => item && review.setWork(which)
  const step = (by: 1 | -1) => () => {
    setByKey(true)
    review.step(by)
  }
  const next = step(1)
  const previous = step(-1)
  useKeys(
    {
      j: next,
      ArrowDown: next,
      k: previous,
      ArrowUp: previous,
      a: () => {
        if (!item) return
        setByKey(true)
        const said = `Accepted: ${actText(words, item.record.act)}`
        review.decide(item, { kind: 'accept', record: item.record.id }, said).catch(() => {})
      },
      c: work('correct'),
      r: work('reject'),
      m: work('merge'),
      s: work('split'),
      h: work('history'),
      n: () => item && startDraft({ source: item.record.source.id, act: item.record.act }),
      u: () => void review.turnBack('undo'),
      y: () => void review.turnBack('redo'),
      '?': () => setHelp(true),
    },
    keysOn && draft === null,
  )
  const chooseKeys = (on: boolean) => {
    localStorage.setItem(KEYS_KEPT_AS, on ? 'on' : 'off')
    setKeysOn(on)
  }
  return (
    <>
      <ReviewBar review={review} help={() => setHelp(true)}>
        <PartyChoice
          parties={parties}
          party={place.party ?? ''}
          all
          choose={(id) => go({ party: id || null, record: null })}
        />
      </ReviewBar>
      {draft && <NewActForm draft={draft} done={() => startDraft(null)} />}
      {review.problem !== null && (
        <p className="fault" role="alert">
          {review.problem}
        </p>
      )}
      {review.queue.state === 'loading' && <p className="message">Looking up what waits…</p>}
      {review.queue.state === 'failed' && (
        <p className="message" role="alert">
          {review.queue.problem}
        </p>
      )}
      {review.queue.state === 'done' && (
        <>
          <p className="waiting">
            {review.queue.value.waiting === 0
              ? 'Nothing waits for review.'
              : `${review.queue.value.waiting} wait for review, what matters most first.`}
          </p>
          <ol className="queue" aria-label="What waits for review">
            {review.items.map((each) => (
              <QueueItem key={each.record.id} item={each} review={review} focused={byKey} />
            ))}
          </ol>
        </>
      )}
      <LastDeeds />
      {help && <KeysHelp on={keysOn} choose={chooseKeys} close={() => setHelp(false)} />}
    </>
  )
}

function ReviewBar({ review, help, children }: { review: Review; help: () => void; children: React.ReactNode }) {
  const { person, changePerson } = useDeeds()
  return (
    <div className="question">
      {children}
      <span className="person">
        {person === '' ? 'Nobody is named yet.' : `Decided by ${person}.`}{' '}
        <button type="button" className="plain" onClick={() => void changePerson()}>
          {person === '' ? 'Say who decides' : 'Change'}
        </button>
      </span>
      <span className="choices">
        <button type="button" onClick={() => void review.turnBack('undo')}>
          Undo <kbd>u</kbd>
        </button>
        <button type="button" onClick={() => void review.turnBack('redo')}>
          Redo <kbd>y</kbd>
        </button>
        <button type="button" onClick={help}>
          Keys <kbd>?</kbd>
        </button>
      </span>
    </div>
  )
}
