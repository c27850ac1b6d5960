/**
 * Checks the data files that reading uses and writes them as JSON beside the compiled program, with the tables worked out of them, because
 * it starts many times faster from these.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { serialize } from 'node:v8'
import { read } from '../src/index.ts'
import { builtFile, builtValues } from '../src/languages/built.ts'
import { loadedData, packageRoot } from '../src/languages/load.ts'
import { partyName } from '../src/serve/party-name.ts'
import { wordings } from '../src/serve/wordings.ts'

/** A sentence a language, so that the data of each is loaded: what is not loaded here is checked when it is first used. */
const SENTENCES = [
  'On 4 July 2005 Mongolia and China signed the Agreement on Transit in Ulaanbaatar.',
  '2005年7月4日，蒙古国与中国在乌兰巴托签署《过境协定》。',
  '4 июля 2005 года Монголия и Китай подписали в Улан-Баторе Соглашение о транзите.',
]

for (const text of SENTENCES) await read({ name: 'sentence.txt', text })
partyName('MNG')
wordings()
for (const [path, value] of loadedData()) {
  const json = JSON.stringify(value)
  if (!isDeepStrictEqual(JSON.parse(json), value)) {
    console.error(`${path} holds more than JSON can say; it is checked at each start`)
    continue
  }
  const target = join(packageRoot, 'dist', 'data', path.replace(/\.yaml$/, '.json'))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, json)
}
for (const [name, value] of builtValues()) {
  const target = builtFile(name)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, serialize(value))
}
