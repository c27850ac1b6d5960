/**
 * How fast plain text is read, and what memory it takes: structure and notes alone, and the whole of `readSource`, against decoding the same
 * bytes and splitting them into lines. One thread; the text is the samples' own, over and over.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../src/languages/load.ts'
import { flowsOf, readSource, sentencesOf } from '../src/read/index.ts'
import { structureOf } from '../src/read/structure.ts'

const CHARACTERS = 1_200_000
const ROUNDS = 15

const samples = join(packageRoot, 'samples')
const files = readdirSync(samples).filter((name) => name.endsWith('.txt'))

function times(text: string, size: number): string {
  const parts = [text]
  for (let length = text.length; length < size; length += text.length + 2) parts.push(text)
  return parts.join('\n\f')
}

/** Milliseconds that `work` takes: the best of several rounds, after some to warm up. */
async function milliseconds(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now()
    await work()
    best = Math.min(best, performance.now() - before)
  }
  return best
}

const rate = (characters: number, time: number) => `${(characters / time / 1000).toFixed(1)} M characters/s`

if (process.argv[2] === 'memory') {
  const large = times(readFileSync(join(samples, files[0]!), 'utf8'), 10_000_000)
  await readSource({ name: 'large.txt', bytes: new TextEncoder().encode(large) })
  const peak = process.resourceUsage().maxRSS * 1024
  console.log(
    `${(large.length / 1e6).toFixed(1)} M characters: peak memory ${(peak / 1e6).toFixed(0)} MB, ${((peak - 80e6) / large.length).toFixed(1)} bytes a character beyond 80 MB`,
  )
  process.exit(0)
}

for (const name of files) {
  const text = times(readFileSync(join(samples, name), 'utf8'), CHARACTERS)
  const bytes = new TextEncoder().encode(text)
  const decoding = await milliseconds(() => new TextDecoder().decode(bytes).split(/\r?\n/))
  const structure = await milliseconds(() => structureOf(text))
  const reading = await milliseconds(() => readSource({ name, bytes }))
  const source = await readSource({ name, bytes })
  const flows = await milliseconds(() => flowsOf(source))
  const sentences = await milliseconds(() => flowsOf(source).map(sentencesOf))
  console.log(
    `${name}: ${(text.length / 1e6).toFixed(1)} M characters, ${source.notes.length} notes, ${source.blocks.length} blocks`,
  )
  console.log(
    `  decoding and lines ${rate(text.length, decoding)}; structure and notes ${rate(text.length, structure)} (${(structure / decoding).toFixed(1)} times as long)`,
  )
  console.log(
    `  readSource, with hash, links and self-description ${rate(text.length, reading)}; flows ${rate(text.length, flows)}; flows and sentences ${rate(text.length, sentences)}`,
  )
}

for (const size of [10_000, 100_000, 1_000_000, 10_000_000]) {
  const text = times(readFileSync(join(samples, files[0]!), 'utf8'), size).slice(0, size)
  console.log(
    `${size} characters: ${((1000 * (await milliseconds(() => readSource({ name: 'x.txt', text })))) / size).toFixed(3)} µs a character`,
  )
}

// Memory, in a process that does nothing else: run with `memory`.
console.log(
  spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), 'memory'], { encoding: 'utf8' })
    .stdout,
)
