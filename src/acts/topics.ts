import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import { READ_LANGUAGES } from '../model/index.ts'
import { Automaton } from '../recognise/automaton.ts'
import type { Findings } from '../recognise/findings.ts'
import type { FoundAct } from './found.ts'

const Terms = z.array(z.string().min(1)).default([])
const Labelled = z.strictObject({
  /** As rules name it ("observer-status"). */
  id: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'a topic is named in small letters, digits and hyphens'),
  /** In English; the id in words if left out. */
  label: z.string().min(1).optional(),
  zh: Terms,
  en: Terms,
  ru: Terms,
})
const TopicsData = z.array(Labelled)

/** A topic that a dossier defines, or to which it adds terms: words that stand for it in each language. */
export const OwnTopic = Labelled.refine(
  (topic) => READ_LANGUAGES.some((language) => topic[language].length > 0),
  'a topic needs a term in one language at least (zh, en, ru)',
)
export type OwnTopic = z.output<typeof OwnTopic>

/** A topic of `languages/topics.yaml` or of a dossier: its id and English label. */
export interface Topic {
  id: string
  label: string
}

/** A topic's term at its place in a flow (UTF-16 units). */
export interface TopicAt {
  topic: Topic
  from: number
  to: number
}

let shipped: Automaton<Topic> | undefined

/** Every term of a shipped topic in a text, in text order. All languages are looked for at once: documents quote each other. */
export function topicsIn(text: string): TopicAt[] {
  shipped ??= automatonOf(shippedTopics())
  return scan(shipped, text)
}

/** The topics that the program brings, in the order of the file, then a dossier's own. */
export function allTopics(own: readonly OwnTopic[] = []): Topic[] {
  const topics = [...shippedTopics(), ...own].map(({ id, label }) => [id, { id, label: labelOf(id, label) }] as const)
  return [...new Map(topics).values()]
}

/** Their ids. */
export function shippedTopicIds(): string[] {
  return shippedTopics().map(({ id }) => id)
}

/**
 * Puts topics on acts: every one of which a term stands in the passage, the shipped ones and a dossier's own. An act that says nothing of
 * what it is about is given the labels of its topics.
 */
export function withTopics<Report extends FoundAct>(
  acts: readonly Report[],
  findings: Findings,
  own: readonly OwnTopic[],
): Report[] {
  const added = own.length > 0 ? automatonOf(own) : null
  return acts.map((act) => {
    const text = findings.flows[act.block]!.text.slice(act.from, act.to)
    const found = [...topicsIn(text), ...(added ? scan(added, text) : [])].map(({ topic }) => topic)
    const topics = [...new Set([...act.topics, ...found.map(({ id }) => id)])]
    const labels = [...new Set(found.map(({ label }) => label))]
    return { ...act, topics, about: act.about ?? (labels.slice(0, MOST_LABELS).join('; ') || null) }
  })
}

/** So many topics are named as what an act is about. */
const MOST_LABELS = 3

const labelOf = (id: string, label: string | undefined) => label ?? id.replaceAll('-', ' ')

const shippedTopics = () => loadData('languages/topics.yaml', TopicsData)

function automatonOf(topics: readonly OwnTopic[]): Automaton<Topic> {
  const words = topics.flatMap(({ id, label, ...terms }) =>
    READ_LANGUAGES.flatMap((language) =>
      terms[language].map((term) => [term, { id, label: labelOf(id, label) }] as const),
    ),
  )
  return new Automaton(words, { foldCase: true, wholeWords: true })
}

function scan(automaton: Automaton<Topic>, text: string): TopicAt[] {
  const found: TopicAt[] = []
  automaton.scan(text, 0, text.length, (topic, from, to) => found.push({ topic, from, to }))
  return found.sort((a, b) => a.from - b.from || b.to - a.to)
}
