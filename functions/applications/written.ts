import type { Application } from "../../schemas/application.ts";
import type { Answers } from "../../schemas/form.ts";
import { PersonId } from "../../schemas/ids.ts";
import { canonical, compareText } from "../shared/canonical.ts";
import { pointerOf } from "../shared/faults.ts";
import { own } from "../shared/own.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";

/** The questions whose answers differ, answers that came or went included. */
export function differing(before: Answers, after: Answers): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids]
    .filter((id) => canonical([own(before, id)]) !== canonical([own(after, id)]))
    .toSorted(compareText);
}

/** Who wrote which answer last, and in which revision, once these answers are saved. */
export function writtenBy(
  before: Pick<Stored<Application>, "content" | "written" | "rev">,
  answers: Answers,
  by: { sub: string },
): Application["written"] {
  const last = { rev: before.rev + 1, by: PersonId.parse(by.sub) };
  const changed = differing(before.content.answers, answers).map((id) => [id, last]);
  return { ...before.written, ...Object.fromEntries(changed) };
}

/**
 * A save that does not say which revision it read may write over one's own words, and over nobody else's. Refuses with
 * PreconditionFailed and names each answer that a colleague wrote last.
 */
export function requireOwnWords(application: Stored<Application>, answers: Answers, personId: string): void {
  refuseChanged(
    application,
    differing(application.content.answers, answers).filter((id) => {
      const last = own(application.written, id);
      return last !== undefined && last.by !== personId;
    }),
  );
}

/** Refuses with what changed, answer by answer, unless nothing did. */
export function refuseChanged(application: Stored<Application>, ids: readonly string[]): void {
  const faults = ids.map((id): Fault => {
    const { rev = 0, by = "" } = own(application.written, id) ?? {};
    return { pointer: pointerOf(["answers", id]), code: "ChangedSince", detail: `Revision ${rev} by ${by}.` };
  });
  if (faults.length > 0) refuse("PreconditionFailed", { actual: application.rev }, faults);
}
