import { useEffect, useState, useSyncExternalStore } from 'react'

/** What a request has come to. */
export type Loaded<T> = { state: 'loading' } | { state: 'done'; value: T } | { state: 'failed'; problem: string }

let revision = 0
const followers = new Set<() => void>()

/** Something was recorded: whatever is shown is asked for again. */
export function recordChanged(): void {
  revision++
  for (const follow of followers) follow()
}

function useRevision(): number {
  return useSyncExternalStore(
    (follow) => {
      followers.add(follow)
      return () => followers.delete(follow)
    },
    () => revision,
  )
}

/**
 * Asks the server for `path` whenever it changes or something was recorded; null asks nothing. The value before stays until the next one is
 * there. What is `lasting` is not touched by what is recorded and asked for once.
 */
export function useServer<T>(path: string | null, lasting = false): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  const changes = useRevision()
  const asked = lasting ? 0 : changes
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision asks again
  useEffect(() => {
    if (path === null) return
    const stop = new AbortController()
    ask<T>(path, stop.signal)
      .then((value) => setLoaded({ state: 'done', value }))
      .catch((error: Error) => {
        if (!stop.signal.aborted) setLoaded({ state: 'failed', problem: error.message })
      })
    return () => stop.abort()
  }, [path, asked])
  return loaded
}

/** Asks the server once. Throws an Error whose message is for the person. */
export function ask<T>(path: string, signal: AbortSignal | null = null): Promise<T> {
  return answered(fetch(path, { signal }))
}

/** Sends something to be recorded. Throws an Error whose message is for the person. */
export function send<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return answered(fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function answered<T>(request: Promise<Response>): Promise<T> {
  const response = await request.catch((error: Error) => {
    if (error.name === 'AbortError') throw error
    throw new Error('the program does not answer; is it still running?')
  })
  const body: unknown = await response.json()
  if (response.ok) return body as T
  const problem =
    typeof body === 'object' && body !== null && 'problem' in body ? String(body.problem) : response.statusText
  throw new Error(problem)
}

/** The address of a question, with what is null or empty left out. */
export function address(path: string, values: Record<string, string | null>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
