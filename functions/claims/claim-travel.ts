import type { BankAccount } from "../../schemas/bank-account.ts";
import type { Call } from "../../schemas/call.ts";
import type { Claim, ClaimContent, OpenClaim, Settlement } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone, Operation, TaskAnswer } from "../../schemas/operation.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import { letterId, queued } from "../letters/letters.ts";
import { rendered } from "../letters/render.ts";
import { requested } from "../operations/operations.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { accountId } from "./bank-accounts.ts";
import { minorOf } from "./budget.ts";
import { roundOf } from "./claim-rounds.ts";
import { claimWatched } from "./claim-terms.ts";
import { claimId, claimNumber } from "./claims.ts";
import { framesOf, holderOf } from "./frames.ts";
import { giveBack, take } from "./hold.ts";
import { attended, calledOff, type SettleDeps, settleClaim } from "./settle-claim.ts";
import { transitions } from "./transitions.ts";
import { claimingFor, type TravellerDeps } from "./traveller.ts";
import { workingOf } from "./working.ts";

export interface ClaimDeps extends SettleDeps, TravellerDeps {
  calls: Store<Call>;
  milestones: Store<Milestone>;
  exchanges: Store<Exchange>;
  claims: Store<Claim>;
  accounts: Store<BankAccount>;
  letters: Store<Letter>;
  operations: Store<Operation>;
  answers: Store<TaskAnswer>;
}

export interface ClaimOutlook {
  claim: Stored<Claim>;
  outlook?: Settlement;
  words?: { subject: string; text: string };
}

/** Opens a claim for an exchange whose attendance list names the claimant, or that was called off. */
export const openClaim =
  (deps: ClaimDeps) =>
  async (
    { participationId, hostId, exchangeId, ...content }: OpenClaim,
    principal: Principal,
    by: Author,
  ): Promise<Change<ClaimOutlook>> => {
    const { callId, organisationId, activity } = await claimingFor(
      deps,
      { participationId, hostId },
      principal,
    );
    const exchange = await deps.exchanges.get(exchangeId);
    const claimant = principal.id;
    if (exchange.callId !== callId) refuse("NotFound", { id: exchangeId });
    const call = inState(await deps.calls.get(callId), "running");
    const onBehalf = participationId === undefined ? { hostId } : { participationId };
    if (
      !attended(exchange, { ...onBehalf, claimant }) &&
      !calledOff(call, exchange, { participationId, activity })
    )
      refuse("NotAttended", { exchangeId });
    const claim: Claim = {
      id: claimId(holderOf(onBehalf), claimant, exchangeId),
      callId: call.id,
      ...onBehalf,
      organisationId,
      exchangeId,
      claimant,
      content,
      round: 0,
      state: "draft",
    };
    const outlook = await settleClaim(deps, { call, exchange, claim, content }, by.at);
    const change = deps.claims.created(claim, "open", by);
    const watched = await claimWatched(deps, call, exchange, claim, by);
    return { output: { claim: change.output, outlook }, writes: [...change.writes, ...watched] };
  };

export const editClaim =
  (deps: ClaimDeps) =>
  async (claim: Stored<Claim>, content: ClaimContent, by: Author): Promise<Change<ClaimOutlook>> => {
    requireFrom(transitions, "edit", claim);
    const call = inState(await deps.calls.get(claim.callId), "running");
    const exchange = await deps.exchanges.get(claim.exchangeId);
    // What the bank sent back was still spoken for; as a draft it holds nothing.
    const freed =
      claim.state === "returned"
        ? await giveBack(deps, { call, exchange, claim }, minorOf(claim.granted), true, by)
        : [];
    const outlook = await settleClaim(deps, { call, exchange, claim, content }, by.at);
    const change = deps.claims.changed(claim, { ...claim, content, state: "draft" }, "edit", by);
    return { output: { claim: change.output, outlook }, writes: [...change.writes, ...freed] };
  };

/** What the rules would make of a claim if it were submitted now; changes nothing. */
export const previewClaim =
  (deps: ClaimDeps) =>
  async (claim: Stored<Claim>, at: string): Promise<ClaimOutlook> => {
    requireFrom(transitions, "submit", claim);
    const call = inState(await deps.calls.get(claim.callId), "running");
    const exchange = await deps.exchanges.get(claim.exchangeId);
    const { content } = claim;
    const outlook = await settleClaim(deps, { call, exchange, claim, content }, at);
    const facts = { ...claimFacts(call, exchange, claim, outlook), ...workingOf(content, outlook) };
    const { name, email, language } = content.contact;
    const to = { name, email };
    const id = letterId("claim-outlook", { subjectId: claim.id, to: content.contact });
    const { subject, text } = rendered({ id, kind: "claim-outlook", to, language, facts });
    return { claim, outlook, words: { subject, text } };
  };

/** Submits: the settlement is frozen, and what it grants is reserved under cap and budget in the same transaction. */
export const submitClaim =
  (deps: ClaimDeps) =>
  async (claim: Stored<Claim>, by: Author): Promise<Change<ClaimOutlook>> => {
    requireFrom(transitions, "submit", claim);
    const call = inState(await deps.calls.get(claim.callId), "running");
    const exchange = await deps.exchanges.get(claim.exchangeId);
    const { content } = claim;
    const seenRev = (await deps.budgets.find(framesOf(call, claim).cap.id))?.rev ?? 0;
    const settlement = await settleClaim(deps, { call, exchange, claim, content }, by.at);
    const account = await deps.accounts.find(accountId(claim.organisationId));
    if (account === undefined) return refuse("BankAccountMissing");
    const payee = { accountId: account.id, version: account.current.version };
    const hash = contentHash({ content, settlement, payee });
    const frozen = {
      submittedAt: by.at,
      firstSubmittedAt: claim.firstSubmittedAt ?? by.at,
      contentHash: hash,
      settlement,
      payee,
    };
    const round = claim.round + 1;
    const after: Claim = { ...claim, state: "submitted", ...frozen, round };
    const following = { callId: call.id, workflow: "settle-claim" as const, subject: roundOf(after) };
    const change = deps.claims.changed(claim, after, "submit", by, {
      details: { reimbursed: settlement.reimbursed.amount },
    });
    const facts = { ...claimFacts(call, exchange, claim, settlement), ...workingOf(content, settlement) };
    const letter = { callId: call.id, subjectId: `${claim.id}#${claim.rev}`, to: content.contact, facts };
    return together(
      { output: { claim: change.output, outlook: settlement }, writes: change.writes },
      await take(deps, { call, exchange, claim, settlement, seenRev }, by),
      queued(deps.letters, "claim-received", letter, by),
      (await requested(deps.operations, following, by)).writes,
    );
  };

/** What the letters about a claim say. */
export function claimFacts(call: Call, exchange: Exchange, claim: Claim, settlement: Settlement) {
  return {
    ...titled(call),
    exchangeTitle: exchange.title,
    claimNumber: claimNumber(claim.id),
    ...settlement.reimbursed,
    notCovered: settlement.notCovered.amount,
  };
}
