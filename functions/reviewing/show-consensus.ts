import type { Consensus, ConsensusSheet } from "../../schemas/consensus.ts";
import type { PersonId } from "../../schemas/ids.ts";
import { countingVersion } from "../applications/counting.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import { askedCriteria } from "./asked-criteria.ts";
import { applicantShown, areaShown } from "./blind.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { criteriaOf } from "./write-review.ts";

/** A consensus as one of those who take part sees it: everybody is a number, in the order of the members. */
export const shownConsensus =
  ({ calls, applications, assignments, reviews }: ReviewDeps) =>
  async (consensus: Stored<Consensus>, person: PersonId): Promise<ConsensusSheet> => {
    const { id, rev, state, members, dueAt, divergent, applicationId } = consensus;
    if (state === "voided") return refuse("WrongState", { state });
    const number = (who: PersonId) => 1 + members.findIndex(({ personId }) => personId === who);
    const call = await calls.get(consensus.callId);
    const application = await applications.get(applicationId);
    const { content } = countingVersion(application) ?? application;
    const { track } = content;
    const own = members.find(({ personId }) => personId === person) ?? refuse("NotPermitted");
    return {
      id,
      rev,
      state,
      dueAt,
      divergent,
      applicant: applicantShown(call, await assignments.get(own.assignmentId)).name,
      track,
      criteria: askedCriteria(criteriaOf(call, track), areaShown(call, content)),
      you: number(person),
      rapporteur: number(consensus.rapporteur),
      reviews: await Promise.all(
        members.map(async ({ personId, reviewId }) => {
          const { content } = await reviews.get(reviewId);
          return { reviewer: number(personId), content };
        }),
      ),
      comments: consensus.comments.map(({ by, at, text }) => ({ reviewer: number(by), at, text })),
      ...(!("words" in consensus) ? {} : { draft: consensus.content }),
      words: !("words" in consensus)
        ? []
        : consensus.words.map(({ personId, agrees }) => ({ reviewer: number(personId), agrees })),
      dissents: consensus.dissents.map(({ by, at, reason }) => ({ reviewer: number(by), at, reason })),
    };
  };
