import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'

export const SOURCES_FOLDER = 'sources'
export const REGISTER_FILE = 'register.db'
/** Only a help for search: it can be deleted at any time. */
export const INDEX_FILE = 'search.db'

/** Where the file of a source is kept: by content hash, with the extension it came with. `id` is the hash, `name` the name it came under. */
export function sourceFileName(id: string, name: string): string {
  const extension = extname(name).toLowerCase()
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? id + extension : id
}

/** Path of a kept source file, whatever its extension; null if there is none. */
export function findSourceFile(folder: string, id: string): string | null {
  const name = sourceFiles(folder).find((file) => file === id || file.startsWith(`${id}.`))
  return name === undefined ? null : join(folder, SOURCES_FOLDER, name)
}

/** Names of all kept source files, in order. */
export function sourceFiles(folder: string): string[] {
  const sources = join(folder, SOURCES_FOLDER)
  if (!existsSync(sources)) return []
  return readdirSync(sources)
    .filter((name) => /^[0-9a-f]{64}(\.[a-z0-9]{1,8})?$/.test(name))
    .sort()
}

/** Keeps a source's bytes; on return they are on the disk, but their name is only sure to be found after `flushFolder`. */
export function keepSourceFile(folder: string, id: string, name: string, bytes: Uint8Array): void {
  const path = join(folder, SOURCES_FOLDER, sourceFileName(id, name))
  if (!existsSync(path)) writeFlushed(path, bytes)
}

/** Writes a file so that after a crash either all of it is there under its name or nothing; flushed to the disk on return. */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFlushed(path, bytes)
  flushFolder(dirname(path))
}

function writeFlushed(path: string, bytes: Uint8Array | string): void {
  const unfinished = `${path}.${process.pid}.unfinished`
  const file = openSync(unfinished, 'w')
  try {
    const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    for (let at = 0; at < data.length; ) at += writeSync(file, data, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(unfinished, path)
}

/** Flushes a folder's list of names; a new or renamed file is only sure to be found after it. Windows has no such call and needs none. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
