import { z } from 'zod'
import { BadInput } from '../../model/index.ts'

/** Where a model is asked, and how patiently. */
export interface Endpoint {
  /** Address of the chat completions of an OpenAI-compatible server. */
  url: URL
  model: string
  /** Sent as a bearer token; null for servers that want none. */
  key: string | null
  /** For a whole answer, in milliseconds. */
  timeoutMs: number
  /** Waits before each further try, in milliseconds; as many tries more as there are waits. */
  waitsMs: readonly number[]
}

/** What came back: the answer's text and whether it was cut off; or what went wrong, in one line, and whether asking on makes sense. */
export type Reply = { content: string; cutOff: boolean; problem: null } | { problem: string; hopeless: boolean }

const DEFAULT_TIMEOUT_S = 120
const WAITS_MS = [500, 2000]
/** A longer answer is none: in bytes. */
const LARGEST = 4_000_000

/**
 * An endpoint as a person names it: the base address ("http://localhost:8080/v1") or that of its chat completions. Throws BadInput for what is
 * no address, and when a key would travel unencrypted to another machine.
 */
export function endpointOf(named: string, model: string, key: string | null, timeoutS = DEFAULT_TIMEOUT_S): Endpoint {
  const url = URL.canParse(named) ? new URL(named) : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw new BadInput('--endpoint', `"${named}" is no http or https address`)
  if (url.username || url.password)
    throw new BadInput('--endpoint', 'give the key in the environment, not in the address')
  if (key !== null && url.protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
    throw new BadInput('--endpoint', 'a key is only sent over https, or within this machine')
  if (!/\/chat\/completions\/?$/.test(url.pathname))
    url.pathname = `${url.pathname.replace(/\/$/, '')}/chat/completions`
  return { url, model, key, timeoutMs: timeoutS * 1000, waitsMs: WAITS_MS }
}

const Completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullable() }), finish_reason: z.string().nullish() }))
    .min(1),
})

/** Asks once, and again after a wait where the server is busy, fails, is late or cannot be reached. Never throws for any of these. */
export async function ask(endpoint: Endpoint, instructions: string, text: string): Promise<Reply> {
  for (let tried = 0; ; tried++) {
    const attempt = await askOnce(endpoint, instructions, text)
    if (attempt.reply.problem === null || !attempt.again || tried >= endpoint.waitsMs.length) return attempt.reply
    await new Promise((done) => setTimeout(done, attempt.waitMs ?? endpoint.waitsMs[tried]!))
  }
}

interface Attempt {
  reply: Reply
  again: boolean
  /** How long the server asks to wait, if it says so. */
  waitMs?: number
}

async function askOnce({ url, model, key, timeoutMs }: Endpoint, instructions: string, text: string): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({
        model,
        temperature: 0,
        seed: 1,
        stream: false,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: text },
        ],
      }),
      // The document goes to the named endpoint and nowhere else.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) {
      await response.body?.cancel()
      const busy = response.status === 408 || response.status === 429 || response.status >= 500
      const waitMs = busy ? retryAfter(response) : undefined
      const reply = { problem: `answered with HTTP ${response.status}`, hopeless: !busy }
      return { reply, again: busy, ...(waitMs === undefined ? {} : { waitMs }) }
    }
    return { reply: replyOf(await bodyOf(response)), again: false }
  } catch (error) {
    return { reply: { problem: problemOf(error, timeoutMs), hopeless: false }, again: true }
  }
}

/** Longest wait that a server may ask for, in seconds. */
const LONGEST_WAIT_S = 30

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, LONGEST_WAIT_S) * 1000 : undefined
}

/** The body as text; null when it is too long to be an answer. */
async function bodyOf(response: Response): Promise<string | null> {
  const decoder = new TextDecoder()
  let body = ''
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.byteLength
    if (size > LARGEST) return null
    body += decoder.decode(piece, { stream: true })
  }
  return body + decoder.decode()
}

function replyOf(body: string | null): Reply {
  if (body === null) return { problem: `answered with more than ${LARGEST / 1e6} MB`, hopeless: false }
  const completion = Completion.safeParse(jsonOf(body))
  const choice = completion.data?.choices[0]
  if (!choice) return { problem: 'answered with no chat completion', hopeless: false }
  if (choice.finish_reason === 'length') return { content: choice.message.content ?? '', cutOff: true, problem: null }
  if (choice.message.content === null) return { problem: 'gave no answer', hopeless: false }
  return { content: choice.message.content, cutOff: false, problem: null }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problemOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'cannot be reached'
  if (error.name === 'TimeoutError') return `gave no answer within ${timeoutMs / 1000} s`
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message
  return `cannot be reached (${code})`
}
