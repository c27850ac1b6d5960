import type { Act } from '../../../src/model/index.ts'
import type { ReviewItem } from '../../../src/register/index.ts'
import { ActForm } from './act-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { RecordHistory } from './record-history.tsx'
import { RejectForm } from './reject-form.tsx'
import type { Review } from './use-review.ts'

/** The form for what is being done to a record. */
export function ItemWork({ item, review, sentence }: { item: ReviewItem; review: Review; sentence: string }) {
  const { record } = item
  const cancel = () => review.setWork('look')
  switch (review.work) {
    case 'look':
      return null
    case 'correct':
      return (
        <ActForm
          title="Correct"
          source={record.source.id}
          acts={[record.act]}
          action="Correct"
          cancel={cancel}
          confirm={async ([act], why) => {
            const slots = changedSlots(record.act, act!)
            if (Object.keys(slots).length === 0) throw new Error('nothing is changed; to agree, accept it')
            await review.decide(item, { kind: 'correct', record: record.id, act: slots }, `Corrected: ${sentence}`, why)
          }}
        />
      )
    case 'split':
      return (
        <ActForm
          title="Split into several acts"
          source={record.source.id}
          acts={[record.act, record.act]}
          more
          action="Split"
          cancel={cancel}
          confirm={(into, why) =>
            review.decide(item, { kind: 'split', record: record.id, into }, `Split: ${sentence}`, why)
          }
        />
      )
    case 'reject':
      return (
        <RejectForm
          cancel={cancel}
          confirm={(why) => review.decide(item, { kind: 'reject', record: record.id }, `Rejected: ${sentence}`, why)}
        />
      )
    case 'merge':
      return (
        <MergeForm
          record={record}
          cancel={cancel}
          confirm={(others) =>
            review.decide(item, { kind: 'merge', records: [record.id, ...others] }, `Merged: ${sentence}`)
          }
        />
      )
    case 'history':
      return <RecordHistory record={record.id} />
  }
}

/** The slots that a form changed. */
function changedSlots(before: Act, after: Act): Partial<Act> {
  const slots = Object.entries(after).filter(
    ([slot, value]) => JSON.stringify(value) !== JSON.stringify(before[slot as keyof Act]),
  )
  return Object.fromEntries(slots)
}
