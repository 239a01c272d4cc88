import type { Application } from "../../schemas/application.ts";
import type { DeliverableKind } from "../../schemas/call/learning.ts";
import type { Call } from "../../schemas/call.ts";
import type { Deliverable, EditDeliverable, HandIn, StartDeliverable } from "../../schemas/deliverable.ts";
import type { ParticipationId } from "../../schemas/ids.ts";
import type { LearningPlan } from "../../schemas/learning.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inState } from "../calls/calls.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { checkDraft, checkHandIn } from "./check-deliverable.ts";
import { owes, type Place } from "./dues.ts";
import { placesOf } from "./places.ts";
import { planAreaOf } from "./plan-area.ts";
import { isModuleOpen, roadmapOf } from "./roadmap.ts";
import { deliverableId, handInId, learningPlanId, ofCall } from "./stores.ts";
import { deliverableTransitions } from "./transitions.ts";

export interface DeliverDeps {
  calls: Store<Call>;
  applications: Store<Application>;
  participations: Store<Participation>;
  learningPlans: Store<LearningPlan>;
  deliverables: Store<Deliverable>;
  handIns: Store<HandIn>;
}

/**
 * Begins a deliverable of a kind that the call asks this place for, and hands it in where that is wanted. Nobody gets
 * more of a kind than the call allows, as holder or as one of several authors (F120).
 */
export const startDeliverable =
  (deps: DeliverDeps) =>
  async (place: Stored<Place>, input: StartDeliverable, by: Author): Promise<Change<Stored<Deliverable>>> => {
    const call = inState(await deps.calls.get(place.callId), "running");
    const kind = kindOf(call, input.kind);
    if (!owes(kind, place)) refuse("NotAsked", { kind: kind.id });
    const authors = await authorsOf(deps, kind, place, input.with);
    const given = await Array.fromAsync(
      deps.deliverables.list(ofCall(call.id, "deliverable"), { prefix: `${kind.id}#` }),
    );
    for (const author of authors)
      if (given.filter((one) => one.authors.includes(author)).length >= kind.count.max)
        refuse("EnoughThere", { kind: kind.id, participationId: author, max: kind.count.max });
    const area = kind.scope === "planArea" ? await planAreaOf(deps, kind, place) : undefined;
    const number = given.filter((one) => one.participationId === place.id).length + 1;
    const draft: Deliverable = {
      id: deliverableId(place.id, kind.id, number),
      callId: call.id,
      kind: kind.id,
      participationId: place.id,
      organisationId: place.organisationId,
      authors,
      number,
      ...(area === undefined ? {} : { area }),
      content: input.content,
      versions: [],
      state: "draft",
    };
    requireFit(checkDraft(kind, input.content));
    const after = input.handIn
      ? await handedIn(deps, call, kind, draft, place, by)
      : { output: draft, writes: [] };
    const act = input.handIn ? "handIn" : "create";
    return together(
      deps.deliverables.created(after.output, act, by, { otherwise: "ConcurrentChange" }),
      after.writes,
    );
  };

/** Changes a draft, or one that came back, and hands it in where that is wanted. */
export const editDeliverable =
  (deps: DeliverDeps) =>
  async (
    deliverable: Stored<Deliverable>,
    place: Stored<Place>,
    input: EditDeliverable,
    by: Author,
  ): Promise<Change<Stored<Deliverable>>> => {
    requireFrom(deliverableTransitions, "edit", deliverable);
    const call = inState(await deps.calls.get(deliverable.callId), "running");
    const kind = kindOf(call, deliverable.kind);
    requireFit(checkDraft(kind, input.content));
    const authors = await authorsOf(deps, kind, place, input.with);
    const draft: Deliverable = { ...deliverable, state: "draft", authors, content: input.content };
    if (!input.handIn) return deps.deliverables.changed(deliverable, draft, "edit", by);
    const after = await handedIn(deps, call, kind, draft, place, by);
    return together(deps.deliverables.changed(deliverable, after.output, "handIn", by), after.writes);
  };

/** What it becomes by being handed in; the version is kept as it is. */
async function handedIn(
  deps: DeliverDeps,
  call: Call,
  kind: DeliverableKind,
  draft: Deliverable,
  place: Place,
  by: Author,
): Promise<Change<Deliverable>> {
  requireFit(checkHandIn(kind, draft.content));
  const [plan, deliverables] = await Promise.all([
    deps.learningPlans.find(learningPlanId(place.id)),
    Array.fromAsync(deps.deliverables.list(ofCall(call.id, "deliverable"))),
  ]);
  const roadmap = roadmapOf(call.content, place, { plan, deliverables });
  if (!isModuleOpen(roadmap, kind.module)) refuse("ModuleLocked", { module: kind.module ?? "" });
  const { content, authors, callId } = draft;
  const about = draft.area === undefined ? {} : { area: draft.area };
  const hash = contentHash({ content, authors, ...about });
  const version = draft.versions.length + 1;
  const kept: HandIn = {
    id: handInId(draft.id, version),
    callId,
    deliverableId: draft.id,
    version,
    state: "kept",
    content,
    ...about,
    authors,
    contentHash: hash,
  };
  const { id, organisationId, participationId, number } = draft;
  const said = { version, contentHash: hash, handedInAt: by.at, handedInBy: by.sub };
  return {
    output: {
      id,
      callId,
      kind: kind.id,
      participationId,
      organisationId,
      authors,
      number,
      ...about,
      content,
      versions: [...draft.versions, said],
      state: "handedIn",
      handedInAt: by.at,
    },
    writes: deps.handIns.created(kept, "keep", by).writes,
  };
}

/** The place and those who write with it; what a match owes is written by everybody who is matched with that activity. */
async function authorsOf(
  { participations }: DeliverDeps,
  kind: DeliverableKind,
  place: Place,
  others: readonly ParticipationId[],
): Promise<ParticipationId[]> {
  const places =
    others.length > 0 || kind.per === "match" ? await placesOf(participations, place.callId) : [];
  const strangers = others.filter((id) => !places.some((one) => one.id === id));
  if (strangers.length > 0)
    refuse(
      "InputInvalid",
      {},
      strangers.map((id) => ({
        pointer: `/with/${others.indexOf(id)}`,
        code: "NotTakingPart",
        detail: "Takes no part in this call.",
      })),
    );
  const matched =
    kind.per === "match"
      ? places.filter(({ activity }) => activity === place.activity).map(({ id }) => id)
      : [];
  return [...new Set([place.id, ...[...others, ...matched].sort()])];
}

function kindOf({ content }: Call, id: string): DeliverableKind {
  return content.deliverables.find((kind) => kind.id === id) ?? refuse("NotAsked", { kind: id });
}

function requireFit(faults: ReturnType<typeof checkDraft>): void {
  if (faults.length > 0) refuse("DeliverableIncomplete", {}, faults);
}
