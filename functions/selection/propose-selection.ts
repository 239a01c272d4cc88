import type { Application } from "../../schemas/application.ts";
import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { SelectInput } from "../../schemas/planning/select.ts";
import type { Review } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Ranked, Selection } from "../../schemas/selection.ts";
import { submitted } from "../approvals/approvals.ts";
import { type CallIn, inState } from "../calls/calls.ts";
import { listOf } from "../reviewing/stores.ts";
import { screeningsOf } from "../screening/screenings.ts";
import { compareText, contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { select } from "./rules/select.ts";
import { type Scored, score } from "./scoring.ts";
import { selectionId } from "./selections.ts";

export interface SelectionStores {
  calls: Store<Call>;
  applications: Store<Application>;
  screenings: Store<Screening>;
  reviews: Store<Review>;
  selections: Store<Selection>;
  approvals: Store<Approval>;
  operations: Store<Operation>;
  milestones: Store<Milestone>;
}

type Place = Pick<Ranked, "applicationId" | "organisationId" | "name" | "country" | "track">;
type Candidate = Place & Scored & { missionCity: boolean };

/** Ranks, selects under the quotas, and hands the whole ranking to the approval chain, bound to its hash. */
export const proposeSelection =
  (stores: SelectionStores) =>
  async (stored: Stored<Call>, by: Author): Promise<Change<Stored<Selection>>> => {
    const call = inState(stored, "reviewed");
    const { candidates, ineligible } = await fieldOf(stores, call);
    const ranking = [...(await ranked(call, candidates)), ...ineligible];
    const id = selectionId(call.id);
    const hash = contentHash(ranking);
    const proposal = {
      id,
      callId: call.id,
      ranking,
      contentHash: hash,
      proposedBy: by.sub,
      proposedAt: by.at,
    };
    const selection: Selection = { ...proposal, state: "proposed" };
    const earlier = await stores.selections.find(id);
    if (earlier && earlier.state !== "returned")
      refuse("WrongState", { act: "propose", state: earlier.state });
    const change = earlier
      ? stores.selections.changed(earlier, selection, "proposeAgain", by)
      : stores.selections.created(selection, "propose", by);
    const subject = { call, id, kind: "selection" as const, hash, rev: change.output.rev };
    return together(change, await submitted(stores, subject, by));
  };

/** Everybody who submitted: those to rank with their scores, and those who may not take part with the rule that says so. */
async function fieldOf(stores: SelectionStores, call: CallIn<"reviewed">) {
  const marks = new Map<string, Record<string, number | null>[]>();
  for await (const review of stores.reviews.list(listOf(call.id, "review")))
    if (review.state === "submitted")
      marks.set(review.applicationId, [...(marks.get(review.applicationId) ?? []), review.content.scores]);
  const candidates: Candidate[] = [];
  const ineligible: Ranked[] = [];
  for await (const screening of stores.screenings.list(screeningsOf(call.id))) {
    const application = await stores.applications.get(screening.applicationId);
    if (application.state !== "submitted") continue;
    const { organisation, track: trackId } = application.submitted;
    const track =
      call.content.tracks.find(({ id }) => id === trackId) ?? refuse("NotFound", { track: trackId });
    const place: Place = {
      applicationId: application.id,
      organisationId: organisation.id,
      name: organisation.name,
      country: organisation.country,
      track: trackId,
    };
    const scored = score(track.criteria, track.overallThreshold, marks.get(application.id) ?? []);
    if (screening.state === "eligible") {
      candidates.push({ ...place, ...scored, missionCity: organisation.missionCity ?? false });
      continue;
    }
    const rules = screening.outcomes.filter(({ passed }) => !passed).map(({ rule }) => rule);
    const reason = { code: screening.override ? "overridden" : "ineligible", params: { rules } };
    const { score: _score, unweighted: _unweighted, ...rest } = scored;
    ineligible.push({
      ...place,
      means: rest.means,
      score: "0.0000",
      unweighted: "0.0000",
      rank: null,
      outcome: "ineligible",
      reason,
    });
  }
  return { candidates, ineligible: ineligible.sort((a, b) => compareText(a.applicationId, b.applicationId)) };
}

/** The ranking with everybody's outcome and reason, in rank order; those below a threshold after it. */
async function ranked(call: CallIn<"reviewed">, field: readonly Candidate[]): Promise<Ranked[]> {
  const { seats, quotas, tieBreak, reserve } = call.content.selection;
  const above = field.filter(({ failed }) => failed.length === 0);
  const answer = await select(
    SelectInput.parse({
      seats,
      tieBreak: [...tieBreak.map((by) => ({ by: `mean:${by}`, order: "desc" })), { by: "id", order: "asc" }],
      quotas,
      candidates: above.map((candidate) => ({
        id: candidate.applicationId,
        score: Number(candidate.score),
        country: candidate.country,
        track: candidate.track,
        missionCity: String(candidate.missionCity),
        ...Object.fromEntries(
          candidate.means.map(({ criterion, mean }) => [`mean:${criterion}`, Number(mean ?? 0)]),
        ),
      })),
    }),
  );
  if (!answer.feasible)
    return refuse("SelectionInfeasible", {
      quota: answer.conflict.quota,
      shortfall: answer.conflict.shortfall,
    });
  const order = [...above].sort((a, b) => Number(b.score) - Number(a.score) || byPlace(answer, a, b));
  const kept = new Set(answer.selected);
  const waiting = new Set(answer.reserve.slice(0, reserve));
  const rows = order.map((candidate, i): Ranked => {
    const id = candidate.applicationId;
    const outcome = kept.has(id) ? "selected" : waiting.has(id) ? "reserve" : "rejected";
    const reason = answer.reasons[id] ?? { code: outcome, params: {} };
    return { ...rowOf(candidate), rank: i + 1, outcome, reason };
  });
  const below = field
    .filter(({ failed }) => failed.length > 0)
    .sort((a, b) => compareText(a.applicationId, b.applicationId))
    .map((candidate): Ranked => {
      const reason = { code: "belowThreshold", params: { criteria: candidate.failed } };
      return { ...rowOf(candidate), rank: null, outcome: "belowThreshold", reason };
    });
  return [...rows, ...below];
}

/** Among equal scores the engine's own order, which has applied the tie-breaks. */
function byPlace(answer: { selected: string[]; reserve: string[] }, a: Candidate, b: Candidate): number {
  const order = [...answer.selected, ...answer.reserve];
  return (
    order.indexOf(a.applicationId) - order.indexOf(b.applicationId) ||
    compareText(a.applicationId, b.applicationId)
  );
}

function rowOf({ failed: _failed, missionCity: _missionCity, ...row }: Candidate) {
  return row;
}
