import type { Call } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { consensusLetters, toOffice } from "./consensus-letters.ts";
import type { ReviewDeps } from "./review-deps.ts";

/** So many days before the term those are reminded whose word is missing. */
const remindDaysBefore = 2;

const names = ["consensus-soon", "consensus-late"] as const;
export type ConsensusTerm = (typeof names)[number];

export function isConsensusTerm(name: Milestone["name"]): name is ConsensusTerm {
  return name === "consensus-soon" || name === "consensus-late";
}

/** Sets the reminder and the end of a term; a consensus that begins anew has a round of its own. */
export async function termWatched(
  milestones: Store<Milestone>,
  { content }: Call,
  { id: subject, callId, dueAt }: Consensus,
  by: Author,
): Promise<readonly Write[]> {
  const at: Record<ConsensusTerm, string> = {
    "consensus-soon": daysLater(dueAt, -remindDaysBefore, content.window.zone),
    "consensus-late": dueAt,
  };
  const set = await Promise.all(
    names
      .filter((name) => at[name] > by.at)
      .map(async (name) => {
        const id = milestoneId(subject, name);
        const before = await milestones.find(id);
        const round = (before?.round ?? 0) + 1;
        const milestone: Milestone = { id, callId, name, subject, state: "ahead", dueAt: at[name], round };
        return before === undefined
          ? milestones.created(milestone, "set", by)
          : milestones.changed(before, milestone, "set", by);
      }),
  );
  return set.flatMap(({ writes }) => writes);
}

/** What is due at a rung: whose word is missing is reminded; at the end the office is told. Nothing once it is agreed. */
export const lookAtConsensus =
  (deps: ReviewDeps) =>
  async (name: ConsensusTerm, id: string, due: string, by: Author): Promise<readonly Write[]> => {
    const consensus = await deps.consensuses.find(id);
    if (consensus?.state !== "open" && consensus?.state !== "drafted") return [];
    const call = await deps.calls.get(consensus.callId);
    if (call.state !== "reviewing") return [];
    if (name === "consensus-late")
      return toOffice(deps, call, consensus, { why: "overdue", reason: "" }, due, by);
    return consensusLetters(deps, call, consensus, "consensus-reminder", waitedFor(consensus), due, by);
  };

/** The rapporteur while nothing is drafted, then everybody else who has not spoken. */
export function waitedFor(consensus: Consensus) {
  if (consensus.state !== "drafted") return [consensus.rapporteur];
  const spoken = new Set(consensus.words.map(({ personId }) => personId));
  return consensus.members
    .map(({ personId }) => personId)
    .filter((person) => person !== consensus.rapporteur && !spoken.has(person));
}
