import type { Remark } from '../model/index.ts'
import { structurePatterns } from './data.ts'
import { type Draft, type DraftNote, draftOf, merged, type Structure } from './draft.ts'
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
  lines.room = hints.room
  furnish(lines, roles)
  const isBody = (line: number) => roles[line] === ROLE.body
  const { notes: found, orphans } = findNotes(lines, roles, hints)
  const setting = settingOf(lines, isBody)
  markHeads(lines, roles, setting, hints)
  const paragraphs = paragraphsOf(lines, roles, setting, callStarts(found), hints)
  const drafts = new KindReader(lines, setting, paragraphs, hints).read()
  const notes = found.map((note) => noteDraft(text, lines, note))
  return {
    drafts: merged(
      drafts,
      notes.map((note) => note.block),
      furnitureDrafts(lines, roles),
    ),
    notes,
    ...pagesOf(lines, roles, setting, hints.paged),
    remarks: remarksOn(text, notes, orphans),
  }
}

/** Where notes are called, in ascending order. */
function callStarts(notes: readonly FoundNote[]): Int32Array {
  const starts = new Int32Array(notes.length)
  let count = 0
  for (const { call } of notes) if (call) starts[count++] = call.start
  return starts.subarray(0, count).sort()
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
  const words = { isNotesHeading: (line: string) => notesHeadings.test(line), isCitation }
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

export function noteDraft(text: string, lines: Lines, note: FoundNote): DraftNote {
  const marker = text.slice(note.mark.from, note.mark.to)
  const pieces = [{ start: lines.from[note.first]!, end: lines.to[note.last]! }]
  for (const [first, last] of note.resumed ?? []) pieces.push({ start: lines.from[first]!, end: lines.to[last]! })
  return { marker, call: note.call, block: draftOf({ kind: 'note', number: marker, level: null }, pieces) }
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
    const pieces = [{ start: lines.from[line]!, end: lines.to[line]! }]
    drafts.push(draftOf({ kind: kinds[role], number: null, level: null }, pieces))
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
