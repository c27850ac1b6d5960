import { useEffect, useRef } from 'react'

/** Asks who decides; the name stands beside every decision in the history. */
export function PersonDialog({ proposed, answer }: { proposed: string; answer: (name: string | null) => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    field.current?.select()
  }, [])
  return (
    <dialog ref={dialog} className="asking" aria-labelledby="who-decides" onCancel={() => answer(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const name = field.current?.value.trim() ?? ''
          if (name !== '') answer(name)
        }}
      >
        <h2 id="who-decides">Who decides?</h2>
        <p>Your name stands beside each of your decisions in the history. It is asked once.</p>
        <label>
          Name <input ref={field} defaultValue={proposed} required maxLength={100} autoComplete="name" />
        </label>
        <p className="choices">
          <button type="submit" className="primary">
            Continue
          </button>
          <button type="button" onClick={() => answer(null)}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  )
}
