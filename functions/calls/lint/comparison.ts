import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { error, warning } from "./finding.ts";

const at = "/selection/compare";

/** Whether comparing scores, as the call says, makes sense with its lots, tracks, questions and reviewing. */
export function checkComparison({ selection, lots, tracks, reviewing }: CallContent): Finding[] {
  const { compare, policy } = selection;
  if (compare === undefined || typeof compare === "string") return [];
  if (compare.method === "severity") {
    const findings: Finding[] = [];
    if (reviewing.perApplication < 2) findings.push(error("NobodyToCompareWith", at, { perApplication: 1 }));
    if (reviewing.consensus?.when === "always") findings.push(warning("ConsensusIsNotCorrected", at));
    if (compare.least > reviewing.maxLoad)
      findings.push(error("NeverEnoughReviews", `${at}/least`, { maxLoad: reviewing.maxLoad }));
    return findings;
  }
  const { within, method } = compare;
  const findings: Finding[] = [];
  if ((within === "lot" || within === "place") && lots.length === 0)
    findings.push(error("NoLots", `${at}/within`));
  const groups = { lot: lots.length, track: tracks.length, place: lots.length * tracks.length };
  for (const [kind, count] of Object.entries(groups))
    if (kind === within && count === 1) findings.push(warning("OneGroup", `${at}/within`, { within }));
  const [kind, id = ""] = within.split(":", 2);
  if (kind === "answer")
    for (const track of tracks) {
      const question = track.form.find((one) => one.id === id);
      const facts = { question: id, track: track.id };
      if (question === undefined) findings.push(error("UnknownQuestion", `${at}/within`, facts));
      else if (question.kind !== "choice" && question.kind !== "yesNo")
        findings.push(error("NotOneAnswer", `${at}/within`, { ...facts, kind: question.kind }));
      else if (!question.required) findings.push(warning("AnswerNotRequired", `${at}/within`, facts));
    }
  // The sum of places in a row says nothing of how good those are who are chosen.
  if (method === "rankShare" && policy === "maxTotal") findings.push(warning("SumOfRanks", `${at}/method`));
  return findings;
}
