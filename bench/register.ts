/** How fast the register records and opens. Run: npx tsx bench/register.ts [documents] [acts a document] */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initDossier, type KeepInput, openDossier } from '../src/register/index.ts'
import { actOn, sourceOf } from '../test/register/fixtures.ts'

const documents = Number(process.argv[2] ?? 1000)
const actsEach = Number(process.argv[3] ?? 100)

/** Documents recorded in one step. */
const STEP = 50

const folder = mkdtempSync(join(tmpdir(), 'depositary-bench-'))
try {
  const single = initDossier(join(folder, 'single'), { title: 'Bench' })
  record('one document a step', 1, ([input]) => single.keep(input!))
  single.close()
  const dossier = initDossier(folder, { title: 'Bench' })
  record(`${STEP} documents a step`, STEP, (inputs) => dossier.keepAll(inputs))
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
  const gathered = again.gathered().length
  report(`gathered into ${gathered}`, began, all)
  began = performance.now()
  again.keep(reading(0))
  report('one document read again', began)
  again.close()
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Records all documents, so many a step; only the recording is timed, not the making of the documents. */
function record(how: string, step: number, keep: (inputs: KeepInput[]) => unknown): void {
  let ms = 0
  let processor = 0
  for (let at = 0; at < documents; at += step) {
    const inputs = Array.from({ length: Math.min(step, documents - at) }, (_, n) => reading(at + n))
    const before = process.cpuUsage()
    const began = performance.now()
    keep(inputs)
    ms += performance.now() - began
    const { user, system } = process.cpuUsage(before)
    processor += (user + system) / 1000
  }
  const acts = documents * actsEach
  console.log(
    `${documents} documents, ${acts} acts recorded, ${how}: ${ms.toFixed(0)} ms (${processor.toFixed(0)} ms of processor), ${Math.round((acts / ms) * 1000)} a second`,
  )
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
