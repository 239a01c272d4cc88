import type { Letter, LetterEdit } from "../../schemas/letter.ts";
import type { LetterHandling } from "../../schemas/letter-care.ts";
import { ensureCan } from "../shared/can.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { handlingId } from "./care-stores.ts";
import { faultsOfEdit } from "./edited.ts";
import { wordsOf } from "./render.ts";
import { transitions } from "./transitions.ts";

export interface HandleDeps {
  letters: Store<Letter>;
  handlings: Store<LetterHandling>;
}
type Handling = LetterHandling["state"];

/** Gives a held letter another subject or other paragraphs; it is marked as edited, and the edit is audited. */
export const editLetter =
  (deps: HandleDeps) => async (letter: Stored<Letter>, edit: LetterEdit, reason: string, by: Author) => {
    requireFrom(transitions, "edit", letter);
    const faults = faultsOfEdit(wordsOf(letter), edit);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const after: Letter = { ...letter, edited: { ...edit, by: by.sub, at: by.at, reason } };
    return handled(deps, letter, after, "edited", reason, by);
  };

/** Lets a held letter go: it is queued, and sent like any other. */
export const releaseLetter =
  (deps: HandleDeps) =>
  async (letter: Stored<Letter>, reason: string, by: Author): Promise<Change<Stored<Letter>>> =>
    handled(deps, letter, released(letter, reason, by), "released", reason, by);

export function released(letter: Letter, reason: string, by: Author): Letter {
  requireFrom(transitions, "release", letter);
  return { ...letter, state: transitions.release.to, released: { by: by.sub, at: by.at, reason } };
}

/**
 * Ends the doubt about a letter of which nobody knows whether it left. That it arrived, one person may say. To send it
 * again takes two: the first proposes, a second one agrees, because its reader may then have it twice.
 */
export const settleLetter =
  (deps: HandleDeps) =>
  async (
    letter: Stored<Letter>,
    { as, reason }: { as: "arrived" | "sendAgain"; reason: string },
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Letter>>> => {
    const act = as === "arrived" ? "settle" : "resend";
    requireFrom(transitions, act, letter);
    if (letter.state !== "ambiguous") return refuse("WrongState", { act, state: letter.state });
    const word = { by: by.sub, at: by.at, reason };
    if (as === "arrived") {
      const after: Letter = { ...letter, state: transitions.settle.to, settled: word };
      return handled(deps, letter, after, "settled", reason, by);
    }
    if (letter.resend === undefined)
      return handled(deps, letter, { ...letter, resend: word }, "resendProposed", reason, by);
    ensureCan(principal, "letter.resend", { proposedBy: [letter.resend.by] });
    // What was held back once is not held again: two people want it to leave now.
    const after: Letter = { ...letter, state: transitions.resend.to, released: word };
    return handled(deps, letter, after, "resent", reason, by);
  };

async function handled(
  deps: HandleDeps,
  before: Stored<Letter>,
  after: Letter,
  state: Handling,
  reason: string,
  by: Author,
): Promise<Change<Stored<Letter>>> {
  const id = handlingId(before.id);
  const earlier = await deps.handlings.find(id);
  const handling: LetterHandling = {
    id,
    callId: before.callId,
    letterId: before.id,
    state,
    by: by.sub,
    at: by.at,
    reason,
  };
  const audit = earlier
    ? deps.handlings.changed(earlier, handling, state, by)
    : deps.handlings.created(handling, state, by);
  return together(deps.letters.changed(before, after, state, by), audit.writes);
}
