import type { SettleInput } from "../../../schemas/planning/settle.ts";
import type { Evidence } from "../../../schemas/travel-method.ts";
import { canonical, compareText } from "../../shared/canonical.ts";
import {
  type ClaimInput,
  type Finding,
  finding,
  hasError,
  type Policy,
  type SettledClaim,
} from "./claim-rules.ts";
import { fromMinor } from "./decimal.ts";
import { lineWorth } from "./line-worth.ts";
import { type converter, digitsOf } from "./rates.ts";

type LineInput = ClaimInput["lines"][number];
type Claimed = Pick<ClaimInput, "id" | "representative">;
type Convert = ReturnType<typeof converter>;

/** Where something was accepted first, so that it is not paid again. */
interface Earlier {
  claim: string;
  line: string;
}

/** What has been accepted so far, over all claims. */
export class AcceptedLines {
  private readonly byReceipt = new Map<string, Earlier>();
  private readonly byContent = new Map<string, Earlier>();

  constructor(before: SettleInput["acceptedBefore"] = []) {
    for (const { claim, representative, line } of before) this.accept({ id: claim, representative }, line);
  }

  /** The line that this one repeats: the same receipt, or the same person's same kind, day and amount. */
  earlier(claim: Claimed, line: LineInput): (Earlier & { by: string }) | undefined {
    const receipt = line.receipt && this.byReceipt.get(receiptKey(line.receipt.sha256));
    if (receipt) return { by: "sha256", ...receipt };
    const content = this.byContent.get(contentKey(claim, line));
    return content && { by: "kindDateAmount", ...content };
  }

  accept(claim: Claimed, line: LineInput): void {
    const here = { claim: claim.id, line: line.id };
    if (line.receipt) this.byReceipt.set(receiptKey(line.receipt.sha256), here);
    this.byContent.set(contentKey(claim, line), here);
  }
}

/** Hexadecimal is the same in either case; base64 is not. */
export function receiptKey(sha256: string): string {
  return /^[0-9a-fA-F]{64}$/.test(sha256) ? sha256.toLowerCase() : sha256;
}

/** The same person's same kind, day and amount (or quantity): most likely the same cost. */
export function contentKey(
  { representative }: Pick<ClaimInput, "representative">,
  { kind, date, amount = "", currency = "", quantity }: LineInput,
): string {
  const [whole, fraction = ""] = amount.split(".");
  const much = quantity ? [canonical(quantity)] : [whole, fraction.replace(/0+$/, ""), currency];
  return JSON.stringify([representative, kind, date, ...much]);
}

/** Judges each line of a claim, by id; `eligibleMinor` is the sum of the converted amounts that count. */
export function settleLines(
  claim: ClaimInput,
  claimBarred: boolean,
  policy: Policy,
  convert: Convert,
  accepted: AcceptedLines,
): { lines: SettledClaim["lines"]; eligibleMinor: bigint } {
  let eligibleMinor = 0n;
  const lines = claim.lines
    .toSorted((a, b) => compareText(a.id, b.id))
    .map((line) => {
      const { conversion, findings: ofWorth } = lineWorth(line, policy, convert);
      const findings = judge(claim, line, ofWorth, policy, accepted);
      const counts = !claimBarred && !hasError(findings) && !replacement(policy, line.kind);
      const eligible = counts && conversion !== undefined;
      if (eligible) {
        eligibleMinor += conversion.minor;
        accepted.accept(claim, line);
      }
      return {
        id: line.id,
        converted: conversion ? fromMinor(conversion.minor, digitsOf(policy.currency)) : null,
        ...(conversion?.rate !== undefined && { rate: conversion.rate }),
        ...(conversion?.rateOf !== undefined && { rateOf: conversion.rateOf }),
        eligible,
        findings,
      };
    });
  return { lines, eligibleMinor };
}

/** The flat amount that stands in for a line of this kind, so that its own amount is not paid on top. */
function replacement({ method, covered }: Policy, kind: string): string | undefined {
  if (method === "lumpSum") return "coveredByLumpSum";
  return method === "unitCost" && kind === "transport" && covered.includes(kind)
    ? "coveredByUnitCost"
    : undefined;
}

function judge(
  claim: ClaimInput,
  line: LineInput,
  ofWorth: readonly Finding[],
  policy: Policy,
  accepted: AcceptedLines,
): Finding[] {
  const { kind, date } = line;
  const replacedBy = replacement(policy, kind);
  if (replacedBy) return [finding("warning", replacedBy, "/kind", { kind })];
  if (!policy.covered.includes(kind)) return [finding("error", "kindNotCovered", "/kind", { kind })];

  const findings = [...ofWorth];
  const { cancelledOn } = claim.exchange;
  if (cancelledOn !== undefined && date > cancelledOn)
    findings.push(finding("error", "afterCancellation", "/date", { date, cancelledOn }));
  const earlier = accepted.earlier(claim, line);
  if (earlier)
    findings.push(
      finding("error", "duplicateReceipt", earlier.by === "sha256" ? "/receipt/sha256" : "", { ...earlier }),
    );
  return [...findings, ...evidenceFindings(line, policy.evidence?.[kind] ?? "expected")];
}

/** A kind that must be proved is not paid without its receipt; a file that is harmful proves nothing, whatever the rule. */
function evidenceFindings({ kind, receipt }: LineInput, evidence: Evidence): Finding[] {
  if (receipt?.file === "infected") return [finding("error", "harmfulReceipt", "/receipt", { kind })];
  if (evidence === "none" || (receipt && receipt.file !== "missing")) return [];
  const severity = evidence === "required" ? "error" : "warning";
  return [finding(severity, receipt ? "receiptNotUploaded" : "missingReceipt", "/receipt", { kind })];
}
