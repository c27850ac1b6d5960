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

/** The file of a source: its hash, the name it came under, its bytes. */
export interface SourceFile {
  id: string
  name: string
  bytes: Uint8Array
}

/** Keeps the files of sources that are not kept yet; on return they are on the disk and survive a power cut. */
export function keepSourceFiles(folder: string, files: readonly SourceFile[]): void {
  const sources = join(folder, SOURCES_FOLDER)
  mkdirSync(sources, { recursive: true })
  const fresh = new Map(files.map(({ id, name, bytes }) => [join(sources, sourceFileName(id, name)), bytes]))
  for (const path of fresh.keys()) if (existsSync(path)) fresh.delete(path)
  writeFlushed(fresh)
  // Also when the file was there: a process that was killed may have named it and not flushed the name.
  flushFolder(sources)
}

/** Writes a file so that after a crash either all of it is there under its name or nothing; flushed to the disk on return. */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFlushed(new Map([[path, typeof bytes === 'string' ? Buffer.from(bytes) : bytes]]))
  flushFolder(dirname(path))
}

/** Writes files, their names not yet flushed: all are written before the first is flushed, so that the disk can take them together. */
function writeFlushed(files: ReadonlyMap<string, Uint8Array>): void {
  const open: { path: string; unfinished: string; file: number }[] = []
  try {
    for (const [path, bytes] of files) {
      const unfinished = `${path}.${process.pid}.unfinished`
      const file = openSync(unfinished, 'w')
      open.push({ path, unfinished, file })
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    }
    for (const { file } of open) fsyncSync(file)
  } finally {
    for (const { file } of open) closeSync(file)
  }
  for (const { path, unfinished } of open) renameSync(unfinished, path)
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
