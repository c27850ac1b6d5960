import type { Block, SelfDescription, Source } from '../model/index.ts'
import { structurePatterns } from './data.ts'
import { type Flow, someFlows } from './flow.ts'
import type { Meta } from './formats/format.ts'
import { Offsets } from './offsets.ts'
import { dateIn } from './references/dates.ts'

/** Blocks at a document's head, and at its end, in which it speaks of itself. */
const HEAD = 14
const TAIL = 16
const LAST_LINES = 3
/** Running heads in which a symbol is looked for. */
const SYMBOL_HEADS = 4

/** What a document says of itself: its title, authors, symbol and date, from its first lines, its running heads, its closing words, and its file's fields. */
export function selfOf(source: Source, meta: Meta): SelfDescription {
  const { blocks } = source
  const offsets = new Offsets(source.text)
  const edges = new Set([...blocks.slice(0, HEAD + 40), ...blocks.slice(-TAIL)])
  const titled = blocks.some((block) => block.kind === 'title')
  let heads = 0
  for (const block of blocks) {
    // Running heads tell the symbol; all of them are asked only where there is no title.
    const head = block.kind === 'running-head' && (!titled || heads++ < SYMBOL_HEADS)
    if (head || block.kind === 'title' || closesTreaty(source, offsets, block)) edges.add(block)
  }
  const flows = someFlows(
    source,
    [...edges].sort((a, b) => a.index - b.index),
  )
  const head = headOf(flows)
  const authors = authorsOf(head)
  return {
    title: titleOf(flows) ?? meta.title,
    authors: authors.length > 0 ? authors : meta.authors,
    symbol: symbolOf(head, flows),
    date: dateOf(head, flows) ?? meta.date,
  }
}

/** Does the block open like a treaty's closing words? An annex may follow them, so they are looked for everywhere. */
function closesTreaty({ text }: Source, offsets: Offsets, block: Block): boolean {
  if (block.kind !== 'paragraph') return false
  const from = offsets.toUnit(block.start)
  return structurePatterns().closes.test(text.slice(from, from + 60))
}

/** The blocks before the running text begins, with the one where it begins. */
function headOf(flows: readonly Flow[]): Flow[] {
  const head: Flow[] = []
  for (const flow of flows) {
    head.push(flow)
    if (head.length >= HEAD || (flow.text.length > 250 && flow.block.kind !== 'title')) break
  }
  return head
}

function titleOf(flows: readonly Flow[]): string | null {
  const title = flows.find((flow) => flow.block.kind === 'title')
  // The flow is simplified; a title stands as its document writes it.
  const second = title && flows[flows.indexOf(title) + 1]
  if (title && second?.block.kind === 'heading' && /[:：]$/.test(title.text)) return `${title.text} ${second.text}`
  if (title)
    return title.block.language === 'zh-Hant'
      ? title.passage(0, title.text.length).quote.replace(/\s+/g, '')
      : title.text
  const counts = new Map<string, number>()
  for (const { block, text } of flows)
    if (block.kind === 'running-head' && /\p{L}{2}/u.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function authorsOf(head: readonly Flow[]): string[] {
  const byline = head.find((flow) => flow.block.kind === 'byline')
  if (!byline) return []
  const names = byline.text.replace(structurePatterns().byline, '').replace(/[*†‡①-⑳\d]+/g, ' ')
  const parts = names.split(/[,，、;；]|\s(?:and|и|&)\s|\s{2,}/).map((name) => name.trim())
  return (
    parts.length === 1 && /^\p{Script=Han}+(?:\s\p{Script=Han}+)+$/u.test(names.trim())
      ? names.trim().split(/\s/)
      : parts
  ).filter((name) => name !== '')
}

/** A UN document symbol, alone on its line or in a running head. */
const SYMBOL =
  /(?<![\w/])(?:[A-Z]{1,5}|CCW|NPT|CD|CTBT)(?:\/[A-Z]{1,5}(?:\.\d{1,4})?)*\/(?:[A-Z0-9][\w.-]*)(?:\/[\w.-]+)*(?:\s?\(\d{4}\))?/

function symbolOf(head: readonly Flow[], flows: readonly Flow[]): string | null {
  for (const { block, text } of [
    ...head,
    ...flows.filter((flow) => flow.block.kind === 'running-head').slice(0, SYMBOL_HEADS),
  ]) {
    if (block.kind === 'link' || block.kind === 'note' || text.length > 60) continue
    const match = SYMBOL.exec(text)
    if (match && (match[0].length >= text.length * 0.4 || block.kind === 'matter') && /\d/.test(match[0]))
      return match[0].replace(/\s+/g, ' ')
  }
  const { securityCouncil } = structurePatterns()
  for (const { text } of head) {
    const resolution = /(?:^|\s|第)(\d{1,4})\s?[(（](\d{4})[)）]/.exec(text)
    if (
      resolution &&
      structurePatterns().resolutionTitles.test(text) &&
      head.some((flow) => securityCouncil.test(flow.text))
    )
      return `S/RES/${resolution[1]} (${resolution[2]})`
  }
  return null
}

/** A line that says little more than a day and a place; a day inside a sentence belongs to what the sentence tells. */
function isDateline(text: string): boolean {
  const date = text.length < 60 ? dateIn(text) : null
  return date !== null && (date.to - date.from) * 2 >= text.length
}

/** The date in the lines at the head, else in the last line, else the one in the closing words ("Done at …"). */
function dateOf(head: readonly Flow[], flows: readonly Flow[]): string | null {
  const { closes, done, received, resolutionTitles } = structurePatterns()
  const full = (text: string) => {
    const date = received.test(text) ? null : dateIn(text)
    return date && date.edtf.length >= 10 ? date.edtf : null
  }
  // A resolution is dated by its adoption, an instrument by its title; then come the lines about them.
  for (const { text } of [
    ...head.filter((flow) => resolutionTitles.test(flow.text)),
    ...head.filter((flow) => flow.block.kind === 'title'),
  ]) {
    const date = full(text)
    if (date) return date
  }
  for (const { block, text } of head) {
    const speaks = block.kind === 'matter' || block.kind === 'byline' || isDateline(text)
    const date = speaks && text.length <= 250 && block.kind !== 'note' && block.kind !== 'link' ? full(text) : null
    if (date) return date
  }
  for (const { block, text } of flows.slice(HEAD).slice(-LAST_LINES)) {
    const date = block.kind !== 'note' && isDateline(text) ? full(text) : null
    if (date) return date
  }
  for (const { text } of flows.slice(HEAD)) {
    const at = done.exec(text)
    // What was signed elsewhere is told in the middle of sentences; an instrument's own closing words open one.
    if (!at || !(at.index === 0 || closes.test(text) || /[.;。；]\s*$/.test(text.slice(0, at.index)))) continue
    const date = dateIn(text.slice(at.index, at.index + 300))
    if (date && date.edtf.length >= 10) return date.edtf
  }
  for (const { text } of head.slice(0, 3)) {
    const line = structurePatterns().dateline.exec(text.slice(0, 120))
    const date = line && dateIn(line[0])
    if (date && date.edtf.length >= 10) return date.edtf
  }
  return null
}
