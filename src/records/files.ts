import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput } from '../model/index.ts'

/** The files that are named, those in named folders included (hidden ones left out), in the order of their names. A name that is not there is kept: reading it says so. */
export async function listFiles(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) {
    const kind = await stat(name).catch(() => null)
    if (kind === null) files.push(name)
    else if (kind.isDirectory()) {
      const inside = (await readdir(name, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'))
      inside.sort((a, b) => (a.name < b.name ? -1 : 1))
      files.push(...(await listFiles(inside.map((entry) => join(name, entry.name)))))
    } else files.push(name)
  }
  return files
}

/** A file's bytes. Throws BadInput that names the file when it is not there or cannot be read. */
export async function fileBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') throw new BadInput(path, 'there is no such file')
    if (code === 'EACCES') throw new BadInput(path, 'this file may not be read (permission denied)')
    if (code === 'ERR_FS_FILE_TOO_LARGE') throw new BadInput(path, 'this file is too large to be read (over 2 GB)')
    throw new BadInput(path, `this file cannot be read (${code ?? error})`)
  }
}
