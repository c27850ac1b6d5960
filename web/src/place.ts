import { useCallback, useEffect, useRef, useState } from 'react'

/** Which part of the left side is open. */
export const ROOMS = ['overview', 'standing', 'acts', 'review', 'sources', 'search'] as const
export type Room = (typeof ROOMS)[number]

/** What the page shows; all of it stands in the address, so that a view can be sent to a colleague and the back key works. */
export interface Place {
  room: Room
  party: string | null
  on: string
  /** The words that are searched for. */
  words: string | null
  /** The record that is looked at in review. */
  record: string | null
  /** A source left aside in the overview. */
  without: string | null
  source: string | null
  /** The passage to show: code points. */
  start: number | null
  end: number | null
}

/** Goes to another place; `instead` puts it in the stead of this one, so that the back key does not stop here. */
export type Go = (change: Partial<Place>, how?: 'instead') => void

export function parsePlace(hash: string, today: string): Place {
  const [room, query] = hash.replace(/^#\/?/, '').split('?')
  const values = new URLSearchParams(query)
  const number = (name: string) => (values.has(name) ? Number(values.get(name)) : null)
  return {
    room: ROOMS.find((known) => known === room) ?? 'overview',
    party: values.get('party'),
    on: values.get('on') ?? today,
    words: values.get('words'),
    record: values.get('record'),
    without: values.get('without'),
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
export function usePlace(): [Place, Go] {
  const today = new Date().toISOString().slice(0, 10)
  const [place, setPlace] = useState(() => parsePlace(location.hash, today))
  const latest = useRef(place)
  latest.current = place
  useEffect(() => {
    const follow = () => setPlace(parsePlace(location.hash, today))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [today])
  const go = useCallback<Go>((change, how) => {
    latest.current = { ...latest.current, ...change }
    if (how === undefined) location.hash = formatPlace(latest.current)
    else {
      history.replaceState(null, '', formatPlace(latest.current))
      setPlace(latest.current)
    }
  }, [])
  return [place, go]
}
