import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../../model/index.ts'
import { CONFIG_FILE, type DossierConfig } from '../dossier/config.ts'
import { SOURCES_FOLDER, sourceFiles } from '../dossier/files.ts'
import { eachEntry } from '../history/as-of.ts'
import { keptOf } from '../history/chain.ts'
import { allActs } from '../integrity/verify.ts'
import { sources } from '../sources.ts'
import { textOf } from '../store/blobs.ts'
import { canonical, sha256 } from '../store/canonical.ts'
import type { Store } from '../store/store.ts'
import { ACTS_SCHEMA, actsTable, SOURCES_SCHEMA, sourcesTable } from './tables.ts'

export const PACKAGE_FILE = 'datapackage.json'
export const ENTRIES_FILE = 'entries.jsonl'
export const TEXTS_FOLDER = 'texts'
export const READINGS_FOLDER = 'readings'

/**
 * Writes everything that a dossier holds into a folder, as files that other programs and git can read: the entries as JSON Lines, one an
 * entry; the texts and readings by hash; the files of the sources; acts and sources as they stand now as JSON Lines and CSV; a
 * description after Frictionless Data Package. The same register gives the same bytes. Gives the names of the files that were written.
 * Throws BadInput when the folder holds something else.
 */
export function exportTo(store: Store, folder: string, config: DossierConfig, to: string): string[] {
  if (existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, PACKAGE_FILE)))
    throw new BadInput(to, 'the folder is not empty and holds no earlier export')
  const target = new Target(to)
  target.write(CONFIG_FILE, readFileSync(join(folder, CONFIG_FILE)))
  exportEntries(store, target)
  for (const name of sourceFiles(folder))
    target.write(`${SOURCES_FOLDER}/${name}`, readFileSync(join(folder, SOURCES_FOLDER, name)))
  const acts = allActs(store)
  const held = sources(store).sort((a, b) => (a.id < b.id ? -1 : 1))
  const resources = [
    target.resource('acts', 'acts.csv', actsTable(acts), { schema: ACTS_SCHEMA }),
    target.resource('acts-full', 'acts.jsonl', acts.map((act) => `${canonical(act)}\n`).join(''), {}),
    target.resource('sources', 'sources.csv', sourcesTable(held), { schema: SOURCES_SCHEMA }),
    target.described('entries', ENTRIES_FILE),
  ]
  const title = config.title
  const description = { profile: 'data-package', name: nameOf(title), title, resources }
  target.write(PACKAGE_FILE, `${JSON.stringify(description, null, 2)}\n`)
  return target.written
}

function exportEntries(store: Store, target: Target): void {
  const lines: string[] = []
  for (const row of eachEntry(store)) {
    lines.push(`${row.content}\n`)
    const { entry } = keptOf(row)
    if (entry.kind !== 'read') continue
    const { text, reading, mentions } = entry.body
    target.writeOnce(`${TEXTS_FOLDER}/${text}.txt`, () => textOf(store, text))
    for (const hash of [reading, mentions])
      target.writeOnce(`${READINGS_FOLDER}/${hash}.json`, () => textOf(store, hash))
  }
  target.write(ENTRIES_FILE, lines.join(''))
}

/** A folder that is written to. */
class Target {
  readonly written: string[] = []
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  write(name: string, data: Uint8Array | string): void {
    const path = join(this.#folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, data)
    this.written.push(name)
  }

  /** For files that are named after their content. */
  writeOnce(name: string, data: () => string): void {
    if (!this.written.includes(name)) this.write(name, data())
  }

  resource(name: string, path: string, text: string, more: object) {
    this.write(path, text)
    return { ...this.described(name, path), ...more }
  }

  described(name: string, path: string) {
    const bytes = readFileSync(join(this.#folder, path))
    const isTable = path.endsWith('.csv')
    return {
      name,
      path,
      ...(isTable ? { profile: 'tabular-data-resource', dialect: { lineTerminator: '\n' } } : {}),
      format: isTable ? 'csv' : 'jsonl',
      mediatype: isTable ? 'text/csv' : 'application/jsonl',
      encoding: 'utf-8',
      bytes: bytes.length,
      hash: `sha256:${sha256(bytes)}`,
    }
  }
}

/** A name as data packages want it: lower case letters, digits, points, hyphens. */
function nameOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/^-|-$/g, '') || 'dossier'
  )
}
