import type { Application } from "../../schemas/application.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { GivenPoints } from "../../schemas/points.ts";
import type { RegisterVersion } from "../../schemas/register.ts";
import type { Review } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Ranked } from "../../schemas/selection.ts";
import { tookPartBefore } from "../programme/took-part.ts";
import { judged } from "../reviewing/marks.ts";
import { listsOf } from "../screening/lists-in-force.ts";
import { screeningsOf } from "../screening/screenings.ts";
import { compareText } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import type { Candidate } from "./candidate.ts";
import { comparedField } from "./compare-field.ts";
import { pointsFor } from "./desirable.ts";
import { attributesOf, countsReturning } from "./quotas.ts";
import { score } from "./scoring.ts";

export interface FieldStores {
  applications: Store<Application>;
  screenings: Store<Screening>;
  reviews: Store<Review>;
  consensuses: Store<Consensus>;
  registers: Store<RegisterVersion>;
  participations: Store<Participation>;
}

/** Everybody who submitted: those to rank with their scores, and those who may not take part with the rule that says so. */
export async function fieldOf(stores: FieldStores, call: Call) {
  const { reviews, counting, agreed } = await judged(stores, call.id);
  const lists = listsOf(stores.registers, call);
  const candidates: Candidate[] = [];
  const ineligible: Ranked[] = [];
  for await (const screening of stores.screenings.list(screeningsOf(call.id))) {
    const application = await stores.applications.get(screening.applicationId);
    if (application.state !== "submitted") continue;
    const { failed, ...row } = candidateOf(
      call.content,
      application,
      (counting.get(application.id) ?? []).map(({ scores }) => scores),
      attributesOf(
        call.content,
        application.submitted,
        await lists(application.submitted.lotId),
        countsReturning(call.content)
          ? await tookPartBefore(stores.participations, application.organisationId, call.id)
          : undefined,
      ),
      screening.points,
    );
    if (screening.state === "eligible") {
      candidates.push({ ...row, failed });
      continue;
    }
    const rules = screening.outcomes.filter(({ passed }) => !passed).map(({ rule }) => rule);
    const isOverridden = screening.state === "ineligible" && screening.override !== undefined;
    const reason = { code: isOverridden ? "overridden" : "ineligible", params: { rules } };
    const none = { score: "0.0000", unweighted: "0.0000", points: [], rank: null };
    ineligible.push({ ...row, ...none, outcome: "ineligible", reason });
  }
  return {
    ...comparedField(call.content, candidates, reviews, agreed),
    ineligible: ineligible.sort((a, b) => compareText(a.applicationId, b.applicationId)),
  };
}

/** With the weighted score as it is: what it counts among the others is not known yet. */
function candidateOf(
  content: CallContent,
  application: Extract<Application, { state: "submitted" }>,
  marks: readonly Record<string, number | null>[],
  attributes: Candidate["attributes"],
  given: readonly GivenPoints[],
): Candidate {
  const { organisation, lotId, track: trackId, answers } = application.submitted;
  const track = content.tracks.find(({ id }) => id === trackId) ?? refuse("NotFound", { track: trackId });
  const scored = score(track.criteria, track.overallThreshold, marks);
  const points = pointsFor([...content.desirable, ...track.desirable], answers, given);
  return {
    applicationId: application.id,
    organisationId: organisation.id,
    name: organisation.name,
    country: organisation.country,
    ...(lotId === undefined ? {} : { lotId }),
    track: trackId,
    attributes,
    points,
    ...scored,
  };
}
