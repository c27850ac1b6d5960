import { useEffect, useState } from 'react'

/** Which part of the left side is open. */
export const ROOMS = ['standing', 'acts', 'sources'] as const
export type Room = (typeof ROOMS)[number]

/** What the page shows; all of it stands in the address, so that a view can be sent to a colleague and the back key works. */
export interface Place {
  room: Room
  party: string | null
  on: string
  source: string | null
  /** The passage to show: code points. */
  start: number | null
  end: number | null
}

export function parsePlace(hash: string, today: string): Place {
  const [room, query] = hash.replace(/^#\/?/, '').split('?')
  const values = new URLSearchParams(query)
  const number = (name: string) => (values.has(name) ? Number(values.get(name)) : null)
  return {
    room: ROOMS.find((known) => known === room) ?? 'standing',
    party: values.get('party'),
    on: values.get('on') ?? today,
    source: values.get('source'),
    start: number('start'),
    end: number('end'),
  }
}

export function formatPlace({ room, ...values }: Place): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== null) query.set(name, String(value))
  return `#/${room}?${query}`
}

/** The current place, and a way to go to another; what is not named stays. */
export function usePlace(): [Place, (change: Partial<Place>) => void] {
  const today = new Date().toISOString().slice(0, 10)
  const [place, setPlace] = useState(() => parsePlace(location.hash, today))
  useEffect(() => {
    const follow = () => setPlace(parsePlace(location.hash, today))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [today])
  const go = (change: Partial<Place>) => {
    location.hash = formatPlace({ ...place, ...change })
  }
  return [place, go]
}
