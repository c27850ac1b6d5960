import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { BadInput } from '../../model/index.ts'
import { flushFolder } from '../dossier/files.ts'
import { checkHeader, damagedRegister } from './header.ts'
import { HolderNote } from './holder.ts'
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './schema.ts'

export type Value = string | number | null | Uint8Array

/** How long a second process waits for the first before it says who holds the register. */
export const DEFAULT_WAIT_MS = 10_000

/** Entries are one or two kilobytes: in large pages they lie closer and are written in fewer steps. */
const PAGE_SIZE = 16_384

interface Statement {
  run(params: Value[]): { changes: number }
  all(params: Value[]): unknown[]
}

/** A query, and which of its columns hold text. */
interface Query {
  statement: Statement
  texts: readonly string[]
}

/** The embedded store: one SQLite file in WAL mode, every commit flushed to the disk before it is acknowledged. */
export class Store {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Statement>()
  readonly #queries = new Map<string, Query>()
  #writing = false
  /** None for a register in memory. */
  readonly #holder: HolderNote | null

  private constructor(
    readonly path: string,
    database: Database.Database,
    readonly waitMs: number,
  ) {
    this.#database = database
    this.#holder = path === ':memory:' ? null : new HolderNote(path)
  }

  /**
   * Makes the file; there must be none. On return an empty register is on the disk; it gets its name when it is whole, so that a process that
   * is killed leaves none or a good one.
   */
  static create(path: string): void {
    const unfinished = `${path}.unfinished`
    for (const ending of ['', '-journal']) rmSync(unfinished + ending, { force: true })
    const database = new Database(unfinished)
    try {
      database.exec(
        `PRAGMA page_size = ${PAGE_SIZE}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA synchronous = FULL;`,
      )
      database.exec('BEGIN IMMEDIATE')
      for (const step of MIGRATIONS) database.exec(step)
      database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
      database.exec('COMMIT')
    } finally {
      database.close()
    }
    renameSync(unfinished, path)
    flushFolder(dirname(path))
  }

  /**
   * Opens a register. Throws BadInput, having touched nothing, when the file is missing, no register, damaged or made by a newer
   * version of the program.
   */
  static open(path: string, waitMs = DEFAULT_WAIT_MS): Store {
    const version = checkHeader(path)
    const database = new Database(path, { timeout: waitMs })
    const store = new Store(path, database, waitMs)
    try {
      store.#guard(() =>
        database.exec(
          'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 2000; PRAGMA foreign_keys = OFF;',
        ),
      )
      if (version < SCHEMA_VERSION) store.#migrate()
    } catch (error) {
      database.close()
      throw error
    }
    return store
  }

  /** An empty register in memory, to replay entries in. */
  static memory(): Store {
    const database = new Database(':memory:')
    for (const step of MIGRATIONS) database.exec(step)
    return new Store(':memory:', database, 0)
  }

  #migrate(): void {
    this.write('migration', () => {
      const row = this.one<{ user_version: number }>('PRAGMA user_version')
      for (let version = row?.user_version ?? 0; version < SCHEMA_VERSION; version++)
        this.#database.exec(MIGRATIONS[version]!)
      this.#database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
    })
  }

  /** All rows of a query. `Row` is what the query selects: the caller knows its own columns. */
  all<Row>(sql: string, ...params: Value[]): Row[] {
    return this.#guard(() => {
      const { statement, texts } = this.#query(sql)
      const rows = statement.all(params)
      if (texts.length > 0) for (const row of rows) decodeTexts(row, texts)
      return rows as Row[]
    })
  }

  /** The first row of a query. */
  one<Row>(sql: string, ...params: Value[]): Row | undefined {
    return this.all<Row>(sql, ...params)[0]
  }

  run(sql: string, ...params: Value[]): number {
    return this.#guard(() => this.#prepare(sql).run(params).changes)
  }

  /**
   * One transaction that writes: all of it is on the disk when this returns, or nothing has happened. Another process that writes at
   * the same time is waited for; when that takes too long, throws BadInput that says who holds the register.
   */
  write<T>(doing: string, work: () => T): T {
    if (this.#writing) return work()
    this.#guard(() => this.#database.exec('BEGIN IMMEDIATE'))
    this.#writing = true
    try {
      this.#holder?.sign(doing)
      const result = work()
      this.#guard(() => this.#database.exec('COMMIT'))
      return result
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      throw error
    } finally {
      this.#writing = false
    }
  }

  /** What SQLite itself finds wrong with the file; null if nothing. Reads all of it. */
  damage(): string | null {
    const found = this.one<{ integrity_check: string }>('PRAGMA integrity_check(1)')?.integrity_check
    return found === 'ok' ? null : (found ?? 'it cannot be checked')
  }

  /** Brings the write-ahead log into the main file and closes. */
  close(): void {
    if (!this.#database.open) return
    try {
      this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
    } catch {
      // Another process is at work, or the disk is full: the log stays, and is read at the next opening.
    }
    this.#statements.clear()
    this.#queries.clear()
    this.#database.close()
    this.#holder?.close()
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#database.prepare<Value[][]>(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  /**
   * Text is fetched as bytes and decoded here: the library ends the whole process when a damaged file holds text that is not UTF-8.
   */
  #query(sql: string): Query {
    const known = this.#queries.get(sql)
    if (known) return known
    const plain = this.#database.prepare<Value[][]>(sql)
    const columns = sql.startsWith('PRAGMA') ? [] : plain.columns()
    const texts = columns.filter(({ type }) => type === 'TEXT').map(({ name }) => name)
    const selected = columns.map(({ name }) =>
      texts.includes(name) ? `CAST("${name}" AS BLOB) AS "${name}"` : `"${name}"`,
    )
    const statement =
      texts.length === 0 ? plain : this.#database.prepare<Value[][]>(`SELECT ${selected.join(', ')} FROM (${sql})`)
    const query = { statement, texts }
    this.#queries.set(sql, query)
    return query
  }

  #guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw this.#explain(error)
    }
  }

  #explain(error: unknown): unknown {
    if (!(error instanceof Database.SqliteError)) return error
    const code = error.code
    if (code.startsWith('SQLITE_BUSY'))
      return new BadInput(
        this.path,
        `in use: ${this.#holder?.read() ?? 'by this process'}; waited ${this.waitMs / 1000} s`,
      )
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB') || error.message.includes('malformed'))
      return damagedRegister(this.path)
    if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR'))
      return new BadInput(
        this.path,
        'the disk is full or cannot be written; what was recorded before is safe, this step was not recorded',
      )
    if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
      return new BadInput(this.path, 'the register cannot be written here')
    return error
  }
}

function decodeTexts(row: unknown, texts: readonly string[]): void {
  const values = row as Record<string, unknown>
  for (const name of texts) {
    const value = values[name]
    if (value instanceof ArrayBuffer) values[name] = Buffer.from(value).toString('utf8')
  }
}
