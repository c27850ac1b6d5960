import { useEffect, useRef } from 'react'

/** What each key does; `?` and letters as typed, others by their names ("ArrowDown"). */
export type Keys = Readonly<Record<string, () => void>>

/** Listens for single keys on the whole page while `on`. None fires while someone types, chooses from a list, or is asked something. */
export function useKeys(keys: Keys, on: boolean): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      // In the text of a source the arrows move the text.
      if (event.key.startsWith('Arrow') && event.target instanceof Element && event.target.closest('.reader')) return
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"], [role="listbox"] *'))
  )
}
