import type { Remark, Span } from '../model/index.ts'
import { bare, structurePatterns } from './data.ts'
import type { Draft, DraftNote, Structure } from './draft.ts'
import { foldedText } from './fold.ts'
import type { FoundNote, FoundNotes } from './found-note.ts'
import { furnish, markHeads, ROLE } from './furniture.ts'
import { type Hints, NO_HINTS } from './hints.ts'
import { KindReader } from './kinds.ts'
import { Lines } from './lines.ts'
import type { Mark } from './marks.ts'
import { NoteFinder } from './notes.ts'
import { paragraphsOf, turnsPage } from './paragraphs.ts'
import { referencePatterns } from './references/data.ts'
import { type Setting, settingOf } from './setting.ts'

/** Finds the structure of a laid-out text: what each line is to its page, the notes, the paragraphs, and what each of these is. */
export function structureOf(text: string, hints: Hints = NO_HINTS): Structure {
  const lines = new Lines(foldedText(text))
  const roles = new Uint8Array(lines.count)
  furnish(lines, roles)
  const isBody = (line: number) => roles[line] === ROLE.body
  const { notes, orphans } = findNotes(lines, roles, hints)
  const setting = settingOf(lines, isBody)
  markHeads(lines, roles, setting)
  const paragraphs = paragraphsOf(
    lines,
    roles,
    setting,
    new Set(notes.flatMap((note) => note.call?.start ?? [])),
    hints,
  )
  const drafts = new KindReader(lines, setting, paragraphs, hints).read((paragraph) => piecesOf(lines, paragraph.lines))
  const draftNotes = notes.map((note) => noteDraft(text, lines, note))
  drafts.push(...draftNotes.map((note) => note.block), ...furnitureDrafts(lines, roles))
  drafts.sort((a, b) => a.pieces[0]!.start - b.pieces[0]!.start)
  return {
    drafts,
    notes: draftNotes,
    ...pagesOf(lines, roles, setting, hints.paged),
    remarks: remarksOn(text, draftNotes, orphans),
  }
}

/** Notes without a call, and calls without a note. */
export const remarksOn = (text: string, notes: readonly DraftNote[], orphans: readonly Mark[]): Remark[] => [
  ...notes
    .filter((note) => !note.call)
    .map((note) => ({ at: note.block.pieces[0]!, message: `note ${note.marker} has no call in the text` })),
  ...orphans.map((mark) => ({
    at: { start: mark.from, end: mark.to },
    message: `call ${text.slice(mark.from, mark.to)} has no note`,
  })),
]

/** Finds the notes, and leaves their calls out of the words of the lines that they end. */
export function findNotes(lines: Lines, roles: Uint8Array, hints: Hints): FoundNotes {
  const { notesHeadings } = structurePatterns()
  const words = { isNotesHeading: (line: string) => notesHeadings.has(bare(line)), isCitation }
  const setting = settingOf(lines, (line) => roles[line] === ROLE.body)
  const found = new NoteFinder(lines, roles, setting, words, hints).find()
  for (const { call } of found.notes.toSorted((a, b) => (b.call?.start ?? 0) - (a.call?.start ?? 0)))
    if (call) lines.dropCall(call.start, call.end)
  return found
}

function isCitation(text: string): boolean {
  const { same, lead } = referencePatterns()
  return same.test(text) || lead.test(text) || structurePatterns().noteOpenings.test(text)
}

/** The stretches that lines take; lines that follow each other without anything between are one stretch. */
export function piecesOf(lines: Lines, chosen: readonly number[]): Span[] {
  const pieces: Span[] = []
  let before = -2
  for (const line of chosen) {
    if (line === before + 1 && pieces.length > 0) pieces.at(-1)!.end = lines.to[line]!
    else pieces.push({ start: lines.from[line]!, end: lines.to[line]! })
    before = line
  }
  return pieces
}

export function noteDraft(text: string, lines: Lines, note: FoundNote): DraftNote {
  const marker = text.slice(note.mark.from, note.mark.to)
  const pieces = note.segments.map(([first, last]) => ({ start: lines.from[first]!, end: lines.to[last]! }))
  return { marker, call: note.call, block: { kind: 'note', number: marker, level: null, pieces } }
}

export function furnitureDrafts(lines: Lines, roles: Uint8Array): Draft[] {
  const drafts: Draft[] = []
  const kinds = {
    [ROLE.link]: 'link',
    [ROLE.head]: 'running-head',
    [ROLE.pageNumber]: 'page-number',
    [ROLE.rule]: 'separator',
  } as const
  for (let line = 0; line < lines.count; line++) {
    const role = roles[line]!
    if (role !== ROLE.link && role !== ROLE.head && role !== ROLE.pageNumber && role !== ROLE.rule) continue
    drafts.push({
      kind: kinds[role],
      number: null,
      level: null,
      pieces: [{ start: lines.from[line]!, end: lines.to[line]! }],
    })
  }
  return drafts
}

/**
 * Where pages begin. Form feeds say it; where an extractor has dropped them, running text that comes back moved in, or after notes and
 * links at a page's foot, begins a page.
 */
function pagesOf(
  lines: Lines,
  roles: Uint8Array,
  setting: Setting,
  paged: boolean,
): Pick<Structure, 'pageStarts' | 'pageLabels'> {
  const fed = lines.feed.subarray(0, lines.count).includes(1)
  const pageStarts: number[] = []
  const pageLabels: (string | null)[] = []
  let furnished = false
  let anyBody = false
  for (let line = 0; line < lines.count; line++) {
    const role = roles[line]!
    const body = role === ROLE.body
    const turned = anyBody && body && (furnished || turnsPage(lines, line, setting))
    if (line === 0 || (fed || paged ? lines.feed[line] === 1 : turned)) {
      pageStarts.push(line === 0 ? 0 : lines.from[line]!)
      pageLabels.push(null)
    }
    if (role === ROLE.pageNumber) pageLabels[pageLabels.length - 1] = lines.slice(line)
    furnished =
      !body && (furnished || role === ROLE.note || role === ROLE.link || role === ROLE.head || role === ROLE.pageNumber)
    anyBody ||= body
  }
  return paged || pageStarts.length > 1 ? { pageStarts, pageLabels } : { pageStarts: [], pageLabels: [] }
}
