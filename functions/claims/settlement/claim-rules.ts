import { Temporal } from "temporal-polyfill";
import type { SettleAnswer, SettleInput } from "../../../schemas/planning/settle.ts";

export type Policy = SettleInput["policy"];
export type ClaimInput = SettleInput["claims"][number];
export type SettledClaim = SettleAnswer["claims"][number];
export type Finding = SettledClaim["findings"][number];

export function finding(
  severity: Finding["severity"],
  code: string,
  pointer: string,
  params: Finding["params"] = {},
): Finding {
  return { code, severity, pointer, params };
}

export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

/** Words that say that nobody travelled; every other kind of exchange, an open list (F28), is a meeting in person. */
const digital = /digital|online|virtual|remote|video|webinar|telephone/i;

/** What stands against a claim as a whole: not there, nothing to travel to, or too late. */
export function claimBarriers({ exchange, submittedAt }: ClaimInput, policy: Policy): Finding[] {
  const findings: Finding[] = [];
  if (exchange.cancelledOn !== undefined && policy.whenCancelled !== "actualCosts")
    findings.push(finding("error", "exchangeCancelled", "/exchange/cancelledOn", { date: exchange.date }));
  else if (exchange.cancelledOn !== undefined && exchange.declared !== true)
    findings.push(finding("error", "declarationMissing", "/exchange/declared", { date: exchange.date }));
  else if (!exchange.attended && exchange.cancelledOn === undefined)
    findings.push(finding("error", "notAttended", "/exchange/attended", { date: exchange.date }));
  if (policy.inPersonOnly && digital.test(exchange.mode))
    findings.push(finding("error", "notInPerson", "/exchange/mode", { mode: exchange.mode }));
  const lastDay = lastDayForClaims(exchange.date, policy.claimWithinDays);
  if (utcDay(submittedAt) > lastDay)
    findings.push(finding("error", "late", "/submittedAt", { submittedAt, lastDay }));
  return findings;
}

/** The policy for a claim: for a visit that was called off nobody travelled any distance, so only costs are paid (F132). */
export function policyFor({ exchange }: ClaimInput, policy: Policy): Policy {
  return exchange.cancelledOn === undefined ? policy : { ...policy, method: "actual" };
}

/**
 * The last day on which a claim is in time: so many calendar days after the exchange, to the end of that day in UTC.
 * That is never earlier than midnight on the wall clock of any of the eligible countries.
 */
export function lastDayForClaims(exchangeDate: string, claimWithinDays: number): string {
  return Temporal.PlainDate.from(exchangeDate).add({ days: claimWithinDays }).toString();
}

function utcDay(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO("UTC").toPlainDate().toString();
}

/** Claims in the order in which they are settled: as submitted, and at the same instant by id. */
export function inOrderOfSubmission(claims: readonly ClaimInput[]): ClaimInput[] {
  return claims
    .map((claim) => ({ claim, at: Temporal.Instant.from(claim.submittedAt) }))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.claim.id < b.claim.id ? -1 : 1))
    .map(({ claim }) => claim);
}
