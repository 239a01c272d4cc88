import type { CallContent, EligibilityRule } from "../../schemas/call.ts";
import { instantOf } from "../shared/zone.ts";

/** Which part of a call something is for. */
export interface Part {
  lotId?: string | undefined;
  track?: string | undefined;
}

/** The windows of a call and its lots as instants; refuses local times that do not exist or exist twice. */
export function scheduleOf({ window, lots }: CallContent) {
  const lotWindows = lots.flatMap(({ id, window: own }) =>
    own === undefined ? [] : [{ id, ...instantsOf(own) }],
  );
  return { ...instantsOf(window), lotWindows };
}

function instantsOf({ opens, closes, zone }: { opens: string; closes: string; zone: string }) {
  return { opensAt: instantOf(opens, zone), closesAt: instantOf(closes, zone) };
}

/** The instants between which applications to a lot are taken: its own where it has a window, else the call's. */
export function windowFor(
  call: { opensAt: string; closesAt: string; lotWindows: readonly Opening[] },
  lotId: string | undefined,
): { opensAt: string; closesAt: string } {
  const { opensAt, closesAt } = call.lotWindows.find(({ id }) => id === lotId) ?? call;
  return { opensAt, closesAt };
}

interface Opening {
  id: string;
  opensAt: string;
  closesAt: string;
}

/**
 * The rules that hold for a lot and a track (F01, F05): a rule of theirs takes the place of the call's of the same kind.
 * What is declared and what a register shows are kinds of their own per question and register.
 */
export function rulesFor(content: CallContent, { lotId, track }: Part): EligibilityRule[] {
  const own = [
    content.eligibility,
    content.lots.find(({ id }) => id === lotId)?.eligibility ?? [],
    content.tracks.find(({ id }) => id === track)?.eligibility ?? [],
  ];
  const byKind = new Map(own.flat().map((rule) => [kindOf(rule), rule]));
  return [...byKind.values()];
}

function kindOf(rule: EligibilityRule): string {
  if (rule.rule === "declared") return `declared ${rule.question}`;
  return rule.rule === "register" ? `register ${rule.register}` : rule.rule;
}
