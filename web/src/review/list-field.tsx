import { type Choice, ComboBox } from './combo-box.tsx'

/** A slot that holds several ids: each can be taken out, and one more be added. */
export function ListField({
  label,
  ids,
  change,
  nameOf,
  suggest,
  free,
}: {
  label: string
  ids: readonly string[]
  change: (ids: string[]) => void
  nameOf: (id: string) => string
  suggest: (typed: string) => Promise<Choice[]>
  free: boolean
}) {
  return (
    <fieldset className="slot list">
      <legend>{label}</legend>
      {ids.map((id) => (
        <span key={id} className="chip" title={id}>
          {nameOf(id)}
          <button
            type="button"
            aria-label={`Take ${nameOf(id)} out of ${label}`}
            onClick={() => change(ids.filter((each) => each !== id))}
          >
            ×
          </button>
        </span>
      ))}
      <ComboBox
        label={`Add to ${label}`}
        suggest={suggest}
        free={free}
        choose={(id) => {
          if (!ids.includes(id)) change([...ids, id])
        }}
      />
    </fieldset>
  )
}
