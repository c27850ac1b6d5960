/**
 * How right confidences are: of the acts said with 0.9, how many are right. `npx tsx bench/calibration.ts [FOLDER…]`; a folder holds further
 * labelled documents that the reader was not written with. Each document is judged by weights that were fitted without it; with `--shipped`
 * by those that the program has. Where folders are given, only their documents are judged: those the reader was written with say too much.
 */
import { CONFIDENCE_SLOTS, calibrated } from '../src/acts/calibration.ts'
import { crossValidated } from './labels/logistic.ts'
import { type Observation, observations } from './labels/observations.ts'
import { bandsOf, brier, calibrationError } from './labels/reliability.ts'

const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const shipped = process.argv.includes('--shipped')
const observed = await observations(folders)
const groups: [string, Observation[]][] = [
  ['documents that the reader was not written with', observed.filter(({ seen }) => !seen)],
  ['documents that it was written or mended with', folders.length > 0 ? [] : observed],
]
for (const [title, group] of groups) {
  if (group.length === 0) continue
  const documents = new Set(group.map(({ document }) => document)).size
  console.log(
    `\n${documents} ${title}, ${group.length} acts; ${shipped ? 'shipped weights' : 'each document left out'}`,
  )
  const given = shipped
    ? new Map(group.map((each) => [each, calibrated(each.features)]))
    : crossValidated(observed, group)
  for (const slot of CONFIDENCE_SLOTS) {
    const said = group.flatMap((each) => {
      const right = each.right[slot]
      return right === null ? [] : [{ said: given.get(each)![slot], right }]
    })
    const bands = bandsOf(said).map(
      ({ from, to, count, said, right }) =>
        `${from.toFixed(1)}–${Math.min(1, to).toFixed(1)}: ${count} acts, said ${said.toFixed(2)}, right ${right.toFixed(2)}`,
    )
    console.log(
      `${slot}: error ${calibrationError(said).toFixed(3)}, Brier ${brier(said).toFixed(3)}\n  ${bands.join('\n  ')}`,
    )
  }
}
