import { type Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.ts'
import { openDesk } from '../http/desk.ts'
import { listen, untilEnded } from '../http/listen.ts'

export const DEFAULT_PORT = 7411
/** How long the page waits for another program that is writing before it says who that is; nothing else is answered meanwhile. */
const WAIT_MS = 2000

/** A port number from the command line. */
export function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('a port is a whole number from 0 to 65535.')
  return port
}

export function register(program: Command, context: Context): void {
  program
    .command('serve')
    .description('show the dossier as a page in the browser, on this machine only')
    .option('--port <port>', 'port to listen on; 0 takes any free one', portNumber, DEFAULT_PORT)
    .option('--json', 'print the address as JSON')
    .action(async ({ port, json }: { port: number; json?: true }) => {
      const page = await listen(openDesk(await context.dossier({ waitMs: WAIT_MS })), port)
      context.out(json ? JSON.stringify({ address: page.address }) : `The page is at ${page.address} (Ctrl-C ends it)`)
      await untilEnded()
      await page.close()
    })
}
