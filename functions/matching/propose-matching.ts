import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Matching, MatchingWish } from "../../schemas/matching.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { submitted } from "../approvals/approvals.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { MarketStores } from "./market-of-call.ts";
import { matchingId } from "./matchings.ts";
import { planMatching } from "./plan-matching.ts";

export interface MatchingStores extends MarketStores {
  calls: Store<Call>;
  matchings: Store<Matching>;
  approvals: Store<Approval>;
  operations: Store<Operation>;
  milestones: Store<Milestone>;
}

/** Whether a matching has been announced, so that the next one changes as little as it can. */
export function isAgain(earlier: Matching | undefined): boolean {
  return earlier !== undefined && (earlier.state === "announced" || earlier.round > 1);
}

/**
 * Matches the confirmed twins with the host activities and hands the matching to its chain: once before the programme,
 * and again with the fewest changes each time that somebody left, came, or can take fewer (F122).
 */
export const proposeMatching =
  (stores: MatchingStores) =>
  async (call: Stored<Call>, wish: MatchingWish, by: Author): Promise<Change<Stored<Matching>>> => {
    const id = matchingId(call.id);
    const earlier = await stores.matchings.find(id);
    const again = isAgain(earlier);
    if (call.state !== "announced" && !(again && call.state === "running"))
      return refuse("WrongState", { act: "match", state: call.state });
    if (earlier && earlier.state !== "returned" && earlier.state !== "announced")
      return refuse("WrongState", { act: "propose", state: earlier.state });
    const plan = await planMatching(stores)(call, wish, again);
    if (again && plan.pairs.every(({ activity, before }) => activity === before)) refuse("NothingChanged");
    const round = (earlier?.round ?? 1) + (earlier?.state === "announced" ? 1 : 0);
    const content = { callId: call.id, round, ...plan, wish };
    const hash = contentHash(content);
    const matching: Matching = {
      id,
      ...content,
      contentHash: hash,
      proposedBy: by.sub,
      proposedAt: by.at,
      state: "proposed",
    };
    const change = earlier
      ? stores.matchings.changed(earlier, matching, "proposeAgain", by, { details: { round } })
      : stores.matchings.created(matching, "propose", by);
    const subject = { call, id, kind: "matching" as const, hash, rev: change.output.rev };
    return together(change, await submitted(stores, subject, by));
  };
