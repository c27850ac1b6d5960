import { useId } from 'react'
import { ACT_KINDS, type Act, Force, Modality } from '../../../src/model/index.ts'
import type { PartySuggestion } from '../../../src/serve/party-suggestions.ts'
import { address, ask } from '../server.ts'
import { nameOf, useWords } from '../words.tsx'
import { DateField } from './date-field.tsx'
import { ListField } from './list-field.tsx'
import { PassageField } from './passage-field.tsx'

const suggestParties = (like: string) => ask<PartySuggestion[]>(address('/api/parties', { like }))

/** The fields for every slot of an act. */
export function ActFields({
  source,
  act,
  change,
}: {
  /** Id of the source that the act is reported in. */
  source: string
  act: Act
  change: (slots: Partial<Act>) => void
}) {
  const words = useWords()
  const labelOf = (topic: string) => words.topics.find(({ id }) => id === topic)?.label ?? topic
  const suggestTopics = async (typed: string) => {
    const wanted = typed.trim().toLowerCase()
    return words.topics
      .filter(({ id, label }) => label.toLowerCase().includes(wanted) || id.includes(wanted))
      .slice(0, 12)
      .map(({ id, label }) => ({ id, name: label, also: null }))
  }
  const parties = { nameOf: (id: string) => nameOf(words, id), suggest: suggestParties, free: true }
  return (
    <div className="act-fields">
      <SelectField label="Kind" value={act.kind} values={ACT_KINDS} change={(kind) => change({ kind })} />
      <DateField value={act.date} change={(date) => change({ date })} />
      <ListField label="Who" ids={act.agents} change={(agents) => change({ agents })} {...parties} />
      <ListField
        label="To, with or for whom"
        ids={act.targets}
        change={(targets) => change({ targets })}
        {...parties}
      />
      <SelectField
        label="Modality"
        value={act.modality}
        values={Modality.options}
        change={(modality) => change({ modality })}
      />
      <SelectField label="Force" value={act.force} values={Force.options} change={(force) => change({ force })} />
      <ListField
        label="Topics"
        ids={act.topics}
        change={(topics) => change({ topics })}
        nameOf={labelOf}
        suggest={suggestTopics}
        free={false}
      />
      <TextField label="About" value={act.about} change={(about) => change({ about })} />
      <TextField label="Instrument" value={act.instrument} change={(instrument) => change({ instrument })} />
      <TextField
        label="Instrument’s identity"
        value={act.instrumentId}
        change={(instrumentId) => change({ instrumentId })}
      />
      <TextField label="Place" value={act.place} change={(place) => change({ place })} />
      <PassageField source={source} passages={act.passages} change={(passages) => change({ passages })} />
    </div>
  )
}

function SelectField<Value extends string>({
  label,
  value,
  values,
  change,
}: {
  label: string
  value: Value
  values: readonly Value[]
  change: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className="slot">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = values.find((each) => each === event.target.value)
          if (chosen !== undefined) change(chosen)
        }}
      >
        {values.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </div>
  )
}

function TextField({
  label,
  value,
  change,
}: {
  label: string
  value: string | null
  change: (value: string | null) => void
}) {
  const id = useId()
  return (
    <div className="slot">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value ?? ''}
        onChange={(event) => change(event.target.value === '' ? null : event.target.value)}
        maxLength={500}
        autoComplete="off"
      />
    </div>
  )
}
