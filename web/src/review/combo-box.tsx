import { useId, useRef, useState } from 'react'

/** What can be chosen: `also` tells why it was found, where the name does not. */
export interface Choice {
  id: string
  name: string
  also: string | null
}

/** A field for one more of a list, with suggestions while one types (the ARIA combobox pattern). */
export function ComboBox({
  label,
  suggest,
  choose,
  free,
}: {
  label: string
  suggest: (typed: string) => Promise<Choice[]>
  choose: (id: string) => void
  /** Whether something that is not suggested may be given too. */
  free: boolean
}) {
  const list = useId()
  const [typed, setTyped] = useState('')
  const latest = useRef('')
  const [choices, setChoices] = useState<Choice[]>([])
  const [at, setAt] = useState(0)
  const open = typed.trim() !== '' && choices.length > 0
  const type = (text: string) => {
    setTyped(text)
    latest.current = text
    setAt(0)
    if (text.trim() === '') return setChoices([])
    void suggest(text).then(
      // An answer to what was typed before is too late.
      (found) => latest.current === text && setChoices(found),
      () => setChoices([]),
    )
  }
  const take = (id: string) => {
    choose(id)
    type('')
  }
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' && open) setAt((at + 1) % choices.length)
    else if (event.key === 'ArrowUp' && open) setAt((at + choices.length - 1) % choices.length)
    else if (event.key === 'Escape' && typed !== '') type('')
    else if (event.key === 'Enter' && typed.trim() !== '') {
      const choice = choices[at]
      if (open && choice) take(choice.id)
      else if (free) take(typed.trim())
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className="combo">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        placeholder="add…"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={() => setChoices([])}
        autoComplete="off"
      />
      <div className="suggestions" id={list} role="listbox" aria-label={`Suggestions: ${label}`} hidden={!open}>
        {choices.map(({ id, name, also }, n) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and moves through the list
          <div
            key={id}
            id={`${list}-${n}`}
            role="option"
            aria-selected={n === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(id)}
          >
            {name} {name !== id && <small>{id}</small>} {also !== null && <small>· {also}</small>}
          </div>
        ))}
      </div>
    </span>
  )
}
