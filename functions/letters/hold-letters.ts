import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { HoldRequest, LetterHold } from "../../schemas/letter-care.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Access, Author, Store, Stored } from "../shared/store.ts";
import { holdId } from "./care-stores.ts";
import { released } from "./handle-letter.ts";
import { isLetterKind } from "./texts.ts";

export interface HoldDeps {
  letters: Store<Letter>;
  holds: Store<LetterHold>;
}

/** Each released letter is one write of the transaction; the hold and its audit entry are two more. */
const perRelease = 90;

/** The letters of a call that wait for their release. */
export function heldIn(callId: CallId): Access {
  return { index: "gsi3", key: `held#${callId}` };
}

/** Says which kinds of letters of a call wait for staff. A kind is held from here on; what has left has left. */
export const holdLetters =
  ({ holds }: HoldDeps) =>
  async (
    callId: CallId,
    earlier: Stored<LetterHold> | undefined,
    { kinds, reason }: HoldRequest,
    by: Author,
  ): Promise<Change<Stored<LetterHold>>> => {
    const faults = kinds.flatMap((kind, i) =>
      isLetterKind(kind)
        ? []
        : [{ pointer: `/kinds/${i}`, code: "UnknownKind", detail: "No letter is of this kind." }],
    );
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const hold: LetterHold = {
      id: holdId(callId),
      callId,
      state: kinds.length > 0 ? "holding" : "lifted",
      kinds: [...new Set(kinds)].sort(),
      by: by.sub,
      at: by.at,
      reason,
    };
    return earlier ? holds.changed(earlier, hold, hold.state, by) : holds.created(hold, hold.state, by);
  };

/** Whether the letter has to wait; one that was released does not wait again. */
export function isHeld({ kind, released: earlier }: Letter, hold: LetterHold | undefined): boolean {
  return earlier === undefined && hold?.state === "holding" && hold.kinds.includes(kind);
}

/** Lets held letters of a call go, of all kinds or of some, so many at a time: `more` says to ask again. */
export const releaseLetters =
  ({ letters, holds }: HoldDeps) =>
  async (
    callId: CallId,
    { kinds, reason }: { kinds?: readonly string[] | undefined; reason: string },
    by: Author,
  ): Promise<Change<{ released: number; more: boolean }>> => {
    const hold = (await holds.find(holdId(callId))) ?? refuse("NotFound", { type: "hold" });
    const some: Stored<Letter>[] = [];
    let more = false;
    for await (const letter of letters.list(heldIn(callId))) {
      if (letter.state !== "held" || (kinds && !kinds.includes(letter.kind))) continue;
      more = some.length === perRelease;
      if (more) break;
      some.push(letter);
    }
    const details = { released: some.length };
    const audit = some.length > 0 ? holds.changed(hold, { ...hold }, "release", by, { details }).writes : [];
    const writes = some.flatMap((letter) => [
      ...letters.changed(letter, released(letter, reason, by), "released", by).writes,
    ]);
    return { output: { released: some.length, more }, writes: [...audit, ...writes] };
  };
