import { expect, test } from "vitest";
import * as fates from "../../../functions/letters/fates.ts";
import { sampleLetters } from "../../../functions/letters/gallery.ts";
import { type LetterAct, transitions } from "../../../functions/letters/transitions.ts";
import { isRefusal } from "../../../functions/shared/refusal.ts";
import { Letter } from "../../../schemas/letter.ts";

const at = "2023-06-28T07:41:09.120Z";
const later = "2023-06-28T07:50:00.000Z";
const by = { messageId: "ses-2", sentAt: later };

/** A letter in each of its states, as the schema has them. */
const inState = new Map(
  Letter.options.map((option) => {
    const state = option.shape.state.value;
    const letter: Letter = Letter.parse({
      ...sampleLetters()[0],
      callId: "call_1",
      subjectId: "app_1",
      queuedAt: at,
      sendingAt: at,
      sentAt: at,
      messageId: "ses-1",
      deliveredAt: at,
      bouncedAt: at,
      complainedAt: at,
      heldAt: at,
      settled: { by: "person_anna", at, reason: "It arrived." },
      why: "because",
      state,
    });
    return [state, letter] as const;
  }),
);

const byStaff = ["edit", "release", "proposeResend", "resend", "settle"] as const;
/** What staff do to a letter is tested where they do it. */
const acts: Record<Exclude<LetterAct, (typeof byStaff)[number]>, (letter: Letter) => Letter> = {
  hold: (letter) => fates.held(letter, later),
  hand: (letter) => fates.taken(letter, later),
  requeue: (letter) => fates.requeued(letter),
  accept: (letter) => fates.accepted(letter, by),
  doubt: (letter) => fates.doubted(letter, "lost", later),
  refuse: (letter) => fates.refused(letter, "rejected", "no", later),
  deliver: (letter) => fates.delivered(letter, by, later),
  bounce: (letter) => fates.bounced(letter, by, later, true),
  giveUp: (letter) => fates.bounced(letter, by, later, false),
  complain: (letter) => fates.complained(letter, by, later),
};
const every = Object.entries(transitions)
  .filter(([act]) => Object.hasOwn(acts, act))
  .flatMap(([act, { from, to }]) =>
    [...inState.keys()].map((state) => ({ act, state, to, isAllowed: from.some((each) => each === state) })),
  );

test.each(every)("$act from $state: allowed is $isAllowed", ({ act, state, to, isAllowed }) => {
  const letter = inState.get(state);
  const change = new Map(Object.entries(acts)).get(act);
  if (letter === undefined || change === undefined) throw new Error("There is no such letter or act.");
  if (isAllowed) expect(Letter.parse(change(letter)).state).toBe(to);
  else expect(() => change(letter)).toThrow(expect.toSatisfy((error) => isRefusal(error, "WrongState")));
});

test("a letter that may have left is never queued again by an event or a crash", () => {
  const back = Object.entries(transitions).filter(([, { to }]) => to === "queued");
  // Only the sender's own certain knowledge leads back, and never from a state that proves a departure; staff let go
  // what never left, and two people together send again what nobody knows about.
  expect(back).toEqual([
    ["release", { from: ["held"], to: "queued" }],
    ["requeue", { from: ["sending", "ambiguous"], to: "queued" }],
    ["resend", { from: ["ambiguous"], to: "queued" }],
  ]);
});

test("an event does not overwrite what the sender wrote down first", () => {
  const sent = inState.get("sent");
  expect(sent && Letter.parse(fates.delivered(sent, by, later))).toMatchObject({
    messageId: "ses-1",
    sentAt: at,
    deliveredAt: later,
  });
});
