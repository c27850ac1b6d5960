/** How well labelled documents are read: the project's own (test/labelled) and those that lie beside it. Scored by the script beside them. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '../src/index.ts'
import { packageRoot } from '../src/languages/load.ts'

const shared = join(packageRoot, '..', 'shared')
const DOCUMENTS = [
  ['memorandum', 'seeds/004_9bf487625f87d0e4.txt'],
  ['article', 'seeds/000_f58d9a9aecce91a4.txt'],
  ['history-zh', 'documents/history.zh.txt'],
  ['joint-statement', 'documents/joint-statement.en.txt'],
  ['treaty-ru', 'documents/treaty.ru.txt'],
  ['treaty-en', 'documents/treaty.en.txt'],
] as const

const own = join(packageRoot, 'test', 'labelled')
const ownDocuments = readdirSync(own, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, text: join(own, name, 'text.txt'), labels: join(own, name) }))
const sharedDocuments = DOCUMENTS.map(([name, path]) => ({
  name,
  text: join(shared, path),
  labels: join(shared, 'gold', name),
}))

const scorer = join(shared, 'gold', 'score.mjs')
if (!existsSync(scorer)) console.log('skipped: the scoring script is not here (../shared/gold/score.mjs)')
else {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-labelled-'))
  for (const { name, text, labels } of [...sharedDocuments, ...ownDocuments]) {
    const { records } = await read({ name: `${name}.txt`, bytes: readFileSync(text) })
    const predicted = join(folder, `${name}.jsonl`)
    writeFileSync(predicted, records.map((record) => JSON.stringify(record)).join('\n'))
    console.log(
      `\n${name}\n${spawnSync(process.execPath, [scorer, text, labels, predicted], { encoding: 'utf8' }).stdout.trimEnd()}`,
    )
  }
  rmSync(folder, { recursive: true })
}
