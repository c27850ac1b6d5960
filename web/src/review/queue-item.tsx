import { useEffect, useRef } from 'react'
import type { ReviewItem } from '../../../src/register/index.ts'
import { ActSentence, actText, useWords, When } from '../words.tsx'
import { ItemWork } from './item-work.tsx'
import { Slots } from './slots.tsx'
import type { Review, Work } from './use-review.ts'

const REASONS = {
  conflict: 'people differ',
  orphan: 'its quote lost its place',
  suggestion: 'a newer reading differs',
  proposal: 'proposed',
} as const

/** One record of the queue; the one looked at is opened, with what can be done to it. */
export function QueueItem({ item, review, focused }: { item: ReviewItem; review: Review; focused: boolean }) {
  const open = review.item?.record.id === item.record.id
  const row = useRef<HTMLButtonElement>(null)
  const { record, reason } = item
  useEffect(() => {
    if (!open || !focused) return
    row.current?.focus({ preventScroll: true })
    row.current?.scrollIntoView({ block: 'nearest' })
  }, [open, focused])
  return (
    <li className={open ? 'open' : undefined}>
      <button
        ref={row}
        type="button"
        className="queue-row"
        aria-expanded={open}
        aria-current={open ? 'true' : undefined}
        onClick={() => review.look(item)}
      >
        <span className="queue-date">
          <When edtf={record.act.date} />
        </span>
        <span>
          <ActSentence act={record.act} />
        </span>
        <span className="queue-why">
          {record.state === 'proposed' || reason !== 'proposal' ? REASONS[reason] : record.state} ·{' '}
          {Math.round(item.certainty * 100)} % sure · {item.uses} {item.uses === 1 ? 'status rests' : 'statuses rest'}{' '}
          on it
        </span>
      </button>
      {open && <OpenItem item={item} review={review} />}
    </li>
  )
}

function OpenItem({ item, review }: { item: ReviewItem; review: Review }) {
  const words = useWords()
  const { record, suggestion, conflict, reason } = item
  const sentence = actText(words, record.act)
  const decide = (decision: Parameters<Review['decide']>[1], said: string) =>
    void review.decide(item, decision, `${said}: ${sentence}`).catch(() => {})
  const accept = { kind: 'accept', record: record.id } as const
  const proposed = suggestion?.act ?? null
  return (
    <div className="queue-open">
      <p className="standing-word">
        <q lang="und">{record.act.passages[0]?.quote}</q>
      </p>
      {suggestion && (
        <p>
          {record.by} said what is recorded.{' '}
          {proposed
            ? `A newer reading of the source says otherwise: ${suggestion.changed.join(', ')}.`
            : 'A newer reading of the source no longer finds this act.'}
        </p>
      )}
      {reason === 'orphan' && <p>The source was read anew and these words do not stand in it exactly once any more.</p>}
      <Slots act={record.act} confidence={record.state === 'proposed'} suggestion={suggestion} />
      {conflict.map(({ by, at, state, act }) => (
        <div key={`${by} ${at}`} className="one-word">
          <p>
            <strong>{by}</strong> {state}, {at.slice(0, 16).replace('T', ' ')}: <ActSentence act={act} />{' '}
            <When edtf={act.date} />
          </p>
          <button
            type="button"
            onClick={() =>
              decide(
                state === 'rejected'
                  ? { kind: 'reject', record: record.id }
                  : { kind: 'correct', record: record.id, act },
                `The word of ${by} taken`,
              )
            }
          >
            Take the word of {by}
          </button>
        </div>
      ))}
      <fieldset className="choices">
        <legend className="announced">Decide</legend>
        <button type="button" className="primary" onClick={() => decide(accept, 'Accepted')}>
          {suggestion ? 'Keep as recorded' : 'Accept'} <kbd>a</kbd>
        </button>
        {proposed && (
          <button
            type="button"
            onClick={() =>
              decide({ kind: 'correct', record: record.id, act: proposed }, 'What the reader proposes taken')
            }
          >
            Take the newer reading
          </button>
        )}
        {WORKS.map(([work, label, key]) => (
          <button
            key={work}
            type="button"
            aria-pressed={review.work === work}
            onClick={() => review.setWork(review.work === work ? 'look' : work)}
          >
            {label} <kbd>{key}</kbd>
          </button>
        ))}
      </fieldset>
      <ItemWork key={`${record.id} ${review.work}`} item={item} review={review} sentence={sentence} />
    </div>
  )
}

const WORKS: readonly (readonly [work: Work, label: string, key: string])[] = [
  ['correct', 'Correct…', 'c'],
  ['reject', 'Reject…', 'r'],
  ['merge', 'Merge…', 'm'],
  ['split', 'Split…', 's'],
  ['history', 'History', 'h'],
]
