import type { CallContent } from "../../schemas/call.ts";
import type { Finding } from "../../schemas/reason.ts";
import { checkChains } from "./lint/chains.ts";
import { checkComparison } from "./lint/comparison.ts";
import { checkExchanges } from "./lint/exchanges.ts";
import { error, warning } from "./lint/finding.ts";
import { checkGoals } from "./lint/goals.ts";
import { checkLearning } from "./lint/learning.ts";
import { checkMoney, checkReferences } from "./lint/references.ts";
import { checkRetention } from "./lint/retention.ts";
import { checkSchedule } from "./lint/schedule.ts";
import { checkSeats } from "./lint/seats.ts";
import { checkTexts } from "./lint/texts.ts";
import { checkTracks } from "./lint/track.ts";
import { checkWindows } from "./lint/window.ts";

/** What is wrong with a call as a whole (errors stop it), and what is doubtful (warnings do not). */
export function checkCall(content: CallContent): Finding[] {
  const findings = [...checkDraft(content), ...checkSettled(content)];
  // A rule of the call is held against each track: what is wrong with it alone is said once.
  const once = new Map(findings.map((finding) => [`${finding.code} ${finding.pointer}`, finding]));
  return [...once.values()];
}

/** Everything but the doubts that a draft may still hold. */
export function checkDraft(content: CallContent): Finding[] {
  return [
    ...checkWindows(content),
    ...checkSchedule(content),
    ...checkTracks(content),
    ...checkSeats(content),
    ...checkComparison(content),
    ...checkReferences(content),
    ...checkLearning(content),
    ...checkGoals(content),
    ...checkExchanges(content),
    ...checkMoney(content),
    ...checkTexts(content),
    ...checkChains(content),
    ...checkRetention(content),
    ...content.assumed.map(({ pointer, note }) => warning("Assumed", pointer, { note })),
  ];
}

/** Values such as "ca 30 (?)" that stop a call from being handed in until somebody has said how they are settled (F121). */
export function checkSettled({ uncertain }: CallContent): Finding[] {
  return uncertain.map(({ pointer, written, settled }) =>
    settled === undefined
      ? error("UncertainValue", pointer, { written })
      : warning("SettledValue", pointer, { written, settled }),
  );
}
