import type { Act } from '../../../src/model/index.ts'
import type { ReviewItem } from '../../../src/register/index.ts'
import { Parties, useWords, When } from '../words.tsx'

const SHOWN = [
  ['kind', 'Kind'],
  ['agents', 'Who'],
  ['targets', 'To, with or for whom'],
  ['date', 'Date'],
  ['modality', 'Modality'],
  ['force', 'Force'],
  ['topics', 'Topics'],
  ['about', 'About'],
  ['instrument', 'Instrument'],
  ['instrumentId', 'Instrument’s identity'],
  ['place', 'Place'],
  ['passages', 'Passage'],
] as const
type Slot = (typeof SHOWN)[number][0]

/** The slots of an act; with what a newer reading proposes beside those in which it differs. */
export function Slots({
  act,
  confidence,
  suggestion,
}: {
  act: Act
  confidence: boolean
  suggestion: ReviewItem['suggestion']
}) {
  const proposed = suggestion?.act ?? null
  const changed = new Set(suggestion?.changed)
  const rows = SHOWN.filter(([slot]) => changed.has(slot) || (slot !== 'passages' && isStated(act[slot])))
  return (
    <table className="slots">
      <thead className={proposed ? undefined : 'announced'}>
        <tr>
          <th scope="col">Slot</th>
          <th scope="col">Recorded</th>
          {proposed && <th scope="col">A newer reading says</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(([slot, label]) => (
          <tr key={slot} className={changed.has(slot) ? 'changed' : undefined}>
            <th scope="row">{label}</th>
            <td>
              <SlotValue act={act} slot={slot} />
              {confidence && <Doubt act={act} slot={slot} />}
            </td>
            {proposed && (
              <td>{changed.has(slot) ? <SlotValue act={proposed} slot={slot} /> : <small>the same</small>}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function isStated(value: string | readonly unknown[] | null): boolean {
  return value !== null && value.length > 0
}

/** Below this the reader itself doubts the slot. */
const SURE = 0.75

function Doubt({ act, slot }: { act: Act; slot: Slot }) {
  const sure: Readonly<Partial<Record<Slot, number>>> = act.confidence
  const certainty = sure[slot]
  if (certainty === undefined || certainty >= SURE) return null
  return <small className="doubt"> doubtful ({Math.round(certainty * 100)} %)</small>
}

function SlotValue({ act, slot }: { act: Act; slot: Slot }) {
  const words = useWords()
  if (slot === 'agents' || slot === 'targets') return act[slot].length === 0 ? <>nobody</> : <Parties ids={act[slot]} />
  if (slot === 'date') return <When edtf={act.date} />
  if (slot === 'topics')
    return (
      <>{act.topics.map((topic) => words.topics.find(({ id }) => id === topic)?.label ?? topic).join(', ') || 'none'}</>
    )
  if (slot === 'passages') return <q>{act.passages[0]?.quote}</q>
  return <>{act[slot] ?? 'not stated'}</>
}
