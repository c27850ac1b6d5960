import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import { READ_LANGUAGES } from '../model/index.ts'
import { Automaton } from '../recognise/automaton.ts'

const Terms = z.array(z.string()).default([])
const TopicsData = z.array(z.strictObject({ id: z.string(), label: z.string(), zh: Terms, en: Terms, ru: Terms }))

/** A topic of `languages/topics.yaml`: its id and English label. */
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

/** All topics, in the order of the file. */
export function allTopics(): Topic[] {
  return loadData('languages/topics.yaml', TopicsData).map(({ id, label }) => ({ id, label }))
}

let automaton: Automaton<Topic> | undefined

/** Every term of a topic in a text, in text order. All languages are looked for at once: documents quote each other. */
export function topicsIn(text: string): TopicAt[] {
  automaton ??= new Automaton(
    loadData('languages/topics.yaml', TopicsData).flatMap((topic) =>
      READ_LANGUAGES.flatMap((language) =>
        topic[language].map((term) => [term, { id: topic.id, label: topic.label }] as const),
      ),
    ),
    { foldCase: true, wholeWords: true },
  )
  const found: TopicAt[] = []
  automaton.scan(text, 0, text.length, (topic, from, to) => found.push({ topic, from, to }))
  return found.sort((a, b) => a.from - b.from || b.to - a.to)
}
