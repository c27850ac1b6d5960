/**
 * Writes parties/names-cldr.yaml: the short name of every state in Chinese, English and Russian as the Unicode CLDR has it in this
 * Node's Intl. Run it again after a new CLDR release; the file is kept so that the same documents give the same record on every machine.
 * Names that no document writes ("Congo - Kinshasa", "Myanmar (Burma)") are left out; languages/*\/parties.yaml has those.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadData, packageRoot } from '../src/languages/load.ts'
import { StateTable } from '../src/recognise/parties/tables.ts'

const languages = ['zh', 'en', 'ru']
const names = languages.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }))
const states = loadData('parties/states.yaml', StateTable)

const lines = Object.entries(states).flatMap(([id, state]) => {
  if (!state.iso2) return []
  const known = names.map((list) => list.of(state.iso2!) ?? '')
  const written = known.flatMap((name, at) =>
    /[-—&(（]\s|[(（]| о-ва|^о-в|Territories|Палестинские/.test(name) || !name
      ? []
      : [`${languages[at]}: ${JSON.stringify(name)}`],
  )
  return [`${id}: { ${written.join(', ')} }`]
})
const head = `# Written by scripts/names-from-cldr.ts from the Unicode CLDR ${process.versions.cldr ?? ''}; do not edit. Further names: languages/*/parties.yaml.`
writeFileSync(join(packageRoot, 'parties', 'names-cldr.yaml'), `${head}\n${lines.join('\n')}\n`)
