import type { Act, Source } from '../model/index.ts'
import type { Findings } from '../recognise/findings.ts'
import type { FoundAct } from './found.ts'
import { mergeReports } from './merge.ts'
import { NOTHING_CARRIED, readProse } from './prose/read.ts'

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

/** Every act that a source reports, with its passages, in text order. Reports of the same act are one act. */
export function findActs(source: Source, findings: Findings): Act[] {
  const found: FoundAct[] = []
  let carried = NOTHING_CARRIED
  for (const block of source.blocks) {
    const language = block.language.slice(0, 2)
    if (!PROSE.has(block.kind) || (language !== 'zh' && language !== 'en' && language !== 'ru')) continue
    const read = readProse(block.index, language, findings, carried)
    found.push(...read.acts)
    carried = read.carried
  }
  return mergeReports(found, findings)
}
