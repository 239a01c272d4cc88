import type { Application } from "../../schemas/application.ts";
import type { Approval } from "../../schemas/approval.ts";
import type { Attachment } from "../../schemas/attachment.ts";
import type { Call } from "../../schemas/call.ts";
import type { Objection, ObjectionDecision } from "../../schemas/objection.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Ranked } from "../../schemas/selection.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { milestoneId } from "../operations/milestones.ts";
import { offered } from "../programme/answer-offer.ts";
import { consensusesOf } from "../reviewing/consensuses.ts";
import { listOf } from "../reviewing/stores.ts";
import { screeningId } from "../screening/screenings.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { labelOf } from "./decision-facts.ts";
import { placeOf } from "./decision-letters.ts";
import type { ObjectionDeps } from "./file-objection.ts";
import { requireScanned } from "./objection-papers.ts";
import { announcedOn, type ReadDecisionDeps } from "./read-decision.ts";
import { redressOf } from "./redress.ts";
import { objectionTransitions } from "./transitions.ts";

export interface DecideDeps extends ObjectionDeps, ReadDecisionDeps {
  applications: Store<Application>;
  approvals: Store<Approval>;
  attachments: Store<Attachment>;
  participations: Store<Participation>;
}

/**
 * Everybody who had a part in the decision: who scored, ended a consensus, gave points, proposed, approved, or overrode
 * the screening.
 */
export async function involvedIn(
  deps: Pick<DecideDeps, "reviews" | "consensuses" | "approvals" | "selections" | "screenings">,
  { callId, applicationId }: Pick<Objection, "callId" | "applicationId">,
): Promise<string[]> {
  const people = new Set<string>();
  for await (const review of deps.reviews.list(listOf(callId, "review")))
    if (review.applicationId === applicationId) people.add(review.personId);
  for await (const consensus of deps.consensuses.list(consensusesOf(callId)))
    if (consensus.applicationId === applicationId && "closed" in consensus && consensus.closed !== undefined)
      people.add(consensus.closed.by);
  for await (const { subjectKind, proposedBy, verdicts } of deps.approvals.list({
    index: "gsi1",
    key: `${callId}#approval`,
  })) {
    if (subjectKind !== "selection") continue;
    people.add(proposedBy);
    for (const { by } of verdicts) people.add(by);
  }
  const screening = await deps.screenings.get(screeningId(applicationId));
  if ("override" in screening && screening.override !== undefined)
    people.add(screening.override.proposedBy).add(screening.override.by);
  for (const given of screening.points) {
    people.add(given.by);
    if (given.state === "given" && given.agreed !== undefined) people.add(given.agreed.by);
  }
  return [...people].sort();
}

/**
 * Answers an objection with reasons; the caller has checked that whoever answers had no part in the decision. An
 * objection that is right gives a place or one on the reserve list: the reasons are the override, and stand in the
 * trail of the place.
 */
export const decideObjection =
  (deps: DecideDeps) =>
  async (
    objection: Stored<Objection>,
    decision: ObjectionDecision,
    by: Author,
  ): Promise<Change<Stored<Objection>>> => {
    const act = { rejected: "reject", reevaluated: "reevaluate", upheld: "uphold" } as const;
    requireFrom(objectionTransitions, act[decision.outcome], objection);
    await requireScanned(deps, objection);
    const application = await deps.applications.get(objection.applicationId);
    const { call, row, content } = await announcedOn(deps, application);
    const { reasons } = decision;
    const answered = { ...objection, decidedBy: by.sub, decidedAt: by.at, reasons };
    const remedy = decision.outcome === "upheld" ? decision.remedy : undefined;
    const after: Objection =
      decision.outcome === "upheld"
        ? { ...answered, state: "upheld", remedy: decision.remedy }
        : { ...answered, state: decision.outcome === "rejected" ? "rejected" : "reevaluating" };
    const changed =
      remedy === undefined ? [] : await remedied(deps, { call, row, application, objection }, remedy, by);
    const { grounds, appealable } = redressOf(call.content);
    const facts = {
      ...titled(call),
      organisation: objection.organisation,
      ground: labelOf(grounds, objection.ground, content.contact.language),
      outcome:
        remedy ?? (decision.outcome === "rejected" ? ("rejected" as const) : ("reevaluating" as const)),
      reasons,
      appealable,
      contactEmail: call.content.contact.email,
    };
    const letter = { callId: call.id, subjectId: objection.id, to: content.contact, due: after.state, facts };
    return together(
      deps.objections.changed(objection, after, act[decision.outcome], by, {
        details: { outcome: facts.outcome },
      }),
      changed,
      queued(deps.letters, "objection-decided", letter, by),
      decision.outcome === "reevaluated" ? [] : await unwatched(deps, objection, by),
    );
  };

interface Case {
  call: Call;
  row: Ranked;
  application: Stored<Application>;
  objection: Objection;
}

/** Whom the rules never ranked is evaluated before anybody gives them a place. */
async function remedied(
  deps: DecideDeps,
  { call, row, application, objection }: Case,
  remedy: "place" | "reserve",
  by: Author,
): Promise<readonly Write[]> {
  if (row.outcome === "ineligible" && objection.state === "filed")
    refuse("InputInvalid", {}, [
      { pointer: "/remedy", code: "NotEvaluated", detail: "It was never evaluated: let that be done first." },
    ]);
  if (application.state !== "submitted") return refuse("WrongState", { state: application.state });
  const built = placeOf(application, row, await deps.screenings.get(screeningId(application.id)), []);
  const held = await deps.participations.find(built.id);
  const details = { objection: objection.id };
  if (held !== undefined) {
    if (held.state !== "reserve" || remedy === "reserve")
      refuse("WrongState", { act: remedy, state: held.state });
    return offered(deps, call, held, by, details);
  }
  const place: Participation = { ...built, state: "reserve" };
  if (remedy === "reserve") return deps.participations.created(place, "reserve", by, { details }).writes;
  return offered(deps, call, place, by, details);
}

async function unwatched(
  { milestones }: ObjectionDeps,
  { id }: Objection,
  by: Author,
): Promise<readonly Write[]> {
  const milestone = await milestones.find(milestoneId(id, "objection"));
  if (milestone === undefined || milestone.state !== "ahead") return [];
  return milestones.changed(milestone, { ...milestone, state: "dropped" }, "drop", by).writes;
}
