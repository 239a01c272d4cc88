import type { Asked, Consultation, Opinion } from "../../schemas/consultation.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { watched } from "./consultation-alarm.ts";
import type { CooperationDeps } from "./deps.ts";
import { opinionId } from "./stores.ts";
import { consultationTransitions, opinionTransitions } from "./transitions.ts";

/** The party with this address. Refuses NotPermitted: who is asked is nobody else's to learn. */
export function partyWith({ parties }: Consultation, email: string): Asked {
  return parties.find((one) => one.email.toLowerCase() === email.toLowerCase()) ?? refuse("NotPermitted");
}

/**
 * Keeps a party's answer, or its new words for as long as nobody has handled the first. After the last day an answer is
 * taken still, while the round is open.
 */
export const answerConsultation =
  (deps: CooperationDeps) =>
  async (
    round: Stored<Consultation>,
    party: Asked,
    text: string,
    by: Author,
  ): Promise<Change<Stored<Opinion>>> => {
    requireFrom(consultationTransitions, "answer", round);
    const { answer: _answer, ...from } = party;
    const id = opinionId(round.id, party.email);
    const { callId } = round;
    const given: Opinion = {
      id,
      callId,
      on: round.id,
      from,
      text,
      givenAt: by.at,
      givenBy: by.sub,
      state: "given",
    };
    const before = await deps.opinions.find(id);
    if (before) requireFrom(opinionTransitions, "revise", before);
    const change = before
      ? deps.opinions.changed(before, given, "revise", by)
      : deps.opinions.created(given, "give", by);
    const call = await deps.calls.get(callId);
    const after = withAnswer(round, party.email, "given");
    return together(
      change,
      deps.consultations.changed(round, after, "answer", by).writes,
      await watched(deps.milestones, after, call.content.window.zone, by),
    );
  };

/** The round with what became of one party's answer. */
export function withAnswer<Round extends Consultation>(
  round: Round,
  email: string,
  answer: Asked["answer"],
): Round {
  const isMeant = (one: Asked) => one.email.toLowerCase() === email.toLowerCase();
  return { ...round, parties: round.parties.map((one) => (isMeant(one) ? { ...one, answer } : one)) };
}
