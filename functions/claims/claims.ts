import { Budget, Claim } from "../../schemas/claim.ts";
import {
  type BatchId,
  BudgetId,
  type CallId,
  ClaimId,
  type ExchangeId,
  type HostId,
  type ParticipationId,
  type PersonId,
} from "../../schemas/ids.ts";
import { Batch } from "../../schemas/payment.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function claimStore(table: Table): Store<Claim> {
  return entityStore(table, {
    type: "claim",
    schema: Claim,
    audited: true,
    guards: (claim) => ({
      involved: involvedIn([claim.claimant]),
      ...("contentHash" in claim ? { contentHash: claim.contentHash } : {}),
    }),
    listed: ({ callId, state, id, claimant }) => ({
      gsi1: { partition: `${callId}#claim`, sort: `${state}#${id}` },
      gsi2: { partition: `${claimant}#claim`, sort: id },
    }),
  });
}

export function budgetStore(table: Table): Store<Budget> {
  return entityStore(table, {
    type: "budget",
    schema: Budget,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#budget`, sort: id } }),
  });
}

export function batchStore(table: Table): Store<Batch> {
  return entityStore(table, {
    type: "batch",
    schema: Batch,
    audited: true,
    guards: (batch) => ({ involved: involvedIn(handsOn(batch)), contentHash: batch.contentHash }),
    listed: ({ callId, createdAt, id }) => ({
      gsi1: { partition: `${callId}#batch`, sort: `${createdAt}#${id}` },
    }),
  });
}

/** Everybody who must not release a batch: who had a hand in it, and who gave a word on it in its chain. */
export function handsOn(batch: Batch): readonly string[] {
  return batch.state === "approved" ? [...batch.involved, ...batch.approvedBy] : batch.involved;
}

/** Everybody who had a hand in something, as the condition of a write can ask for one of them: `|anna|eva|`. */
function involvedIn(people: readonly string[]): string {
  return `|${people.join("|")}|`;
}

export function claimsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#claim` };
}

/** One claim per person and exchange. */
export function claimId(holder: ParticipationId | HostId, claimant: PersonId, exchange: ExchangeId): ClaimId {
  return ClaimId.parse(`claim_${naturalKey(holder, claimant, exchange)}`);
}

/** What people call a claim by, in letters and on the telephone. */
export function claimNumber(id: ClaimId): string {
  return id.replace("claim_", "").slice(0, 8).toUpperCase();
}

/** The counter of one cap or of a call's whole frame. */
export function budgetId(...of: readonly string[]): BudgetId {
  return BudgetId.parse(`budget_${naturalKey(...of)}`);
}

/** What goes through the bank's systems and comes back with its answer: of this payment, for a returned claim may be paid anew. 28 of the 35 characters allowed. */
export function endToEndId(claim: { id: ClaimId }, batch: BatchId): string {
  return `UTL${naturalKey(claim.id, batch).toUpperCase()}`;
}
