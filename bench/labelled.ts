/** How well the labelled documents that lie beside the project are read; skipped where they are not there. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

if (!existsSync(join(shared, 'gold', 'score.mjs')))
  console.log('skipped: the labelled documents are not here (../shared)')
else {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-labelled-'))
  for (const [name, path] of DOCUMENTS) {
    const { records } = await read({ name: `${name}.txt`, bytes: readFileSync(join(shared, path)) })
    const predicted = join(folder, `${name}.jsonl`)
    writeFileSync(predicted, records.map((record) => JSON.stringify(record)).join('\n'))
    const score = [join(shared, 'gold', 'score.mjs'), join(shared, path), join(shared, 'gold', name), predicted]
    console.log(`\n${name}\n${spawnSync(process.execPath, score, { encoding: 'utf8' }).stdout.trimEnd()}`)
  }
  rmSync(folder, { recursive: true })
}
