/** The long form of the fault runs. Run: npm run test:faults [kills] */
import { flushesBeforeAcknowledging, hasStrace } from './flushes.ts'
import { buildWorker } from './harness.ts'
import { fullDisks, killedMerges, killTrials, powerCuts, type Tally, twoAtOnce } from './trials.ts'

const kills = Number(process.argv[2] ?? 500)
const share = (part: number): number => Math.max(1, Math.round(kills * part))

await buildWorker()
type Run = [name: string, run: () => Promise<Tally>]
const runs: Run[] = [
  ['killed while reading', () => killTrials('read', share(0.4), 1)],
  ['killed while reviewing', () => killTrials('review', share(0.4), 2)],
  ['killed while merging', () => killedMerges(share(0.2), 3)],
  ['power cut while reading', () => powerCuts('read', share(0.2), 4)],
  ['power cut while reviewing', () => powerCuts('review', share(0.2), 5)],
  ['disk full', () => fullDisks(share(0.04), 6)],
  ['two processes', () => twoAtOnce(share(0.04), 7)],
  ...(hasStrace() ? [['flushed before acknowledged', () => flushesBeforeAcknowledging(50)] as Run] : []),
]
let faults = 0
for (const [name, run] of runs) {
  const began = performance.now()
  const tally = await run()
  faults += tally.faults.length
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${name}: ${tally.trials} trials, ${tally.killed} killed at work, ${tally.acknowledged} steps acknowledged, ${tally.faults.length} faults, ${seconds} s`,
  )
  for (const fault of tally.faults) console.log(`  ${fault}`)
}
process.exitCode = faults === 0 ? 0 : 1
