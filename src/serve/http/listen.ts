import { serve } from '@hono/node-server'
import { BadInput } from '../../model/index.ts'
import { httpApp } from './app.ts'
import type { Desk } from './desk.ts'

/** A running page. */
export interface Page {
  address: string
  close(): Promise<void>
}

/** Serves the page for an open dossier on this machine only. `port` 0 takes any free one. Throws BadInput when the port is taken. */
export function listen(desk: Desk, port: number): Promise<Page> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: httpApp(desk).fetch, hostname: '127.0.0.1', port }, (info) =>
      resolve({
        address: `http://127.0.0.1:${info.port}/`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    )
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new BadInput(`port ${port}`, 'is taken by another program; choose one with --port')
          : error,
      ),
    )
  })
}

/** Resolves when the person ends the program (Ctrl-C, or a polite kill). */
export function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
