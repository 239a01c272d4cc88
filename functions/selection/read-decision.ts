import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { ApplicantDecision } from "../../schemas/decision.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Review } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Ranked, Selection } from "../../schemas/selection.ts";
import { comparedSentence } from "../letters/compared.ts";
import { assessments } from "../reviewing/marks.ts";
import { unmet } from "../screening/rules.ts";
import { screeningId } from "../screening/screenings.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store, Stored } from "../shared/store.ts";
import { awardFacts, commentFacts, comparedFacts, criteriaFacts } from "./decision-facts.ts";
import { objectionUntil, redressOf } from "./redress.ts";
import { selectionId } from "./selections.ts";

export interface ReadDecisionDeps {
  calls: Store<Call>;
  selections: Store<Selection>;
  reviews: Store<Review>;
  consensuses: Store<Consensus>;
  screenings: Store<Screening>;
  letters: Store<Letter>;
}

/** The announced decision on an application with its row; NotFound until it is announced. */
export async function announcedOn(
  { calls, selections }: Pick<ReadDecisionDeps, "calls" | "selections">,
  application: Stored<Application>,
) {
  const selection = await selections.find(selectionId(application.callId));
  if (selection?.state !== "announced" || application.state !== "submitted") return refuse("NotFound");
  const row = selection.ranking.find(({ applicationId }) => applicationId === application.id);
  if (row === undefined) return refuse("NotFound");
  return { call: await calls.get(application.callId), selection, row, content: application.submitted };
}

/** What the letter said, as data, in the language of the application's contact. */
export const readDecision =
  (deps: ReadDecisionDeps) =>
  async (application: Stored<Application>): Promise<ApplicantDecision> => {
    const { call, selection, row, content } = await announcedOn(deps, application);
    const { language } = content.contact;
    const { grounds, appealable } = redressOf(call.content);
    const track = call.content.tracks.find(({ id }) => id === content.track);
    const facts = criteriaFacts(call, content.track, row, language);
    const isJudged = row.outcome !== "ineligible";
    const assessed = await assessments(deps, call.id);
    const screening = await deps.screenings.get(screeningId(application.id));
    return {
      callId: call.id,
      applicationId: application.id,
      announcedAt: selection.announcedAt,
      outcome: row.outcome,
      reason: ownReason(row),
      rank: row.rank,
      track: row.track,
      unweighted: row.unweighted,
      score: row.score,
      points: row.points,
      ...(row.compared === undefined ? {} : { compared: row.compared }),
      comparison: comparedSentence(
        row.compared && comparedFacts(call.content, row.compared, language),
        language,
      ),
      criteria: isJudged ? (track?.criteria ?? []).flatMap(({ id }, i) => withId(id, facts[i])) : [],
      comments: isJudged
        ? commentFacts(call, { submitted: content }, assessed.get(row.applicationId) ?? []).filter(
            ({ text }) => text.trim() !== "",
          )
        : [],
      awards: awardFacts(
        call,
        selection.awards.filter(({ applicationId }) => applicationId === application.id),
        language,
      ),
      rules: row.outcome === "ineligible" ? unmet(screening.outcomes) : [],
      objection: {
        until: await objectionUntil(deps.letters, call, row, content.contact),
        grounds: grounds.map(({ id, label }) => ({ id, label: label[language] ?? label.en ?? id })),
        appealable,
      },
    };
  };

const withId = <Facts extends object>(id: string, facts: Facts | undefined) =>
  facts === undefined ? [] : [{ id, ...facts }];

/** What staff wrote to the approvers about an override may name others; the code says that there was one. */
function ownReason({ reason }: Ranked): Ranked["reason"] {
  const { reason: _written, ...params } = reason.params;
  return { code: reason.code, params };
}
