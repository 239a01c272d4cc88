import type { Application } from "../../../schemas/application.ts";
import type { Approval } from "../../../schemas/approval.ts";
import type { Call } from "../../../schemas/call.ts";
import type { Consensus } from "../../../schemas/consensus.ts";
import type { Objection } from "../../../schemas/objection.ts";
import type { Participation } from "../../../schemas/participation.ts";
import type { Assignment, Review, Reviewer } from "../../../schemas/reviewing.ts";
import type { Screening } from "../../../schemas/screening.ts";
import type { Selection } from "../../../schemas/selection.ts";
import { ofCall } from "../../applications/applications.ts";
import { participationsOf } from "../../programme/participations.ts";
import { consensusesOf } from "../../reviewing/consensuses.ts";
import { listOf } from "../../reviewing/stores.ts";
import { screeningsOf } from "../../screening/screenings.ts";
import type { Store } from "../../shared/store.ts";
import { objectionsOf } from "../objections.ts";
import { selectionId } from "../selections.ts";

export interface NumbersStores {
  calls: Store<Call>;
  applications: Store<Application>;
  screenings: Store<Screening>;
  reviewers: Store<Reviewer>;
  assignments: Store<Assignment>;
  reviews: Store<Review>;
  consensuses: Store<Consensus>;
  selections: Store<Selection>;
  approvals: Store<Approval>;
  participations: Store<Participation>;
  objections: Store<Objection>;
}

/** Everything that is counted of a call, or of some of its lots. */
export interface CallFacts {
  call: Call;
  applications: ReadonlyMap<string, Application>;
  screenings: readonly Screening[];
  reviewers: readonly Reviewer[];
  assignments: readonly Assignment[];
  reviews: readonly Review[];
  consensuses: readonly Consensus[];
  selection: Selection | undefined;
  /** The chains of the whole call; none where only lots are looked at. */
  approvals: readonly Approval[];
  participations: readonly Participation[];
  objections: readonly Objection[];
}

/** Reads it all, once; `lots` leaves out what belongs to no lot among them. */
export async function callFacts(
  stores: NumbersStores,
  call: Call,
  lots?: readonly string[],
): Promise<CallFacts> {
  const { id } = call;
  const all = await Array.fromAsync(stores.applications.list(ofCall(id)));
  const isWithin = (lotId: string | undefined) =>
    lots === undefined || (lotId !== undefined && lots.includes(lotId));
  const applications = new Map<string, Application>(
    all.filter(({ content }) => isWithin(content.lotId)).map((one) => [one.id, one]),
  );
  const about = ({ applicationId }: { applicationId: string }) => applications.has(applicationId);
  const selection = await stores.selections.find(selectionId(id));
  return {
    call,
    applications,
    screenings: (await Array.fromAsync(stores.screenings.list(screeningsOf(id)))).filter(about),
    reviewers: await Array.fromAsync(stores.reviewers.list(listOf(id, "reviewer"))),
    assignments: (await Array.fromAsync(stores.assignments.list(listOf(id, "assignment")))).filter(about),
    reviews: (await Array.fromAsync(stores.reviews.list(listOf(id, "review")))).filter(about),
    consensuses: (await Array.fromAsync(stores.consensuses.list(consensusesOf(id)))).filter(about),
    selection: selection && { ...selection, ranking: selection.ranking.filter(about) },
    approvals:
      lots === undefined
        ? await Array.fromAsync(stores.approvals.list({ index: "gsi1", key: `${id}#approval` }))
        : [],
    participations: (await Array.fromAsync(stores.participations.list(participationsOf(id)))).filter(about),
    objections: (await Array.fromAsync(stores.objections.list(objectionsOf(id)))).filter(about),
  };
}
