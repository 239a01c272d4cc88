import type { Consensus } from "../../schemas/consensus.ts";
import type { PersonId } from "../../schemas/ids.ts";
import type { ReviewContent } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { consensusLetters, roundOf, toOffice } from "./consensus-letters.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { consensusTransitions } from "./transitions.ts";
import { checkScores, criteriaOf } from "./write-review.ts";

type Said = Promise<Change<Stored<Consensus>>>;
const mostComments = 200;

export const commentConsensus =
  ({ consensuses, calls }: ReviewDeps) =>
  async (consensus: Stored<Consensus>, person: PersonId, text: string, by: Author): Said => {
    inState(await calls.get(consensus.callId), "reviewing");
    const act = consensus.state === "drafted" ? "commentOnDraft" : "comment";
    requireFrom(consensusTransitions, act, consensus);
    if (consensus.comments.length >= mostComments) refuse("WrongState", { act, most: mostComments });
    const comments = [...consensus.comments, { by: person, at: by.at, text }];
    return consensuses.changed(consensus, { ...consensus, comments }, act, by);
  };

/** The rapporteur's draft, complete as a review is; what the others said of an earlier one falls, dissents are kept. */
export const draftConsensus =
  (deps: ReviewDeps) =>
  async (consensus: Stored<Consensus>, content: ReviewContent, by: Author): Said => {
    requireFrom(consensusTransitions, "draft", consensus);
    const call = inState(await deps.calls.get(consensus.callId), "reviewing");
    const application = await deps.applications.get(consensus.applicationId);
    const faults = checkScores(criteriaOf(call, application.content.track), content, true);
    if (faults.length > 0) refuse("ReviewIncomplete", {}, faults);
    const after: Consensus = { ...consensus, state: "drafted", content, draftedAt: by.at, words: [] };
    const others = consensus.members
      .map(({ personId }) => personId)
      .filter((person) => person !== consensus.rapporteur);
    const change = deps.consensuses.changed(consensus, after, "draft", by);
    const round = roundOf(change.output);
    return together(
      change,
      await consensusLetters(deps, call, after, "consensus-drafted", others, round, by),
    );
  };

/** The last of the others who agrees makes it the consensus; a dissent stands until the draft is another. */
export const answerConsensus =
  (deps: ReviewDeps) =>
  async (consensus: Stored<Consensus>, personId: PersonId, dissent: string | undefined, by: Author): Said => {
    const act = dissent === undefined ? "agree" : "dissent";
    requireFrom(consensusTransitions, act, consensus);
    if (consensus.state !== "drafted") return refuse("WrongState", { act, state: consensus.state });
    const call = inState(await deps.calls.get(consensus.callId), "reviewing");
    const spoken = consensus.words.filter((word) => word.personId !== personId);
    const words = [...spoken, { personId, at: by.at, agrees: dissent === undefined }];
    if (dissent !== undefined) {
      const dissents = [...consensus.dissents, { by: personId, at: by.at, reason: dissent }];
      const change = deps.consensuses.changed(consensus, { ...consensus, words, dissents }, act, by);
      const what = { why: "dissent", reason: dissent } as const;
      return together(change, await toOffice(deps, call, consensus, what, roundOf(change.output), by));
    }
    const agreed = words.filter(({ agrees }) => agrees).length;
    const isAgreed = agreed === consensus.members.length - 1;
    const after: Consensus = isAgreed
      ? { ...consensus, words, state: "agreed", agreedAt: by.at }
      : { ...consensus, words };
    return deps.consensuses.changed(consensus, after, act, by);
  };
