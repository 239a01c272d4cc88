import type { Prepared } from "../preparing.ts";
import { type DecidedAftermath, type Invariant, none } from "./invariant.ts";

/** What must be true of what came before a draft was handed in. */
export function ofPreparing({ letters }: Pick<DecidedAftermath, "letters">, prepared: Prepared): Invariant[] {
  const { consultations, opinions, gatherings } = prepared;
  const count = (kind: string, subject: string, email: string) =>
    letters.filter((one) => one.kind === kind && one.subjectId === subject && one.to.email === email).length;
  const invited = [
    ...consultations.flatMap(({ id, parties }) =>
      parties.map(({ email }) => ({ kind: "consultation-opened", id, email })),
    ),
    ...gatherings.flatMap(({ id, invited: all }) =>
      all.map(({ email }) => ({ kind: "gathering-invited", id, email })),
    ),
  ];
  const answered = opinions.filter(
    ({ id, state, from }) => state !== "handled" || count("opinion-handled", id, from.email) !== 1,
  );
  const closed = consultations.filter(
    ({ state, parties }) => state !== "closed" || parties.some(({ answer }) => answer === "given"),
  );
  const gave = new Map<string, string>(
    opinions.map(({ on, from, givenAt }) => [`${on} ${from.email}`, givenAt]),
  );
  const isLate = (key: string, queuedAt: string) => (gave.get(key) ?? queuedAt) < queuedAt;
  const reminded = letters.filter(({ kind }) => kind === "consultation-reminder");
  return [
    none(
      "Every answer to a consultation was handled, and who gave it was told once how",
      [...answered, ...closed].map(({ id }) => id),
      opinions.length,
    ),
    none(
      "Whoever was asked or invited was told once",
      invited
        .filter(({ kind, id, email }) => count(kind, id, email) !== 1)
        .map(({ id, email }) => `${id} ${email}`),
      invited.length,
    ),
    none(
      "Nobody who had answered a consultation was reminded of it",
      reminded
        .filter(({ subjectId, to, queuedAt }) => isLate(`${subjectId} ${to.email}`, queuedAt))
        .map(({ id }) => id),
      reminded.length,
    ),
    none(
      "The minutes of every meeting were adopted",
      gatherings.filter(({ state }) => state !== "adopted").map(({ title }) => title),
      gatherings.length,
    ),
  ];
}
