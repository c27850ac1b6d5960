import { useEffect, useRef } from 'react'

/** Every key of the review room and what it does, in the order they are shown. */
export const REVIEW_KEYS = [
  ['j', '↓', 'next'],
  ['k', '↑', 'previous'],
  ['a', '', 'accept'],
  ['c', '', 'correct'],
  ['r', '', 'reject'],
  ['m', '', 'merge with others'],
  ['s', '', 'split into several'],
  ['n', '', 'a new act from the marked words, or from this passage'],
  ['h', '', 'history of the record'],
  ['u', '', 'undo your last decision'],
  ['y', '', 'redo what was undone last'],
  ['?', '', 'these keys'],
] as const

/** The keys, and the choice to do without them (WCAG 2.1, 2.1.4). */
export function KeysHelp({ on, choose, close }: { on: boolean; choose: (on: boolean) => void; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="asking" aria-labelledby="keys-title" onCancel={close}>
      <h2 id="keys-title">Keys</h2>
      <table className="keys">
        <tbody>
          {REVIEW_KEYS.map(([key, also, what]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd> {also !== '' && <kbd>{also}</kbd>}
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => choose(event.target.checked)} /> Use these keys
      </label>
      <p className="choices">
        <button type="button" className="primary" onClick={close}>
          Close
        </button>
      </p>
    </dialog>
  )
}
