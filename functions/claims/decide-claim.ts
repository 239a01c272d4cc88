import type { Claim } from "../../schemas/claim.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { minorOf } from "./budget.ts";
import { spoken } from "./claim-rounds.ts";
import { type ClaimDeps, claimFacts } from "./claim-travel.ts";
import { giveBack } from "./hold.ts";

export type Submitted = Stored<Extract<Claim, { state: "submitted" }>>;

export function submitted(claim: Stored<Claim>, act: string): Submitted {
  return claim.state === "submitted" ? claim : refuse("WrongState", { act, state: claim.state });
}

/** Sends the claim back with a question; what it had reserved is free again. */
export const requestClaimChanges =
  (deps: ClaimDeps) =>
  async (stored: Stored<Claim>, question: string, by: Author): Promise<Change<Stored<Claim>>> => {
    const claim = submitted(stored, "requestChanges");
    const { call, exchange } = await around(deps, claim);
    const { callTitle, zone, exchangeTitle, claimNumber } = claimFacts(
      call,
      exchange,
      claim,
      claim.settlement,
    );
    const facts = { callTitle, zone, exchangeTitle, claimNumber, question };
    const letter = {
      callId: call.id,
      subjectId: `${claim.id}#${claim.rev}`,
      to: claim.content.contact,
      facts,
    };
    const after: Claim = { ...claim, state: "changesRequested", asked: question };
    return together(
      deps.claims.changed(claim, after, "requestChanges", by),
      await released(deps, claim, by),
      queued(deps.letters, "claim-changes-requested", letter, by),
      await spoken(deps.answers, claim, "decision", after.state, by),
    );
  };

export const rejectClaim =
  (deps: ClaimDeps) =>
  async (stored: Stored<Claim>, why: string, by: Author): Promise<Change<Stored<Claim>>> => {
    const claim = submitted(stored, "reject");
    const { call, exchange } = await around(deps, claim);
    const { callTitle, zone, exchangeTitle, claimNumber } = claimFacts(
      call,
      exchange,
      claim,
      claim.settlement,
    );
    const facts = {
      callTitle,
      zone,
      exchangeTitle,
      claimNumber,
      why,
      contactEmail: call.content.contact.email,
    };
    const letter = { callId: call.id, subjectId: claim.id, to: claim.content.contact, facts };
    return together(
      deps.claims.changed(claim, { ...claim, state: "rejected", rejectedAt: by.at, why }, "reject", by),
      await released(deps, claim, by),
      queued(deps.letters, "claim-rejected", letter, by),
      await spoken(deps.answers, claim, "decision", "rejected", by),
    );
  };

export async function around(deps: ClaimDeps, claim: Claim) {
  return { call: await deps.calls.get(claim.callId), exchange: await deps.exchanges.get(claim.exchangeId) };
}

async function released(deps: ClaimDeps, claim: Submitted, by: Author): Promise<readonly Write[]> {
  const minor = minorOf(claim.settlement.reimbursed);
  return giveBack(deps, { ...(await around(deps, claim)), claim }, minor, true, by);
}
