import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../../model/index.ts'
import { CONFIG_FILE, readConfig } from '../dossier/config.ts'
import { findSourceFile, REGISTER_FILE, SOURCES_FOLDER, writeDurably } from '../dossier/files.ts'
import { projectAll } from '../history/project.ts'
import type { Holdings } from '../integrity/holdings.ts'
import { verify } from '../integrity/verify.ts'
import { sha256 } from '../store/canonical.ts'
import { Store } from '../store/store.ts'
import { arrive } from './arrive.ts'
import { ENTRIES_FILE, PACKAGE_FILE, READINGS_FOLDER, TEXTS_FOLDER } from './export.ts'

/** Whether a folder looks like an export. */
export function isExport(folder: string): boolean {
  return existsSync(join(folder, PACKAGE_FILE)) && existsSync(join(folder, ENTRIES_FILE))
}

/** What an export holds. Throws BadInput when the folder is none. */
export function exportHoldings(folder: string): Holdings {
  if (!isExport(folder)) throw new BadInput(folder, 'no export of a dossier')
  return {
    name: join(folder, ENTRIES_FILE),
    checked: false,
    *entries() {
      for (const content of readFileSync(join(folder, ENTRIES_FILE), 'utf8').split('\n')) {
        if (content !== '') yield { id: sha256(content), content }
      }
    },
    blob: (hash) =>
      textAt(join(folder, TEXTS_FOLDER, `${hash}.txt`)) ?? textAt(join(folder, READINGS_FOLDER, `${hash}.json`)),
    file(source) {
      const path = findSourceFile(folder, source)
      return path === null ? null : readFileSync(path)
    },
    close() {},
  }
}

function textAt(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/**
 * Makes a dossier from an export: the same register, entry for entry. Throws BadInput when the export is not whole, or there is a dossier
 * already.
 */
export function importFrom(from: string, folder: string): void {
  if (existsSync(join(folder, CONFIG_FILE))) throw new BadInput(folder, 'there is a dossier here already; use merge')
  const holdings = exportHoldings(from)
  const { fault } = verify(holdings)
  if (fault) throw new BadInput(fault.where, fault.problem)
  readConfig(from)
  mkdirSync(join(folder, SOURCES_FOLDER), { recursive: true })
  const register = join(folder, REGISTER_FILE)
  if (existsSync(register)) throw new BadInput(register, 'there is a register here already')
  Store.create(register)
  const store = Store.open(register)
  try {
    store.write('import', () => {
      arrive(store, folder, holdings)
      projectAll(store)
    })
  } finally {
    store.close()
  }
  writeDurably(join(folder, CONFIG_FILE), readFileSync(join(from, CONFIG_FILE)))
}
