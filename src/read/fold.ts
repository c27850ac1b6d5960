import { z } from 'zod'
import { loadData } from '../languages/load.ts'

/** `languages/zh/script.yaml`: pairs of a traditional character and its simplified form. */
const ScriptData = z.object({ pairs: z.string() })

interface Script {
  /** Simplified form of each unit that has one; 0 elsewhere. */
  simplified: Uint16Array
  /** 1: written in traditional script only; 2: in simplified only. */
  kind: Uint8Array
}

let script: Script | undefined

function scriptTable(): Script {
  if (script) return script
  const simplified = new Uint16Array(0x10000)
  const kind = new Uint8Array(0x10000)
  for (const pair of loadData('languages/zh/script.yaml', ScriptData).pairs.split(/\s+/)) {
    const from = pair.charCodeAt(0)
    const to = pair.charCodeAt(1)
    simplified[from] = to
    kind[from] = 1
    if (kind[to] === 0) kind[to] = 2
  }
  script = { simplified, kind }
  return script
}

/** Full-width letters, digits and %, and radicals that stand for whole characters, have an ordinary form that stands one unit for one. */
export const isFoldable = (code: number): boolean =>
  code >= 0xff05
    ? (code >= 0xff10 && code <= 0xff19) ||
      (code >= 0xff21 && code <= 0xff3a) ||
      (code >= 0xff41 && code <= 0xff5a) ||
      code === 0xff05
    : code >= 0x2e80 && code <= 0x2fd5

/** The ordinary form of a foldable unit; any other unit is itself. */
export function foldedUnit(code: number): number {
  if (!isFoldable(code)) return code
  if (code >= 0xff05) return code - 0xfee0
  const form = String.fromCharCode(code).normalize('NFKC')
  return form.length === 1 ? form.charCodeAt(0) : code
}

/** The simplified form of a traditional character, one unit for one unit; any other unit is itself. */
export const traditionalFold = (code: number): number => scriptTable().simplified[code] || foldedUnit(code)

/** Is this a form that only simplified, or only traditional, script writes? */
export const isSimplified = (code: number): boolean => scriptTable().kind[code] === 2
export const isTraditional = (code: number): boolean => scriptTable().kind[code] === 1

/** Units looked at to tell a text's script. */
const SAMPLE = 4000

/**
 * A text of traditional script, or with full-width figures, in the form in which patterns are written; every unit stays in its place.
 * Any other text is given back as it is.
 */
export function foldedText(text: string): string {
  let balance = 0
  for (let at = 0; at < text.length && at < SAMPLE; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x3400) balance += isTraditional(code) ? 1 : isSimplified(code) ? -1 : 0
  }
  if (balance <= 0 && !/[０-９Ａ-Ｚ]/.test(text)) return text
  const fold = balance > 0 ? traditionalFold : foldedUnit
  const parts: string[] = []
  const room = new Uint16Array(8192)
  for (let from = 0; from < text.length; from += room.length) {
    const to = Math.min(text.length, from + room.length)
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at)
      room[at - from] = code < 0x2e80 ? code : fold(code)
    }
    parts.push(String.fromCharCode(...room.subarray(0, to - from)))
  }
  return parts.join('')
}
