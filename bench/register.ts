/** How fast the register records and opens. Run: npx tsx bench/register.ts [documents] [acts a document] */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initDossier, openDossier } from '../src/register/index.ts'
import { actOn, sourceOf } from '../test/register/fixtures.ts'

const documents = Number(process.argv[2] ?? 1000)
const actsEach = Number(process.argv[3] ?? 100)

/** Documents recorded in one step. */
const STEP = 50

const folder = mkdtempSync(join(tmpdir(), 'depositary-bench-'))
try {
  const readings = Array.from({ length: documents }, (_, d) => reading(d))
  const single = initDossier(join(folder, 'single'), { title: 'Bench' })
  record('one document a step', () => {
    for (const input of readings) single.keep(input)
  })
  single.close()
  const dossier = initDossier(folder, { title: 'Bench' })
  record(`${STEP} documents a step`, () => {
    for (let at = 0; at < readings.length; at += STEP) dossier.keepAll(readings.slice(at, at + STEP))
  })
  dossier.close()
  console.log(`register.db ${(statSync(join(folder, 'register.db')).size / 1e6).toFixed(1)} MB`)

  let began = performance.now()
  const again = openDossier(folder)
  report('opened', began)
  began = performance.now()
  const found = again.acts({ party: 'P17', from: '1995', to: '1999' }).length
  report(`filtered to ${found} acts`, began)
  began = performance.now()
  const all = again.acts().length
  report(`all ${all} acts given`, began, all)
  began = performance.now()
  again.keep(readings[0]!)
  report('one document read again', began)
  again.close()
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function record(how: string, work: () => void): void {
  const before = process.cpuUsage()
  const began = performance.now()
  work()
  const { user, system } = process.cpuUsage(before)
  report(`${documents} documents, ${documents * actsEach} acts recorded, ${how}`, began, documents * actsEach)
  console.log(`  processor time ${Math.round((user + system) / 1000)} ms`)
}

function reading(document: number) {
  const lines = Array.from(
    { length: actsEach },
    (_, n) =>
      `${n + 1}. In ${1990 + (n % 30)} party ${n % 50} of document ${document} declared before the assembly that it would support the zone.`,
  )
  const text = lines.join('\n')
  const acts = lines.map((line, n) =>
    actOn('', line, {
      agents: [`P${n % 50}`],
      targets: ['UNGA'],
      date: `${1990 + (n % 30)}-0${1 + (n % 9)}`,
      about: 'nuclear-weapon-free zone',
    }),
  )
  return {
    ...sourceOf(text, `document-${document}.txt`),
    mentions: { dates: [], symbols: [], instruments: [], parties: [], persons: [], places: [], indicators: [] },
    acts,
  }
}

function report(what: string, began: number, count?: number): void {
  const ms = performance.now() - began
  console.log(
    `${what}: ${ms.toFixed(0)} ms${count === undefined ? '' : `, ${Math.round((count / ms) * 1000)} a second`}`,
  )
}
