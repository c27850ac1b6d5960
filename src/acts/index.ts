import { type Act, type Block, type PartyId, ReadLanguage, type Source } from '../model/index.ts'
import type { Findings } from '../recognise/findings.ts'
import { calibrated } from './calibration.ts'
import { entriesOf } from './entries/index.ts'
import { type Features, featuresOf } from './features.ts'
import { type FoundAct, overlap } from './found.ts'
import { lexiconOf } from './frames/lexicon.ts'
import { mergeReports } from './merge.ts'
import { performedActs } from './performed/index.ts'
import type { Carried } from './prose/context.ts'
import { newsOf, turnPage } from './prose/news.ts'
import { NOTHING_CARRIED, readProse } from './prose/read.ts'
import { type OwnTopic, withTopics } from './topics.ts'

/** Blocks of running text, in which acts are looked for. */
const PROSE: ReadonlySet<string> = new Set([
  'paragraph',
  'item',
  'abstract',
  'preambular',
  'operative',
  'article',
  'quotation',
  'note',
])

/**
 * Every act that a source reports, with its passages, in text order. Reports of the same act are one act. `topics` are those that a dossier
 * adds to the shipped ones.
 */
export function findActs(source: Source, findings: Findings, topics: readonly OwnTopic[] = []): Act[] {
  return actsWithFeatures(source, findings, topics).map(({ act }) => act)
}

/** The acts, each with the features that its confidence is worked out of: what the calibration is fitted to. */
export function actsWithFeatures(
  source: Source,
  findings: Findings,
  topics: readonly OwnTopic[] = [],
): { act: Act; features: Features }[] {
  const performed = performedActs(source, findings)
  const found: FoundAct[] = []
  // What stands before the first clause that performs an act tells how it came to it.
  const performing = Math.min(...performed.acts.filter(({ kind }) => kind !== 'meet').map(({ block }) => block))
  const list = performed.acts.length === 0 ? entriesOf(source, findings) : null
  const news = performed.acts.length === 0 && !list?.long ? newsOf(source, findings) : null
  const entries = news ? null : list
  let carried: Carried = {
    ...NOTHING_CARRIED,
    holders: new Map(),
    focus: focusOf(findings),
    news,
    published: dayOf(source),
  }
  for (const block of source.blocks) {
    const language = block.language.slice(0, 2)
    if (news && ReadLanguage.safeParse(language).success)
      turnPage(news, block, findings, lexiconOf(language).data.dispatch)
    if (performed.covered.has(block.index) || !(isProse(block) || isNarrative(block, findings))) continue
    const days = entries?.days(block.index) ?? null
    if (days !== null) carried = { ...carried, date: [days] }
    const read = readProse(block.index, language, findings, carried, block.index >= performing)
    const acts = entries ? entries.completed(block.index, read.acts) : read.acts
    found.push(
      ...acts.filter((act) => !performed.acts.some((own) => own.kind === act.kind && overlap(own, act) >= SAME)),
    )
    carried = read.carried
  }
  const features = featuresOf(source, findings, performed.acts, found)
  const clauses = withTopics(performed.acts, findings, topics).flatMap((act) => mergeReports([act], findings))
  const reports = mergeReports(withTopics(found, findings, topics), findings)
  return [...clauses, ...reports]
    .map(({ act, fullest }) => {
      const its = features(fullest)
      return { act: { ...act, confidence: calibrated(its) }, features: its }
    })
    .sort((a, b) => a.act.passages[0]!.start - b.act.passages[0]!.start)
}

const dayOf = ({ self }: Source) => (self.date && /^\d{4}-\d{2}-\d{2}$/.test(self.date) ? self.date : null)

/** Whether acts are looked for in a block: running text in a language that is read. */
export function isProse({ kind, language }: Block): boolean {
  return PROSE.has(kind) && ReadLanguage.safeParse(language.slice(0, 2)).success
}

/** A long first line that holds a whole sentence was only taken for a title. */
function isNarrative({ kind, index, language }: Block, findings: Findings): boolean {
  return kind === 'title' && language.startsWith('zh') && /。./.test(findings.flows[index]!.text)
}

/** The state that the whole document is about: named twice as often as any other one. */
function focusOf(findings: Findings): PartyId | null {
  const counts = new Map<PartyId, number>()
  for (const { id, type } of findings.parties.flat()) {
    const owner = id.split('/')[0]!
    if (type === 'state' || type === 'body') counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] >= LEAST_NAMED && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : null
}

/** Fewer mentions make nobody the matter of a document. */
const LEAST_NAMED = 8

/** A clause that performs an act is no report of another one of its kind, if they share so much. */
const SAME = 0.5
