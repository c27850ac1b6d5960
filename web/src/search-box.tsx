import { useEffect, useRef } from 'react'
import { useKeys } from './keys.ts'

/** Looks for words, names and phrases in all that is held. */
export function SearchBox({ words, search }: { words: string | null; search: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current) field.current.value = words ?? ''
  }, [words])
  useKeys({ '/': () => field.current?.focus() }, true)
  return (
    <search>
      <form
        className="search"
        onSubmit={(event) => {
          event.preventDefault()
          const asked = field.current?.value.trim() ?? ''
          if (asked !== '') search(asked)
        }}
      >
        <label>
          <span className="announced">Search passages and acts, in any language</span>
          <input ref={field} type="search" placeholder="Search: 无核武器, Mongolia, договор…" maxLength={500} />
        </label>
        <button type="submit">Search</button>
      </form>
    </search>
  )
}
