import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Availability, Reviewer, ReviewerProfile } from "../../schemas/reviewing.ts";
import { inLanguage } from "../../schemas/text.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { checkBounds } from "./bound.ts";
import { reviewerId } from "./stores.ts";
import { reviewerTransitions } from "./transitions.ts";

interface PoolDeps {
  calls: Store<Call>;
  reviewers: Store<Reviewer>;
  letters: Store<Letter>;
}

/** Puts somebody into a call's pool who has agreed already. Refuses loads that contradict, and lots or tracks that are none. */
export const addReviewer =
  ({ calls, reviewers }: PoolDeps) =>
  async (callId: string, profile: ReviewerProfile, by: Author): Promise<Change<Stored<Reviewer>>> => {
    const call = await calls.get(callId);
    requireSound(call, profile);
    const id = reviewerId(call.id, profile.personId);
    return reviewers.created({ id, callId: call.id, state: "active", profile }, "add", by);
  };

/** Asks somebody to join the pool; they are asked about applications only once they have accepted. */
export const inviteToPool =
  ({ calls, reviewers, letters }: PoolDeps) =>
  async (callId: string, profile: ReviewerProfile, by: Author): Promise<Change<Stored<Reviewer>>> => {
    const call = await calls.get(callId);
    requireSound(call, profile);
    const id = reviewerId(call.id, profile.personId);
    const invited = reviewers.created({ id, callId: call.id, state: "invited", profile }, "invite", by);
    const { maxLoad, dueDays } = call.content.reviewing;
    const reads = labelsOf(call, profile);
    const facts = { ...titled(call), atMost: profile.maxLoad ?? maxLoad, dueDays, reads };
    const letter = { callId: call.id, subjectId: id, to: profile, facts };
    return together(invited, queued(letters, "pool-invitation", letter, by));
  };

/** Accepts, or declines with a reason if they want to give one; a letter confirms what was said. */
export const answerPool =
  ({ calls, reviewers, letters }: PoolDeps) =>
  async (
    reviewer: Stored<Reviewer>,
    act: "acceptPool" | "declinePool",
    why: string | undefined,
    by: Author,
  ): Promise<Change<Stored<Reviewer>>> => {
    requireFrom(reviewerTransitions, act, reviewer);
    const call = await calls.get(reviewer.callId);
    const answer = { at: by.at, ...(why === undefined ? {} : { why }) };
    const after: Reviewer = { ...reviewer, state: reviewerTransitions[act].to, answer };
    const facts = { ...titled(call), accepted: act === "acceptPool" };
    const letter = { callId: call.id, subjectId: reviewer.id, to: reviewer.profile, facts };
    return together(
      reviewers.changed(reviewer, after, act, by),
      queued(letters, "pool-answered", letter, by),
    );
  };

/** Their own absences and load; what is assigned already stays, and can be declined one by one. */
export const setAvailability =
  ({ calls, reviewers }: PoolDeps) =>
  async (reviewer: Stored<Reviewer>, stated: Availability, by: Author): Promise<Change<Stored<Reviewer>>> => {
    requireFrom(reviewerTransitions, "setAvailability", reviewer);
    const profile = { ...reviewer.profile, ...stated };
    requireSound(await calls.get(reviewer.callId), profile);
    return reviewers.changed(reviewer, { ...reviewer, profile }, "setAvailability", by);
  };

/** What somebody is asked to read, by name, in their language; nothing where it is everything. */
function labelsOf({ content }: Call, { lots, tracks, language }: ReviewerProfile): string[] {
  const named = [
    ...content.lots.filter(({ id }) => lots?.includes(id)),
    ...content.tracks.filter(({ id }) => tracks?.includes(id)),
  ];
  return named.map(({ label }) => inLanguage(label, language));
}

function requireSound({ content }: Call, profile: ReviewerProfile): void {
  const { minLoad = 0, maxLoad = content.reviewing.maxLoad } = profile;
  const detail = `At most ${maxLoad} reviews are asked of them.`;
  const faults = checkBounds(content, profile);
  if (minLoad > maxLoad) faults.push({ pointer: "/minLoad", code: "MinLoadAboveMaxLoad", detail });
  if (faults.length > 0) refuse("InputInvalid", {}, faults);
}
