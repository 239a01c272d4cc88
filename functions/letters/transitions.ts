import type { Letter } from "../../schemas/letter.ts";
import type { Transitions } from "../shared/store.ts";

/**
 * How a letter moves. SES events come at least once, in any order, and sometimes before the sender has written down
 * that SES took the message: each of them proves that it did, so they lead out of `sending` and `ambiguous` as well.
 */
export const transitions = {
  hand: { from: ["queued"], to: "sending" },
  /** It is certain that SES did not take it, and the letter is not to blame. */
  requeue: { from: ["sending", "ambiguous"], to: "queued" },
  accept: { from: ["sending", "ambiguous"], to: "sent" },
  doubt: { from: ["sending"], to: "ambiguous" },
  /** By us (unreadable, suppressed), by SES when asked, or by SES afterwards, which it then says in an event. */
  refuse: { from: ["queued", "sending", "ambiguous", "sent"], to: "refused" },
  deliver: { from: ["sending", "ambiguous", "sent"], to: "delivered" },
  /** A receiving server may say no after it said yes. */
  bounce: { from: ["sending", "ambiguous", "sent", "delivered"], to: "bounced" },
  /** SES gave up trying. After a delivery it is an automatic answer and says nothing about the delivery. */
  giveUp: { from: ["sending", "ambiguous", "sent"], to: "bounced" },
  complain: { from: ["sending", "ambiguous", "sent", "delivered", "bounced"], to: "complained" },
} as const satisfies Transitions<Letter["state"]>;

export type LetterAct = keyof typeof transitions;
