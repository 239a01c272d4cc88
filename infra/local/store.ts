import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LocalHostError } from "./json.ts";

/** What the host itself must remember: the journal, schedules, stream checkpoints, mails, dead letters, the clock. */
export type Store = DatabaseSync;

const tables = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS executions (
  arn TEXT PRIMARY KEY, name TEXT NOT NULL, machine TEXT NOT NULL, definition TEXT NOT NULL, input TEXT NOT NULL,
  seed TEXT NOT NULL, status TEXT NOT NULL, startedAt INTEGER NOT NULL, stoppedAt INTEGER,
  output TEXT, error TEXT, cause TEXT);
CREATE INDEX IF NOT EXISTS executionsByMachine ON executions (machine, startedAt);
CREATE TABLE IF NOT EXISTS steps (
  execution TEXT NOT NULL, key TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
  PRIMARY KEY (execution, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dues (
  execution TEXT NOT NULL, key TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (execution, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (
  token TEXT PRIMARY KEY, execution TEXT NOT NULL, key TEXT NOT NULL, isOpen INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
  execution TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL, UNIQUE (execution, id));
CREATE TABLE IF NOT EXISTS schedules (
  groupName TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL, fromTemplate INTEGER NOT NULL,
  createdAt INTEGER NOT NULL, changedAt INTEGER NOT NULL, lastFiredAt INTEGER,
  PRIMARY KEY (groupName, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checkpoints (
  mapping TEXT PRIMARY KEY, stream TEXT NOT NULL, sequence TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS deadLetters (at INTEGER NOT NULL, destination TEXT NOT NULL, letter TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mails (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, mail TEXT NOT NULL, isReported INTEGER NOT NULL);
`;

/**
 * In memory without a directory. With one, a write is in the operating system's hands when the call returns, so
 * kill -9 loses nothing; the exclusive lock keeps a second host off the same data.
 */
export const openStore = (dataDirectory?: string): Store => {
  if (dataDirectory === undefined) {
    const memory = new DatabaseSync(":memory:");
    memory.exec(tables);
    return memory;
  }
  mkdirSync(dataDirectory, { recursive: true });
  try {
    const store = new DatabaseSync(join(dataDirectory, "host.sqlite"));
    store.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    store.exec(tables);
    return store;
  } catch (error) {
    throw new LocalHostError(
      `The data in ${dataDirectory} cannot be opened (${error instanceof Error ? error.message : "unknown reason"}): is another local host using it?`,
    );
  }
};

export const fact = (store: Store, name: string): string | undefined => {
  const value = store.prepare("SELECT value FROM facts WHERE name = ?").get(name)?.value;
  return typeof value === "string" ? value : undefined;
};

export const setFact = (store: Store, name: string, value: string): void => {
  store.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)").run(name, value);
};

export type DeadLetter = { at: string; destination: string; letter: unknown };

export const addDeadLetter = (store: Store, at: number, destination: string, letter: unknown): void => {
  store
    .prepare("INSERT INTO deadLetters (at, destination, letter) VALUES (?, ?, ?)")
    .run(at, destination, JSON.stringify(letter));
};

export const listDeadLetters = (store: Store): DeadLetter[] =>
  store
    .prepare("SELECT at, destination, letter FROM deadLetters ORDER BY rowid")
    .all()
    .map((row) => ({
      at: new Date(Number(row.at)).toISOString(),
      destination: String(row.destination),
      letter: JSON.parse(String(row.letter)),
    }));
