import type { Consensus } from "../../schemas/consensus.ts";
import { PersonId } from "../../schemas/ids.ts";
import { inState } from "../calls/calls.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { consensusLetters, roundOf } from "./consensus-letters.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { consensusTransitions } from "./transitions.ts";

/** Staff let another of the reviewers draft; what was drafted falls. Refuses InputInvalid for who does not take part. */
export const appointRapporteur =
  (deps: ReviewDeps) =>
  async (
    consensus: Stored<Consensus>,
    personId: PersonId,
    by: Author,
  ): Promise<Change<Stored<Consensus>>> => {
    requireFrom(consensusTransitions, "appoint", consensus);
    const call = inState(await deps.calls.get(consensus.callId), "reviewing");
    if (consensus.rapporteur === personId) refuse("NothingChanged");
    if (!consensus.members.some((member) => member.personId === personId))
      refuse("InputInvalid", {}, [
        { pointer: "/personId", code: "Unknown", detail: "They do not take part in this consensus." },
      ]);
    const after: Consensus = { ...consensus, state: "open", rapporteur: personId };
    const change = deps.consensuses.changed(consensus, after, "appoint", by);
    const round = roundOf(change.output);
    return together(
      change,
      await consensusLetters(deps, call, after, "consensus-opened", [personId], round, by),
    );
  };

/** Staff end it with what is drafted, once its term is over; dissents stay on it. Refuses ConsensusDue before. */
export const closeConsensus =
  (deps: ReviewDeps) =>
  async (consensus: Stored<Consensus>, reason: string, by: Author): Promise<Change<Stored<Consensus>>> => {
    requireFrom(consensusTransitions, "close", consensus);
    inState(await deps.calls.get(consensus.callId), "reviewing");
    if (consensus.state !== "drafted") return refuse("WrongState", { act: "close", state: consensus.state });
    if (by.at <= consensus.dueAt)
      refuse("ConsensusDue", { applications: [consensus.applicationId], dueAt: consensus.dueAt });
    const closed = { by: PersonId.parse(by.sub), reason };
    const after: Consensus = { ...consensus, state: "agreed", agreedAt: by.at, closed };
    return deps.consensuses.changed(consensus, after, "close", by);
  };
