import type { HandleOpinion, Opinion } from "../../schemas/consultation.ts";
import type { PersonId } from "../../schemas/ids.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { CooperationDeps } from "./deps.ts";
import { withAnswer } from "./give-opinion.ts";
import { consultationTransitions, opinionTransitions } from "./transitions.ts";

/** Says how an opinion was taken into account, once, and tells whoever gave it (F93). */
export const handleOpinion =
  (deps: CooperationDeps) =>
  async (
    opinion: Stored<Opinion>,
    { outcome, words }: HandleOpinion,
    person: PersonId,
    by: Author,
  ): Promise<Change<Stored<Opinion>>> => {
    requireFrom(opinionTransitions, "handle", opinion);
    const round = await deps.consultations.find(opinion.on);
    if (round) requireFrom(consultationTransitions, "handle", round);
    const call = await deps.calls.get(opinion.callId);
    const after: Opinion = {
      ...opinion,
      state: "handled",
      outcome,
      words,
      handledAt: by.at,
      handledBy: person,
    };
    const facts = {
      ...titled(call),
      title: round?.title ?? "",
      opinion: opinion.text,
      outcome,
      words,
      contactEmail: call.content.contact.email,
    };
    const letter = { callId: call.id, subjectId: opinion.id, to: opinion.from, facts };
    return together(
      deps.opinions.changed(opinion, after, "handle", by, { details: { outcome } }),
      // A comment on a draft is no party's answer: that may be still to come.
      round === undefined || opinion.draft !== undefined
        ? []
        : deps.consultations.changed(round, withAnswer(round, opinion.from.email, "handled"), "handle", by)
            .writes,
      queued(deps.letters, "opinion-handled", letter, by),
    );
  };
