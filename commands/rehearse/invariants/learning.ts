import type { Followed } from "../aftermath-learning.ts";
import type { DecidedAftermath, Invariant } from "./invariant.ts";
import { none } from "./invariant.ts";

/** What must be true of the time after the start, whatever the seed. */
export function ofLearning(after: DecidedAftermath & { followed: Followed }): Invariant[] {
  const { call, participations, letters, followed } = after;
  const { deliverables, learned } = followed;
  const taking = participations.filter(({ state }) => state === "confirmed");
  const count = (kind: string, place: string) =>
    deliverables.filter(
      (one) =>
        one.kind === kind && one.state === "approved" && one.authors.some((author) => author === place),
    ).length;
  const short = call.content.deliverables
    .filter(({ per }) => per === "participation")
    .flatMap(({ id: kind, count: { min, max } }) =>
      taking.flatMap(({ id, organisation }) => {
        const n = count(kind, id);
        return n < min || n > max ? [`${organisation.name}: ${n} of ${kind}`] : [];
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
