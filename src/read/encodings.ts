import { isUtf8 } from 'node:buffer'
import { BadInput } from '../model/index.ts'
import { scriptData } from './script-data.ts'

/** Bytes that are looked at to tell an encoding. */
const SAMPLE = 64 * 1024

let frequent: [encoding: string, characters: RegExp][] | undefined

/** Each encoding that is tried, with the characters that its texts are mostly made of. */
const likelyEncodings = () =>
  (frequent ??= Object.entries(scriptData().frequent).map(([encoding, { characters }]) => [
    encoding,
    new RegExp(`[${characters}]`, 'g'),
  ]))

/**
 * Decodes the bytes of a text file: byte order mark, UTF-8 if the bytes are valid so, UTF-16 by its zero bytes, else the older encoding whose
 * text looks most like writing. The text keeps its byte order mark. Throws BadInput for what is no text.
 */
export async function decode(bytes: Uint8Array, name: string): Promise<{ text: string; encoding: string }> {
  const encoding = await encodingOf(bytes, name)
  try {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding }
  } catch {
    throw new BadInput(name, `is too large a text or cannot be decoded as ${encoding}`)
  }
}

async function encodingOf(bytes: Uint8Array, name: string): Promise<string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at & 1]!++
  if (zeros[0]! + zeros[1]! > 0) {
    const half = sample.length / 2
    if (zeros[1]! > half * 0.02 && zeros[0]! < zeros[1]! / 4 && isText(bytes, 'utf-16le')) return 'utf-16le'
    if (zeros[0]! > half * 0.02 && zeros[1]! < zeros[0]! / 4 && isText(bytes, 'utf-16be')) return 'utf-16be'
    if (zeros[0]! + zeros[1]! > sample.length * 0.001)
      throw new BadInput(name, 'is a binary file of no known document format')
  }
  if (isUtf8(bytes)) return 'utf-8'
  return oldEncoding(sample, name)
}

/** Is the sample, decoded so, free of control characters and unknown ones? */
function isText(bytes: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE & ~1))
  return badShare(text) < 0.01
}

/** Share of characters that no text holds. */
function badShare(text: string): number {
  let bad = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (
      code === 0xfffd ||
      (code < 0x20 && (code < 0x09 || code > 0x0d)) ||
      (code >= 0x7f && code < 0xa0) ||
      (code >= 0xe000 && code <= 0xf8ff)
    )
      bad++
  }
  return text.length === 0 ? 0 : bad / text.length
}

async function oldEncoding(sample: Uint8Array, name: string): Promise<string> {
  const { analyse } = await import('chardet')
  // A sample may end inside a character.
  const whole = sample.subarray(0, sample.length - (sample.length === SAMPLE ? 4 : 0))
  const hints = new Map(analyse(whole).map((guess) => [guess.name.toLowerCase(), guess.confidence]))
  let best = { encoding: '', score: 0 }
  for (const [encoding, likely] of likelyEncodings()) {
    const text = new TextDecoder(encoding).decode(whole)
    const foreign = text.replace(/[\0-\x7f]/g, '')
    const usual = (foreign.match(likely)?.length ?? 0) / Math.max(1, foreign.length)
    const score = usual - badShare(text) * 5 + (hints.get(encoding) ?? 0) / 1000
    if (score > best.score) best = { encoding, score }
  }
  if (best.encoding === '') throw new BadInput(name, 'is a binary file, or a text in an unknown encoding')
  return best.encoding
}
