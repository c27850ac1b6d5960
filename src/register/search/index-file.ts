import { rmSync } from 'node:fs'
import Database from 'libsql'
import { BadInput } from '../../model/index.ts'
import type { Value } from '../store/store.ts'

/** Counts up when the layout changes: an older file is made anew. */
const LAYOUT = 1

/**
 * The index lies in a file of its own beside the register. It holds nothing that cannot be worked out from the register: it may be
 * deleted at any time, is not flushed, and is made anew when it does not fit.
 */
const LAYOUT_SQL = `
  CREATE TABLE state (entry INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
  CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    record TEXT,
    block INTEGER,
    pieces TEXT NOT NULL,
    kind TEXT,
    first_day INTEGER,
    last_day INTEGER
  ) STRICT;
  CREATE INDEX passage_source ON passage (source);
  CREATE INDEX passage_record ON passage (record) WHERE record IS NOT NULL;
  CREATE VIRTUAL TABLE found USING fts5 (
    terms, parties, topics, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
  );
  INSERT INTO state VALUES (0, '');
  PRAGMA user_version = ${LAYOUT};
`

/** What is found: a block of a source, or a record. */
export interface PassageRow {
  source: string
  record: string | null
  block: number | null
  /** Pieces in code points, as JSON. */
  pieces: string
  kind: string | null
  first_day: number | null
  last_day: number | null
}

export interface IndexedText {
  terms: string
  parties: string
  topics: string
}

/** The index of a dossier for full-text search. */
export class IndexFile {
  #database: Database.Database

  constructor(readonly path: string) {
    this.#database = this.#open()
  }

  #open(): Database.Database {
    try {
      return this.#prepare(new Database(this.path, { timeout: 10_000 }))
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw error
      for (const ending of ['', '-wal', '-shm']) rmSync(this.path + ending, { force: true })
      return this.#prepare(new Database(this.path, { timeout: 10_000 }))
    }
  }

  #prepare(database: Database.Database): Database.Database {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;')
    const version = rowsOf<{ user_version: number }>(database, 'PRAGMA user_version', [])[0]?.user_version
    if (version === LAYOUT) return database
    if (version !== 0) throw new Error('another layout')
    database.exec('BEGIN IMMEDIATE')
    database.exec(LAYOUT_SQL)
    database.exec('COMMIT')
    return database
  }

  /** The last entry of the register that the index knows, by number and hash. */
  state(): { entry: number; hash: string } {
    return this.all<{ entry: number; hash: string }>('SELECT entry, hash FROM state')[0] ?? { entry: 0, hash: '' }
  }

  /** One transaction that brings the index up to an entry. */
  update(entry: number, hash: string, work: () => void): void {
    this.#guard(() => this.#database.exec('BEGIN IMMEDIATE'))
    try {
      work()
      this.#run('UPDATE state SET entry = ?, hash = ?', entry, hash)
      this.#guard(() => this.#database.exec('COMMIT'))
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** Brings the index into one piece after many changes, which makes it several times as fast. */
  tidy(): void {
    this.#run(`INSERT INTO found (found) VALUES ('optimize')`)
  }

  add(passage: PassageRow, { terms, parties, topics }: IndexedText): void {
    this.#run(
      'INSERT INTO passage (source, record, block, pieces, kind, first_day, last_day) VALUES (?, ?, ?, ?, ?, ?, ?)',
      passage.source,
      passage.record,
      passage.block,
      passage.pieces,
      passage.kind,
      passage.first_day,
      passage.last_day,
    )
    this.#run(
      'INSERT INTO found (rowid, terms, parties, topics) VALUES (last_insert_rowid(), ?, ?, ?)',
      terms,
      parties,
      topics,
    )
  }

  /** Forgets the blocks of a source. */
  dropSource(source: string): void {
    this.#drop('source = ? AND record IS NULL', source)
  }

  dropRecord(record: string): void {
    this.#drop('record = ?', record)
  }

  #drop(condition: string, value: string): void {
    this.#run(`DELETE FROM found WHERE rowid IN (SELECT id FROM passage WHERE ${condition})`, value)
    this.#run(`DELETE FROM passage WHERE ${condition}`, value)
  }

  all<Row>(sql: string, ...params: Value[]): Row[] {
    return this.#guard(() => rowsOf<Row>(this.#database, sql, params))
  }

  #guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error
      throw new BadInput(
        this.path,
        `the index for search cannot be used now (${error.code}); it can be deleted, and is made anew`,
      )
    }
  }

  /** Throws everything away. */
  clear(): void {
    this.#database.close()
    for (const ending of ['', '-wal', '-shm']) rmSync(this.path + ending, { force: true })
    this.#statements.clear()
    this.#database = this.#open()
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  readonly #statements = new Map<string, { run(params: Value[]): unknown }>()

  #run(sql: string, ...params: Value[]): void {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#database.prepare<Value[][]>(sql)
      this.#statements.set(sql, statement)
    }
    const prepared = statement
    this.#guard(() => prepared.run(params))
  }
}

function rowsOf<Row>(database: Database.Database, sql: string, params: Value[]): Row[] {
  return database.prepare<Value[][]>(sql).all(params) as Row[]
}
