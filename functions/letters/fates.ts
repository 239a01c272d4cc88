import type { Letter, NotSent } from "../../schemas/letter.ts";
import { requireFrom } from "../shared/transition.ts";
import { type LetterAct, transitions } from "./transitions.ts";

/** What SES knows of a message that it took. */
export interface Handed {
  messageId: string;
  sentAt: string;
}

/** When the letter was taken up; of one that never was, when it was looked at. */
const sendingAt = (letter: Letter, at: string): string => ("sendingAt" in letter ? letter.sendingAt : at);

const handover = (letter: Letter, { messageId, sentAt }: Handed) => ({
  ...letter,
  sendingAt: sendingAt(letter, sentAt),
  // What was written first stays: an event may say the same a second later.
  ...("messageId" in letter ? { messageId: letter.messageId, sentAt: letter.sentAt } : { messageId, sentAt }),
});

const guard = (act: LetterAct, letter: Letter) => requireFrom(transitions, act, letter);

/** Whether the letter is in a state from which the act may start. */
export function allows(act: LetterAct, letter: Letter): boolean {
  const from: readonly string[] = transitions[act].from;
  return from.includes(letter.state);
}

/** A letter that is being given to SES. From here on it is never taken up a second time. */
export function taken(letter: Letter, at: string): Letter {
  guard("hand", letter);
  return { ...letter, state: transitions.hand.to, sendingAt: at };
}

export function requeued(letter: Letter): Letter {
  guard("requeue", letter);
  return { ...letter, state: transitions.requeue.to };
}

export function accepted(letter: Letter, by: Handed): Letter {
  guard("accept", letter);
  return { ...handover(letter, by), state: transitions.accept.to };
}

/** A letter of which nobody can say whether it left. It waits for an event or a person. */
export function doubted(letter: Letter, why: string, at: string): Letter {
  guard("doubt", letter);
  return { ...letter, sendingAt: sendingAt(letter, at), state: transitions.doubt.to, why };
}

export function refused(letter: Letter, code: NotSent, why: string, at: string): Letter {
  guard("refuse", letter);
  return { ...letter, sendingAt: sendingAt(letter, at), state: transitions.refuse.to, code, why };
}

/** A letter that staff want to see before it leaves. */
export function held(letter: Letter, heldAt: string): Letter {
  guard("hold", letter);
  return { ...letter, state: transitions.hold.to, heldAt };
}

export function delivered(letter: Letter, by: Handed, deliveredAt: string): Letter {
  guard("deliver", letter);
  return { ...handover(letter, by), state: transitions.deliver.to, deliveredAt };
}

export function bounced(letter: Letter, by: Handed, bouncedAt: string, isPermanent: boolean): Letter {
  guard(isPermanent ? "bounce" : "giveUp", letter);
  return { ...handover(letter, by), state: transitions.bounce.to, bouncedAt };
}

export function complained(letter: Letter, by: Handed, complainedAt: string): Letter {
  guard("complain", letter);
  return { ...handover(letter, by), state: transitions.complain.to, complainedAt };
}
