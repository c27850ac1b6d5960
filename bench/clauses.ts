/**
 * Prints how the clauses of 50 resolutions of the Security Council are told apart, for a person to check: one of each fiftieth of the corpus
 * that lies beside the project, so that old and new ones are among them. `npx tsx bench/clauses.ts [SEED]`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/languages/load.ts'
import { flowsOf, readSource } from '../src/read/index.ts'

const COUNT = 50
const WORDS = 90

const corpus = join(packageRoot, '..', 'shared', 'corpora', 'unsc-resolutions.jsonl')
if (!existsSync(corpus)) {
  console.log('skipped: the corpus of resolutions is not here (../shared/corpora/unsc-resolutions.jsonl)')
  process.exit()
}
const resolutions = readFileSync(corpus, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { id: string; text: string })

/** Numbers below 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const next = random(Number(process.argv[2] ?? 5))
for (let part = 0; part < COUNT; part++) {
  const from = Math.floor((part * resolutions.length) / COUNT)
  const to = Math.floor(((part + 1) * resolutions.length) / COUNT)
  const { id, text } = resolutions[from + Math.floor(next() * (to - from))]!
  console.log(`\n${id}`)
  for (const { block, text: words } of flowsOf(await readSource({ name: `${id}.txt`, text }))) {
    const shown = words.length > WORDS ? `${words.slice(0, WORDS - 20)} … ${words.slice(-18)}` : words
    console.log(`  ${block.kind.padEnd(12)} ${(block.number ?? '').padEnd(4)} ${shown}`)
  }
}
