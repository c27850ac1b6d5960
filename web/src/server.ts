import { useEffect, useState } from 'react'

/** What a request has come to. */
export type Loaded<T> = { state: 'loading' } | { state: 'done'; value: T } | { state: 'failed'; problem: string }

/** Asks the server for `path` whenever it changes; null asks nothing. The value before stays until the next one is there. */
export function useServer<T>(path: string | null): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  useEffect(() => {
    if (path === null) return
    const stop = new AbortController()
    ask<T>(path, stop.signal)
      .then((value) => setLoaded({ state: 'done', value }))
      .catch((error: Error) => {
        if (!stop.signal.aborted) setLoaded({ state: 'failed', problem: error.message })
      })
    return () => stop.abort()
  }, [path])
  return loaded
}

async function ask<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal })
  const body: unknown = await response.json()
  if (response.ok) return body as T
  const problem =
    typeof body === 'object' && body !== null && 'problem' in body ? String(body.problem) : response.statusText
  throw new Error(problem)
}
