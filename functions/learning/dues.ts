import type { DeliverableKind, OwedReminders } from "../../schemas/call/learning.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Deliverable } from "../../schemas/deliverable.ts";
import type { LearningPlan, Owed } from "../../schemas/learning.ts";
import type { Measurement, MeasuringRound } from "../../schemas/measurement.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Text } from "../../schemas/text.ts";
import { compareText } from "../shared/canonical.ts";
import { endOfDay } from "../shared/zone.ts";
import { endsOn, modulesOf } from "./modules.ts";

/** Something that participants owe on a day: an output, a measurement, their learning plan. */
export type Due = { id: string; label: Text; dueAt: string; reminders: OwedReminders } & (
  | { what: "deliverable"; kind: DeliverableKind }
  | { what: "measurement"; round: MeasuringRound }
  | { what: "learningPlan" }
);

export type Place = Extract<Participation, { state: "confirmed" }>;

/** What participants have done so far. */
export interface Done {
  deliverables: readonly Deliverable[];
  plans: readonly LearningPlan[];
  measurements: readonly Measurement[];
}

const usual: OwedReminders = { before: 14, after: 7, escalate: 21 };
const measured: Record<MeasuringRound, Text> = {
  baseline: { en: "Baseline measurement", sv: "Mätning före start" },
  end: { en: "End measurement", sv: "Mätning efter programmet" },
};
const learningPlan: Text = { en: "Learning plan", sv: "Lärandeplan" };

/** Everything that a call asks of those who take part, by its day. */
export function duesOf(content: CallContent): Due[] {
  const { zone } = content.window;
  const dues: Due[] = content.deliverables
    .filter(({ count }) => count.min > 0)
    .map((kind) => {
      const { label, reminders } = kind;
      const dueAt = deliverableDueAt(content, kind);
      return { id: `deliverable.${kind.id}`, what: "deliverable", kind, label, reminders, dueAt };
    });
  for (const { id, to, learningPlan: wanted } of modulesOf(content))
    if (wanted)
      dues.push({
        id: `learningPlan.${id}`,
        what: "learningPlan",
        label: learningPlan,
        reminders: usual,
        dueAt: endOfDay(to, zone),
      });
  const { measuring } = content;
  if (measuring !== undefined && content.indicators.length > 0)
    for (const [round, day] of [
      ["baseline", measuring.baselineBy],
      ["end", measuring.endBy],
    ] as const)
      dues.push({
        id: `measurement.${round}`,
        what: "measurement",
        round,
        label: measured[round],
        reminders: measuring.reminders,
        dueAt: endOfDay(day, zone),
      });
  return dues.sort((a, b) => compareText(a.dueAt, b.dueAt) || compareText(a.id, b.id));
}

/** The end of its day: its own, else the last of its module, else of the programme. */
export function deliverableDueAt(content: CallContent, kind: DeliverableKind): string {
  const module = modulesOf(content).find(({ id }) => id === kind.module);
  return endOfDay(kind.dueOn ?? module?.to ?? endsOn(content.programme), content.window.zone);
}

/** How many are missing of what a participant owes; what waits for a word of the staff is not owed any more. */
export function missingOf(due: Due, place: Place, done: Done): number {
  if (due.what === "learningPlan") {
    const plan = done.plans.find(({ participationId }) => participationId === place.id);
    return plan === undefined || plan.state === "empty" ? 1 : 0;
  }
  if (due.what === "measurement") {
    const isDone = done.measurements.some(
      ({ participationId, round, state }) =>
        participationId === place.id && round === due.round && state === "handedIn",
    );
    return isDone ? 0 : 1;
  }
  if (!owes(due.kind, place)) return 0;
  const given = done.deliverables.filter(
    ({ kind, authors, state }) =>
      kind === due.kind.id && authors.includes(place.id) && (state === "handedIn" || state === "approved"),
  );
  return Math.max(0, due.kind.count.min - given.length);
}

/** Whether a kind is for this place at all: for its track, and, where a match owes it, for who has one. */
export function owes({ tracks, per }: DeliverableKind, place: Place): boolean {
  return (
    (tracks.length === 0 || (place.track !== undefined && tracks.includes(place.track))) &&
    (per === "participation" || place.activity !== undefined)
  );
}

/** Who owes what, first what is longest due. */
export function owedIn(content: CallContent, places: readonly Place[], done: Done, now: string): Owed[] {
  return duesOf(content).flatMap((due) =>
    places
      .map((place) => ({ place, missing: missingOf(due, place, done) }))
      .filter(({ missing }) => missing > 0)
      .sort((a, b) => compareText(a.place.id, b.place.id))
      .map(({ place, missing }) => ({
        due: due.id,
        label: due.label,
        dueAt: due.dueAt,
        participationId: place.id,
        organisation: place.organisation.name,
        state: due.dueAt < now ? "late" : "ahead",
        missing,
      })),
  );
}
