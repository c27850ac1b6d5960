import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Span } from '../../src/model/index.ts'

/** Words that a person has marked in the text of a source. */
export interface MarkedWords extends Span {
  source: string
}

const Marked = createContext<{ marked: MarkedWords | null; mark: (marked: MarkedWords | null) => void }>({
  marked: null,
  mark: () => {},
})

/** The words that are marked now, and a way to say so. */
export const useMarkedWords = () => useContext(Marked)

export function MarkedWordsProvider({ children }: { children: ReactNode }) {
  const [marked, mark] = useState<MarkedWords | null>(null)
  const value = useMemo(() => ({ marked, mark }), [marked])
  return <Marked.Provider value={value}>{children}</Marked.Provider>
}
