import type {
  FinishLog,
  GiveReason,
  LogEntry,
  LogKind,
  NextStep,
  WriteLog,
} from "../../schemas/coordination.ts";
import type { PersonId } from "../../schemas/ids.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { logEntryId } from "./stores.ts";
import { logTransitions as transitions } from "./transitions.ts";

export interface LogDeps {
  log: Store<LogEntry>;
}

/** The thing that a log is of, and what such a log may hold. */
export interface LogSubject extends Pick<LogEntry, "callId" | "on"> {
  takes: readonly LogKind[];
}

/** Keeps an entry: as done where what came of it is known and nothing is next, as under way where a next step is named. */
export const writeLog =
  ({ log }: LogDeps) =>
  (
    { callId, on, takes }: LogSubject,
    { next, outcome, ...said }: WriteLog,
    person: PersonId,
    by: Author,
  ): Change<Stored<LogEntry>> => {
    if (!takes.includes(said.kind))
      refuse("InputInvalid", {}, [
        { pointer: "/kind", code: "WrongKind", detail: `This log takes ${takes.join(", ")}.` },
      ]);
    const id = logEntryId(on, said.kind, said.day, said.title);
    const entry = { id, callId, on, ...said, writtenBy: person, writtenAt: by.at };
    if (next !== undefined) return log.created({ ...entry, ...next, outcome, state: "underway" }, "plan", by);
    if (outcome !== undefined)
      return log.created({ ...entry, outcome, settledAt: by.at, state: "done" }, "finish", by);
    return log.created({ ...entry, state: "noted" }, "note", by);
  };

export const planLogEntry =
  ({ log }: LogDeps) =>
  (entry: Stored<LogEntry>, next: NextStep, by: Author): Change<Stored<LogEntry>> => {
    requireFrom(transitions, "plan", entry);
    const { by: _earlier, ...kept } = { by: undefined, ...entry };
    return log.changed(entry, { ...kept, ...next, state: "underway" }, "plan", by);
  };

export const finishLogEntry =
  ({ log }: LogDeps) =>
  (entry: Stored<LogEntry>, { outcome }: FinishLog, by: Author): Change<Stored<LogEntry>> => {
    requireFrom(transitions, "finish", entry);
    return log.changed(entry, { ...entry, outcome, settledAt: by.at, state: "done" }, "finish", by);
  };

export const dropLogEntry =
  ({ log }: LogDeps) =>
  (entry: Stored<LogEntry>, { why }: GiveReason, by: Author): Change<Stored<LogEntry>> => {
    requireFrom(transitions, "drop", entry);
    return log.changed(entry, { ...entry, why, settledAt: by.at, state: "dropped" }, "drop", by);
  };
