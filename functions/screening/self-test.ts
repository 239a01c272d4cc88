import type { Call, EligibilityRule } from "../../schemas/call.ts";
import type { RuleOutcome, SelfTest, SelfTestOutcome, SelfTestResult } from "../../schemas/screening.ts";
import { rulesFor } from "../calls/lots.ts";
import { languageFor } from "../calls/public-call.ts";
import { ruleSentence } from "../calls/rule-sentence.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import { foundSentence } from "./found-sentence.ts";
import { type Lists, noLists } from "./lists-in-force.ts";
import { isEligible, screen } from "./rules.ts";

/** Outcomes that pass for now because these answers do not tell; the form asks, or staff look it up. */
const open: ReadonlySet<string> = new Set(["toBeDeclared", "registerNotImported"]);

/**
 * May we apply, and if not, why: the very rules that will screen the application, for one lot and track (F11). Nothing
 * is stored. Refuses a lot or a track that the call does not have.
 */
export function selfTest(
  call: Call,
  { organisation, lotId, track }: SelfTest,
  acceptLanguage?: string,
  lists: Lists = noLists,
): SelfTestResult {
  requireParts(call, { lotId, track });
  const language = languageFor(call.content, acceptLanguage);
  const spoken = language === "sv" ? "sv" : "en";
  const outcomes = screen(call.content, organisation, { lotId, track, lists });
  const rules = rulesFor(call.content, { lotId, track });
  return {
    eligible: isEligible(outcomes),
    language: spoken,
    outcomes: rules.flatMap((rule, i): SelfTestOutcome[] => {
      const outcome = outcomes[i];
      if (outcome === undefined) return [];
      const verdict = verdictOf(outcome);
      const sentence = ruleSentence(call.content, inForce(rule, lists), spoken, { lotId, track });
      const found = foundSentence(outcome, spoken);
      const says = `${sentence}: ${words[spoken][verdict]}.${found === "" ? "" : ` ${found}`}`;
      return [{ ...outcome, verdict, says }];
    }),
  };
}

/** The rule with the countries that were looked into, where a list was imported. */
function inForce(rule: EligibilityRule, lists: Lists): EligibilityRule {
  const list = rule.rule === "country" ? lists.get(rule.list ?? "") : undefined;
  if (rule.rule !== "country" || list === undefined) return rule;
  return { ...rule, basis: list.basis, asOf: list.asOf, allowed: [...list.entries] };
}

const words = {
  sv: { met: "uppfyllt", notMet: "inte uppfyllt", decidedByStaff: "prövas när ansökan har kommit in" },
  en: { met: "met", notMet: "not met", decidedByStaff: "decided by staff when the application has come in" },
} as const;

function verdictOf({ passed, reason }: RuleOutcome): SelfTestOutcome["verdict"] {
  if (open.has(reason.code)) return "decidedByStaff";
  return passed ? "met" : "notMet";
}

function requireParts({ content }: Call, { lotId, track }: Pick<SelfTest, "lotId" | "track">): void {
  const has = (parts: readonly { id: string }[], id: string) => parts.some((part) => part.id === id);
  const faults: Fault[] = [];
  if (lotId !== undefined && !has(content.lots, lotId))
    faults.push({ pointer: "/lotId", code: "UnknownLot", detail: "The call has no such lot." });
  if (track !== undefined && !has(content.tracks, track))
    faults.push({ pointer: "/track", code: "UnknownTrack", detail: "The call has no such track." });
  if (faults.length > 0) refuse("InputInvalid", {}, faults);
}
