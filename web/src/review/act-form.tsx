import { useEffect, useRef, useState } from 'react'
import type { Act } from '../../../src/model/index.ts'
import { ActFields } from './act-fields.tsx'
import { faultOfDate } from './date-field.tsx'

/**
 * A form over one or several acts, as one decision: to correct one, to enter one by hand, to split one into several (`more` lets acts be added).
 * A wrong date is shown at its field; what the record refuses, above the buttons.
 */
export function ActForm({
  title,
  source,
  acts: given,
  more = false,
  action,
  confirm,
  cancel,
}: {
  title: string
  /** Id of the source that the acts are reported in. */
  source: string
  acts: readonly Act[]
  more?: boolean
  /** The word on the button. */
  action: string
  /** Throws an Error with the reason when it is refused. */
  confirm: (acts: Act[], why: string) => Promise<void>
  cancel: () => void
}) {
  const [acts, setActs] = useState([...given])
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  const change = (at: number, slots: Partial<Act>) =>
    setActs(acts.map((act, n) => (n === at ? { ...act, ...slots } : act)))
  const submit = async () => {
    setBusy(true)
    setProblem(null)
    try {
      for (const [at, act] of acts.entries()) {
        const fault = await faultOfDate(act.date)
        if (fault === null) continue
        form.current?.querySelectorAll<HTMLElement>('input.edtf')[at]?.focus()
        setProblem(fault)
        return
      }
      await confirm(acts, why.trim())
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      ref={form}
      className="act-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel()
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        else return
        event.preventDefault()
      }}
    >
      <h3>{title}</h3>
      {acts.map((act, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: acts of a form have no other identity
        <fieldset key={at} className="one-act">
          <legend className={acts.length > 1 ? undefined : 'announced'}>Act {at + 1}</legend>
          <ActFields source={source} act={act} change={(slots) => change(at, slots)} />
          {more && acts.length > 2 && (
            <button type="button" onClick={() => setActs(acts.filter((_, n) => n !== at))}>
              Take act {at + 1} out
            </button>
          )}
        </fieldset>
      ))}
      {more && (
        <button type="button" onClick={() => setActs([...acts, acts.at(-1)!])}>
          One more act
        </button>
      )}
      <label className="why-field">
        Why (optional) <input value={why} onChange={(event) => setWhy(event.target.value)} maxLength={2000} />
      </label>
      {problem !== null && (
        <p className="fault" role="alert">
          {problem}
        </p>
      )}
      <p className="choices">
        <button type="submit" className="primary" disabled={busy}>
          {action}
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
        <small>Ctrl+Enter · Esc</small>
      </p>
    </form>
  )
}
