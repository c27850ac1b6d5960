import { z } from 'zod'

/** Longest text of a slot, in characters: what is longer is no title or phrase. */
const PHRASE = 300

const Phrase = z.string().max(PHRASE).nullish()

/** One act as a model proposes it: free words in every slot, until the gates have looked at them. */
export const Proposal = z.object({
  quote: z.string().min(1),
  nth: z.int().positive().nullish(),
  kind: z.string(),
  agents: z.array(z.string()).nullish(),
  targets: z.array(z.string()).nullish(),
  date: z.string().nullish(),
  place: Phrase,
  instrument: Phrase,
  about: Phrase,
  modality: z.string(),
  force: z.string().nullish(),
})
export type Proposal = z.infer<typeof Proposal>

const Answer = z.union([z.array(z.unknown()), z.object({ acts: z.array(z.unknown()) }).transform(({ acts }) => acts)])

/** The proposals in a model's answer, each still unchecked; null when the answer is no JSON of the form asked for. */
export function proposalsIn(content: string): unknown[] | null {
  // Models like to fence what they were asked to give bare.
  const fenced = /^\s*```[a-z]*\s*\n([\s\S]*?)\n?\s*```\s*$/i.exec(content)
  try {
    const answer = Answer.safeParse(JSON.parse(fenced?.[1] ?? content))
    return answer.success ? answer.data : null
  } catch {
    return null
  }
}
