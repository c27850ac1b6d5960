/**
 * How fast the built program (`npm run build`) reads plain text, in processor time, and what memory it takes: structure and notes alone, and the whole of `readSource`, against decoding the same
 * bytes and splitting them into lines. One thread; the text is the samples' own, over and over.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../src/languages/load.ts'

const CHARACTERS = 1_200_000
const ROUNDS = 40

// The built program: what a user runs, without the names that tsx gives to every function.
const built = (module: string) => pathToFileURL(join(packageRoot, 'dist', 'read', `${module}.js`)).href
const { flowsOf, readSource, sentencesOf } = (await import(built('index'))) as typeof import('../src/read/index.ts')
const { structureOf } = (await import(built('structure'))) as typeof import('../src/read/structure.ts')

const samples = join(packageRoot, 'samples')
const files = readdirSync(samples).filter((name) => name.endsWith('.txt'))

function times(text: string, size: number): string {
  const parts = [text]
  for (let length = text.length; length < size; length += text.length + 2) parts.push(text)
  return parts.join('\n\f')
}

/** Milliseconds of processor time that `work` takes: the best of several rounds, after some to warm up. */
async function milliseconds(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

const rate = (characters: number, time: number) => `${(characters / time / 1000).toFixed(1)} M characters/s`

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

// Memory, in a process that only reads one file.
const folder = mkdtempSync(join(tmpdir(), 'reading-'))
const program = `
  import { readFileSync } from 'node:fs'
  import { readSource } from ${JSON.stringify(built('index'))}
  const { text } = await readSource({ name: 'large.txt', bytes: readFileSync(process.argv[1]) })
  console.log(JSON.stringify([process.resourceUsage().maxRSS * 1024, text.length]))`
for (const name of files) {
  const file = join(folder, name)
  writeFileSync(file, times(readFileSync(join(samples, name), 'utf8'), 10_000_000))
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program, file], { encoding: 'utf8' })
  const [peak, characters] = JSON.parse(stdout) as [number, number]
  console.log(
    `${name}: ${(characters / 1e6).toFixed(1)} M characters, peak memory ${(peak / 1e6).toFixed(0)} MB, ${((peak - 80e6) / characters).toFixed(1)} bytes a character beyond 80 MB`,
  )
}
rmSync(folder, { recursive: true })
