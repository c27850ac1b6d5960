import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { BadInput } from '../../model/index.ts'
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts'

/** What to say of a register whose content cannot be read. */
export function damagedRegister(path: string): BadInput {
  return new BadInput(path, 'the register is damaged; nothing was changed. Restore it from an export or a copy')
}

const HEADER_SIZE = 100
const MAGIC = 'SQLite format 3\0'

/**
 * Looks at the first bytes of the file and gives the version of its layout, without opening it as a database (which would make files
 * beside it). Offsets as in "Database File Format", sqlite.org.
 */
export function checkHeader(path: string): number {
  if (!existsSync(path)) throw new BadInput(path, 'the register is missing')
  const header = Buffer.alloc(HEADER_SIZE)
  const file = openSync(path, 'r')
  let size = 0
  try {
    readSync(file, header, 0, HEADER_SIZE, 0)
    size = fstatSync(file).size
  } finally {
    closeSync(file)
  }
  const damaged = (how: string) => new BadInput(path, `the register is damaged (${how}); nothing was changed`)
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw damaged('it does not begin as one')
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new BadInput(path, 'a database of another program, no register')
  const version = header.readUInt32BE(60)
  if (version > SCHEMA_VERSION)
    throw new BadInput(
      path,
      `made by a newer version of the program (layout ${version}, this one knows ${SCHEMA_VERSION}); nothing was changed`,
    )
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const expected = header.readUInt32BE(28) * pageSize
  // A checkpoint that was interrupted leaves a short file, but then the log that completes it is still there.
  if (size < expected && !hasLog(path)) throw damaged(`cut short: ${size} of ${expected} bytes`)
  return version
}

function hasLog(path: string): boolean {
  const log = `${path}-wal`
  return existsSync(log) && statSync(log).size > 0
}
