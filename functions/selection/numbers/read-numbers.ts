import type { Call } from "../../../schemas/call.ts";
import type { CallNumbers } from "../../../schemas/numbers.ts";
import type { LetterLanguage } from "../../../schemas/text.ts";
import { officeLanguage } from "../../calls/titled.ts";
import { reviewerFigures } from "../../reviewing/divergence.ts";
import { ensureCan } from "../../shared/can.ts";
import { hasRole, type Principal } from "../../shared/principal.ts";
import type { CallFacts } from "./call-facts.ts";
import { lateHands, phaseProgress } from "./progress.ts";
import { scoreDistributions } from "./score-distributions.ts";
import { tasksOf } from "./tasks.ts";

/** The lots whose figures somebody may read: all, as undefined, for staff; their own for a manager; others are refused. */
export function lotsFor({ content }: Call, reader: Principal): string[] | undefined {
  ensureCan(reader, "numbers.read", { named: content.lots.map(({ manager: { email } }) => ({ email })) });
  if (hasRole(reader, "staff", "admin")) return undefined;
  const isOwn = ({ manager }: (typeof content.lots)[number]) =>
    manager.email.toLowerCase() === reader.email.toLowerCase();
  return content.lots.filter(isOwn).map(({ id }) => id);
}

/** Progress, lateness and the spread of scores, from what is stored now. */
export function callNumbers(
  facts: CallFacts,
  lots: readonly string[] | undefined,
  now: string,
  language: LetterLanguage = officeLanguage(facts.call),
): CallNumbers {
  const tasks = tasksOf(facts, language, now);
  const late = lateHands(tasks, now);
  return {
    callId: facts.call.id,
    at: now,
    language,
    ...(lots === undefined ? { reviewers: reviewersOf(facts, late) } : { lots: [...lots] }),
    phases: phaseProgress(tasks, now),
    late,
    scores: scoreDistributions(facts, language),
  };
}

/** Severity and spread of each reviewer who has handed in, with the reviews that they owe past their day. */
function reviewersOf({ reviewers, reviews }: CallFacts, late: CallNumbers["late"]) {
  const profiles = new Map(reviewers.map(({ profile }) => [profile.personId, profile]));
  return reviewerFigures(reviews).map((figures) => {
    const { name = "", email } = profiles.get(figures.personId) ?? {};
    const owed = late.find((hand) => hand.phase === "reviewing" && hand.email === email);
    return { ...figures, name, late: owed?.subjects.length ?? 0 };
  });
}
