/**
 * Fits the confidence of acts to labelled documents and writes `languages/confidence.yaml`. Run it after the reader of acts has changed:
 *
 *     npx tsx scripts/fit-confidence.ts [FOLDER…]
 *
 * A folder holds further labelled documents that the reader was not written with (a folder a document: text.txt, acts.jsonl); the weights are
 * made right for such. Only numbers are written. `npx tsx bench/calibration.ts [FOLDER…]` says how right they are.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { fitted } from '../bench/labels/logistic.ts'
import { observations } from '../bench/labels/observations.ts'
import { packageRoot } from '../src/languages/load.ts'

const observed = await observations(process.argv.slice(2))
const documents = new Set(observed.map(({ document }) => document))
const unseen = new Set(observed.filter(({ seen }) => !seen).map(({ document }) => document))
const head = `# How sure each slot of an act is: a logistic model a slot, fitted by scripts/fit-confidence.ts to ${observed.length} acts of ${documents.size} labelled documents,
# ${unseen.size} of which the reader was not written with. Not edited by hand: the script writes it anew.
`
const path = join(packageRoot, 'languages', 'confidence.yaml')
writeFileSync(path, head + stringify(fitted(observed), { lineWidth: 0 }))
console.log(`${path}: ${observed.length} acts of ${documents.size} documents, ${unseen.size} of them new to the reader`)
