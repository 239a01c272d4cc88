import type { Letter } from "../../schemas/letter.ts";
import type { Milestone, Operation, TaskAnswer } from "../../schemas/operation.ts";
import { doubted } from "../letters/fates.ts";
import { log } from "../shared/log.ts";
import { isRefusal } from "../shared/refusal.ts";
import { type Store, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { secondsLater } from "../shared/zone.ts";

/** A timer or a stream may be so late before the sweeper does its work. */
const patienceSeconds = 60;

export interface SweepDeps {
  table: Table;
  milestones: Store<Milestone>;
  operations: Store<Operation>;
  answers: Store<TaskAnswer>;
  letters: Store<Letter>;
  wake: (milestone: Milestone) => Promise<unknown>;
  now: () => string;
}

/**
 * Finds what was due and did not happen; every five minutes. Milestones are reached; what the stream owes the outside
 * (an execution to start, an answer to give, a letter to send) is touched, so that the stream sees it once more.
 */
export const sweep = (deps: SweepDeps) => async (): Promise<{ woken: number; touched: number }> => {
  const upTo = secondsLater(deps.now(), -patienceSeconds);
  let woken = 0;
  for await (const milestone of deps.milestones.list({ index: "gsi3", key: "due#milestone" }, { upTo })) {
    woken += await unharmed(milestone.id, () => deps.wake(milestone));
  }
  const counts = await Promise.all([
    touch(deps, deps.operations, "due#operation", upTo),
    touch(deps, deps.answers, "due#answer", upTo),
    sweepLetters(deps, upTo),
  ]);
  const touched = counts.reduce((sum, count) => sum + count, 0);
  if (woken + touched > 0) log("warn", "swept", { woken, touched });
  return { woken, touched };
};

/** A letter that waits is touched; one that was left while it was sent has a doubtful fate, which no retry may settle. */
async function sweepLetters(deps: SweepDeps, upTo: string): Promise<number> {
  let swept = 0;
  for await (const letter of deps.letters.list({ index: "gsi3", key: "due#letter" }, { upTo })) {
    if (letter.state === "sending" && letter.sendingAt > upTo) continue;
    const now = deps.now();
    const after =
      letter.state === "sending" ? doubted(letter, "Interrupted while it was sent.", now) : letter;
    const { writes } = deps.letters.changed(letter, after, "sweep", system(now));
    swept += await unharmed(letter.id, () => deps.table.transact(writes));
  }
  return swept;
}

async function touch<Entity extends { id: string; state: string }>(
  deps: SweepDeps,
  store: Store<Entity>,
  key: string,
  upTo: string,
): Promise<number> {
  let touched = 0;
  for await (const entity of store.list({ index: "gsi3", key }, { upTo })) {
    const { writes } = store.changed(entity, entity, "touch", system(deps.now()));
    touched += await unharmed(entity.id, () => deps.table.transact(writes));
  }
  return touched;
}

/** One entity's trouble must not keep the others waiting. */
async function unharmed(id: string, work: () => Promise<unknown>): Promise<number> {
  try {
    await work();
    return 1;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log("warn", "not swept", { id, code: error.code });
    return 0;
  }
}
