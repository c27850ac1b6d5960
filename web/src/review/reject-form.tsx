import { useEffect, useRef, useState } from 'react'

/** Asks why a record is rejected: the reason stays in its history. */
export function RejectForm({ confirm, cancel }: { confirm: (why: string) => Promise<void>; cancel: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className="act-form"
      aria-label="Reject"
      onSubmit={(event) => {
        event.preventDefault()
        confirm(field.current?.value.trim() ?? '').catch((error: Error) => setProblem(error.message))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        cancel()
      }}
    >
      <label className="why-field">
        Why is it rejected? <input ref={field} maxLength={2000} autoComplete="off" />
      </label>
      {problem !== null && (
        <p className="fault" role="alert">
          {problem}
        </p>
      )}
      <p className="choices">
        <button type="submit" className="primary">
          Reject
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
        <small>Enter · Esc</small>
      </p>
    </form>
  )
}
