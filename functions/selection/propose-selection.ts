import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Selection, SelectionProposal } from "../../schemas/selection.ts";
import { SelectionContent } from "../../schemas/selection.ts";
import { submitted } from "../approvals/approvals.ts";
import { inState } from "../calls/calls.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { checkAwards, notAwarded } from "./awards.ts";
import { checkOverrides, checkSeats } from "./check-proposal.ts";
import { type FieldStores, fieldOf } from "./field.ts";
import { ranked } from "./rank-field.ts";
import { selectionId } from "./selections.ts";

export interface SelectionStores extends FieldStores {
  calls: Store<Call>;
  selections: Store<Selection>;
  approvals: Store<Approval>;
  operations: Store<Operation>;
  milestones: Store<Milestone>;
}

/**
 * Ranks, selects under the quotas, and hands the whole to the approval chain, bound to its hash. A selection that was
 * decided and not announced can be proposed anew: the earlier approval was for other content and says nothing of it.
 */
export const proposeSelection =
  (stores: SelectionStores) =>
  async (
    stored: Stored<Call>,
    proposal: SelectionProposal,
    by: Author,
  ): Promise<Change<Stored<Selection>>> => {
    const call = inState(stored, "reviewed");
    const id = selectionId(call.id);
    const earlier = await stores.selections.find(id);
    if (earlier?.state === "proposed" || earlier?.state === "announced")
      refuse("WrongState", { act: "propose", state: earlier.state });
    const content = await selected(stores, call, proposal, by);
    const hash = hashOf(content);
    if (earlier?.state === "decided" && earlier.contentHash === hash) refuse("NothingChanged");
    const { sub: proposedBy, at: proposedAt } = by;
    const facts = { id, callId: call.id, contentHash: hash, proposedBy, proposedAt };
    const selection: Selection = { ...content, ...facts, state: "proposed" };
    const change = earlier
      ? stores.selections.changed(earlier, selection, "proposeAgain", by)
      : stores.selections.created(selection, "propose", by);
    const subject = { call, id, kind: "selection" as const, hash, rev: change.output.rev };
    return together(change, await submitted(stores, subject, by));
  };

/** What an approval of a selection is bound to: everything in it that somebody decides. */
export function hashOf(selection: SelectionContent): string {
  return contentHash(SelectionContent.parse(selection));
}

async function selected(
  stores: SelectionStores,
  call: Call,
  proposal: SelectionProposal,
  by: Author,
): Promise<SelectionContent> {
  const { content } = call;
  const { overrides, awards } = proposal;
  const { candidates, ineligible, severities } = await fieldOf(stores, call);
  refuseFaults([
    ...checkSeats(content.selection, proposal.seats),
    ...checkOverrides(content, candidates, overrides),
  ]);
  const seats = {
    planned: content.selection.seats,
    decided: proposal.seats?.count ?? content.selection.seats,
    ...(proposal.seats === undefined ? {} : { reason: proposal.seats.reason }),
  };
  const selection = { ...content.selection, seats: seats.decided };
  const outcome = await ranked({ ...content, selection }, candidates, overrides, by.sub);
  const ranking = [...outcome.ranking, ...ineligible];
  refuseFaults(checkAwards(content, ranking, awards));
  return {
    ...outcome,
    seats,
    ranking,
    awards,
    notAwarded: notAwarded(content, ranking, awards),
    ...(severities.length > 0 ? { severities } : {}),
  };
}

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) refuse("InputInvalid", {}, faults);
}
