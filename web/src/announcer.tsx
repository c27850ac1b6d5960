import { createContext, type ReactNode, useContext, useState } from 'react'

const Announce = createContext<(message: string) => void>(() => {})

/** Says something to those who hear the page instead of seeing it. */
export const useAnnounce = () => useContext(Announce)

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ message: '', nth: 0 })
  const say = (message: string) => setSaid(({ nth }) => ({ message, nth: nth + 1 }))
  return (
    <Announce.Provider value={say}>
      {children}
      <p className="announced" role="status">
        {/* The same words said again are a new message. */}
        {said.message}
        {said.nth % 2 === 1 ? '\u00a0' : ''}
      </p>
    </Announce.Provider>
  )
}
