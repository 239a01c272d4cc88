import { owes } from "../../../functions/learning/dues.ts";
import type { CallContent } from "../../../schemas/call.ts";
import type { Followed } from "../followed.ts";
import type { DecidedAftermath, Invariant } from "./invariant.ts";
import { none } from "./invariant.ts";

/** What must be true of the time after the start, whatever the seed. */
export function ofLearning(after: DecidedAftermath & { followed: Followed }): Invariant[] {
  const { call, applications, participations, letters, followed } = after;
  const { deliverables, learned } = followed;
  const taking = participations.flatMap((one) => (one.state === "confirmed" ? [one] : []));
  const count = (kind: string, place: string) =>
    deliverables.filter(
      (one) =>
        one.kind === kind && one.state === "approved" && one.authors.some((author) => author === place),
    ).length;
  const short = call.content.deliverables
    .filter(({ per }) => per === "participation")
    .flatMap((kind) =>
      taking.flatMap((place) => {
        const { min, max } = owes(kind, place) ? kind.count : { min: 0, max: 0 };
        const n = count(kind.id, place.id);
        return n < min || n > max ? [`${place.organisation.name}: ${n} of ${kind.id}`] : [];
      }),
    );
  const sameHand = deliverables.flatMap((one) =>
    one.state === "approved" && one.versions.some(({ handedInBy }) => handedInBy === one.approvedBy)
      ? [one.id]
      : [],
  );
  const reminders = letters.filter(({ kind }) => kind === "owed-reminder");
  const present = new Set<string>(participations.map(({ id }) => id));
  const twice = [...Map.groupBy(reminders, ({ id }) => id)].filter(([, same]) => same.length > 1);
  return [
    none(
      "Everybody has as many approved deliverables as the call asks for, and no more than it takes",
      short,
      taking.length,
    ),
    ...aboutAreas(call.content, followed.deliverables, { applications, participations }),
    none("Nobody approved what they handed in", sameHand, deliverables.length),
    none(
      "Nothing is owed at the end",
      learned.owedAtTheEnd === 0 ? [] : [`${learned.owedAtTheEnd} things`],
      1,
    ),
    none(
      "Who was reminded takes part, and nobody was reminded of the same thing twice on a day",
      [
        ...reminders.filter(({ subjectId }) => !present.has(subjectId)).map(({ id }) => id),
        ...twice.map(([id]) => id),
      ],
      reminders.length,
    ),
    ...Object.entries(followed.expected).map(([what, expected]) =>
      none(
        `Tried: ${what}`,
        learned.refusals[what] === expected ? [] : [learned.refusals[what] ?? "not tried"],
        1,
      ),
    ),
  ];
}

/** Plans for an area are for the one that was declared when their holder applied (F23). */
function aboutAreas(
  { deliverables: kinds, tracks }: CallContent,
  deliverables: Followed["deliverables"],
  { applications, participations }: Pick<DecidedAftermath, "applications" | "participations">,
): Invariant[] {
  const asked = kinds.filter(({ scope }) => scope === "planArea");
  const plans = deliverables.filter(({ kind }) => asked.some(({ id }) => id === kind));
  if (asked.length === 0) return [];
  const elsewhere = plans.flatMap(({ id, kind, area, participationId }) => {
    const place = participations.find((one) => one.id === participationId);
    const content = applications.find((one) => one.id === place?.applicationId)?.content;
    const question = asked.find((one) => one.id === kind)?.areaQuestion ?? "";
    // Who was given a place in the other track was asked about the area of its application alone.
    const wasAsked = tracks.some(
      (one) => one.id === content?.track && one.form.some((q) => q.id === question),
    );
    const declared = wasAsked ? content?.answers[question] : content?.area?.name;
    return area?.name === declared ? [] : [id];
  });
  return [
    none("Each plan is for the area that its holder declared when it applied", elsewhere, plans.length),
  ];
}
