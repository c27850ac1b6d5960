import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const Request = z.object({
  model: z.string(),
  temperature: z.literal(0),
  seed: z.number(),
  messages: z.tuple([
    z.object({ role: z.literal('system'), content: z.string() }),
    z.object({ role: z.literal('user'), content: z.string() }),
  ]),
})

/** What a model was asked: the text of one stretch, and who asked. */
export interface Asked {
  text: string
  model: string
  authorization: string | undefined
  path: string | undefined
}

/** Answers one request. */
export type Answerer = (asked: Asked, response: ServerResponse) => void

/** A server on loopback that speaks the chat completions protocol; `answer` may be changed between requests. */
export class ChatServer {
  readonly asked: Asked[] = []
  answer: Answerer = (_, response) => say(response, { acts: [] })
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  static async start(): Promise<ChatServer> {
    const chat = new ChatServer()
    await new Promise<void>((ready) => chat.#server.listen(0, '127.0.0.1', ready))
    return chat
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((done) => this.#server.close(() => done()))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const piece of request) body += piece
    const { messages, model } = Request.parse(JSON.parse(body))
    const asked = {
      text: messages[1].content,
      model,
      authorization: request.headers.authorization,
      path: request.url,
    }
    this.asked.push(asked)
    this.answer(asked, response)
  }
}

/** Answers as a server does whose model says `content` (an object as JSON). */
export function say(response: ServerResponse, content: unknown, finish = 'stop'): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }],
    }),
  )
}
