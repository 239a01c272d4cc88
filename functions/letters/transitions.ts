import type { Letter } from "../../schemas/letter.ts";
import type { Transitions } from "../shared/store.ts";

/**
 * How a letter moves. SES events come at least once, in any order, and sometimes before the sender has written down
 * that SES took the message: each of them proves that it did, so they lead out of `sending` and `ambiguous` as well.
 */
export const transitions = {
  hand: { from: ["queued"], to: "sending" },
  /** Staff hold letters of its kind. */
  hold: { from: ["queued"], to: "held" },
  edit: { from: ["held"], to: "held" },
  release: { from: ["held"], to: "queued" },
  /** It is certain that SES did not take it, and the letter is not to blame. */
  requeue: { from: ["sending", "ambiguous"], to: "queued" },
  accept: { from: ["sending", "ambiguous"], to: "sent" },
  doubt: { from: ["sending"], to: "ambiguous" },
  /** A person asks for it to be sent again; a second one agrees, and takes it on them that it may come twice. */
  proposeResend: { from: ["ambiguous"], to: "ambiguous" },
  resend: { from: ["ambiguous"], to: "queued" },
  /** A person knows that it arrived. */
  settle: { from: ["ambiguous"], to: "settled" },
  /** By us (unreadable, suppressed), by SES when asked, or by SES afterwards, which it then says in an event. */
  refuse: { from: ["queued", "sending", "ambiguous", "sent"], to: "refused" },
  deliver: { from: ["sending", "ambiguous", "sent", "settled"], to: "delivered" },
  /** A receiving server may say no after it said yes. */
  bounce: { from: ["sending", "ambiguous", "sent", "settled", "delivered"], to: "bounced" },
  /** SES gave up trying. After a delivery it is an automatic answer and says nothing about the delivery. */
  giveUp: { from: ["sending", "ambiguous", "sent", "settled"], to: "bounced" },
  complain: { from: ["sending", "ambiguous", "sent", "settled", "delivered", "bounced"], to: "complained" },
} as const satisfies Transitions<Letter["state"]>;

export type LetterAct = keyof typeof transitions;
