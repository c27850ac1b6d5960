import { type Confidence, modelReaderName, type Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { FoundAct } from '../found.ts'
import { mergeReports } from '../merge.ts'
import type { ActReader, DropReason, ReadActs, Unread } from '../reader.ts'
import { type OwnTopic, withTopics } from '../topics.ts'
import { ask, type Endpoint } from './endpoint.ts'
import { Gates } from './gates.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { proposalsIn } from './proposal.ts'
import { halves, type Stretch, stretchesOf, textOf } from './stretches.ts'

export { type Endpoint, endpointOf } from './endpoint.ts'

/** After so many stretches in a row without an answer a document is given up. */
const PATIENCE = 3

/**
 * A reader that asks a model behind an OpenAI-compatible endpoint, stretch by stretch, with temperature 0 and a fixed seed. What it proposes
 * passes the gates or is dropped and counted. A stretch without a usable answer is told in `unread`, and the next one is asked about.
 */
export function modelReader(endpoint: Endpoint): ActReader {
  return {
    name: modelReaderName(endpoint.model),
    read: (source, findings, topics) => new Asking(endpoint, source, findings).read(topics),
  }
}

/** Nobody has measured the model that is asked, so each slot is as likely wrong as right. */
const UNMEASURED: Confidence = { kind: 0.5, agents: 0.5, targets: 0.5, date: 0.5, modality: 0.5, force: 0.5 }

/** The reading of one document. */
class Asking {
  readonly #endpoint: Endpoint
  readonly #source: Source
  readonly #findings: Findings
  readonly #gates: Gates
  readonly #found: FoundAct[] = []
  readonly #unread: Unread[] = []
  readonly #dropped: Partial<Record<DropReason, number>> = {}
  #failures = 0

  constructor(endpoint: Endpoint, source: Source, findings: Findings) {
    this.#endpoint = endpoint
    this.#source = source
    this.#findings = findings
    this.#gates = new Gates(source, findings)
  }

  async read(topics: readonly OwnTopic[]): Promise<ReadActs> {
    const stretches = stretchesOf(this.#source, this.#findings)
    let last = ''
    for (const [at, stretch] of stretches.entries()) {
      if (this.#failures >= PATIENCE) {
        for (const left of stretches.slice(at)) this.#miss(left, `was not asked any more (it ${last})`)
        break
      }
      last = (await this.#stretch(stretch)) ?? last
    }
    const reports = withTopics(withoutRepeats(this.#found), this.#findings, topics)
    const acts = mergeReports(reports, this.#findings).map(({ act }) => ({ ...act, confidence: UNMEASURED }))
    acts.sort((a, b) => a.passages[0]!.start - b.passages[0]!.start)
    return { acts, unread: this.#unread, dropped: this.#dropped }
  }

  /** Reads one stretch; gives what went wrong, if anything did. A stretch whose answer is cut off is asked about in halves. */
  async #stretch(stretch: Stretch): Promise<string | null> {
    const reply = await ask(this.#endpoint, INSTRUCTIONS, textOf(stretch, this.#findings))
    if (reply.problem !== null) {
      this.#failures += reply.hopeless ? PATIENCE : 1
      return this.#miss(stretch, reply.problem)
    }
    this.#failures = 0
    if (reply.cutOff) {
      const parts = halves(stretch)
      if (parts === null) return this.#miss(stretch, 'cut its answer off')
      const problems = [await this.#stretch(parts[0]), await this.#stretch(parts[1])]
      return problems[1] ?? problems[0] ?? null
    }
    const proposals = proposalsIn(reply.content)
    if (proposals === null) return this.#miss(stretch, 'answered with no JSON of the form asked for')
    for (const { act, dropped } of this.#gates.pass(proposals, stretch)) {
      if (act) this.#found.push(act)
      else this.#dropped[dropped] = (this.#dropped[dropped] ?? 0) + 1
    }
    return null
  }

  #miss({ parts }: Stretch, problem: string): string {
    const first = parts[0]!
    const last = parts.at(-1)!
    const { start } = this.#findings.flows[first.block]!.passage(first.from, first.to)
    const { end } = this.#findings.flows[last.block]!.passage(last.from, last.to)
    this.#unread.push({ at: { start, end }, problem })
    return problem
  }
}

/** A model that says the same of the same place twice has said it once. */
function withoutRepeats(found: readonly FoundAct[]): FoundAct[] {
  const known = new Set<string>()
  return found.filter(({ block, from, to, kind, agents, targets, date, modality }) => {
    const said = JSON.stringify([block, from, to, kind, agents, targets, date, modality])
    const fresh = !known.has(said)
    known.add(said)
    return fresh
  })
}
