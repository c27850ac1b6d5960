/** Marks a SQLite file as a register ("DPST" in ASCII; SQLite's application_id). */
export const APPLICATION_ID = 0x44505354

/**
 * The steps from an empty file to the present layout; step n makes version n + 1. A step that has been published is never changed: a
 * new layout is a new step.
 *
 * `entry` is the register; everything else can be worked out from it and the blobs: `record` and `source` are the present state of each
 * record and source (a record's name begins with its source's, so those of one source lie together), `undone` the deeds that do not count at present, `joined` the parties that a person said are one.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    deed INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record TEXT,
    content TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX entry_deed ON entry (id) WHERE seq = deed;
  CREATE INDEX entry_first ON entry (seq) WHERE seq = deed;
  CREATE INDEX entry_record ON entry (record) WHERE record IS NOT NULL;
  CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
  CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;

  CREATE TABLE blob (
    hash TEXT PRIMARY KEY,
    packed BLOB NOT NULL
  ) STRICT;

  CREATE TABLE undone (deed INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE toggle (
    seq INTEGER NOT NULL,
    deed INTEGER NOT NULL,
    PRIMARY KEY (deed, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE source (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    published TEXT,
    text TEXT NOT NULL
  ) STRICT;

  CREATE TABLE record (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    live INTEGER NOT NULL,
    kind TEXT NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    place INTEGER NOT NULL,
    parties TEXT NOT NULL,
    certainty REAL NOT NULL,
    suggestion INTEGER,
    conflict INTEGER NOT NULL,
    orphan INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE joined (
    party TEXT PRIMARY KEY,
    into_party TEXT NOT NULL
  ) STRICT;
  `,
]

export const SCHEMA_VERSION = MIGRATIONS.length
