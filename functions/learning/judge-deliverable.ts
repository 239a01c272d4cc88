import type { Call } from "../../schemas/call.ts";
import type { Deliverable } from "../../schemas/deliverable.ts";
import type { LearningPlan } from "../../schemas/learning.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inLetters, titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { ensureCan } from "../shared/can.ts";
import type { Change } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { TRANSACTION_LIMIT, type Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { roadmapOf } from "./roadmap.ts";
import { learningPlanId, ofCall } from "./stores.ts";
import { deliverableTransitions } from "./transitions.ts";

interface JudgeDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  learningPlans: Store<LearningPlan>;
  deliverables: Store<Deliverable>;
  letters: Store<Letter>;
}

/** Approves what was handed in, several at once: by staff who had no hand in any of them (F52). Authors are told what it opens. */
export const approveDeliverables =
  (deps: JudgeDeps) =>
  async (
    call: Call,
    ids: readonly string[],
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Deliverable>[]>> => {
    const all = await Array.fromAsync(deps.deliverables.list(ofCall(call.id, "deliverable")));
    const judged = await Promise.all([...new Set(ids)].map((id) => deps.deliverables.get(id)));
    const approved = judged.map((deliverable): Deliverable => {
      requireJudge(call, deliverable, principal, "approve");
      const { versions, ...rest } = content(deliverable);
      return { ...rest, versions, state: "approved", approvedAt: by.at, approvedBy: by.sub };
    });
    const after = [...all.filter(({ id }) => !approved.some((one) => one.id === id)), ...approved];
    const writes: Write[] = [];
    const output: Stored<Deliverable>[] = [];
    for (const [i, deliverable] of judged.entries()) {
      const changed = deps.deliverables.changed(deliverable, approved[i] ?? deliverable, "approve", by);
      output.push(changed.output);
      writes.push(...changed.writes);
      for (const place of await authorsOf(deps, deliverable)) {
        const plan = await deps.learningPlans.find(learningPlanId(place.id));
        const openIn = (deliverables: readonly Deliverable[]) =>
          place.state === "confirmed"
            ? roadmapOf(call.content, place, { plan, deliverables }).modules.filter(
                ({ state }) => state !== "locked",
              )
            : [];
        const before = new Set(openIn(all).map(({ id }) => id));
        const opens = openIn(after)
          .filter(({ id }) => !before.has(id))
          .map(({ label }) => inLetters(label));
        const facts = { ...factsOf(call, deliverable, place), opens };
        writes.push(...queued(deps.letters, "deliverable-approved", letterTo(deliverable, place, facts), by));
      }
    }
    // One place is kept for the row of an idempotency key.
    if (writes.length > TRANSACTION_LIMIT - 1) refuse("TooMuchAtOnce", { writes: writes.length });
    return { output, writes };
  };

/** Sends it back with the reasons; it may be changed and handed in anew. */
export const returnDeliverable =
  (deps: JudgeDeps) =>
  async (
    deliverable: Stored<Deliverable>,
    reasons: string,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Deliverable>>> => {
    const call = await deps.calls.get(deliverable.callId);
    requireJudge(call, deliverable, principal, "return");
    const { versions, ...rest } = content(deliverable);
    const returned = { by: by.sub, at: by.at, reasons };
    const last = versions.length - 1;
    const after: Deliverable = {
      ...rest,
      versions: versions.map((version, i) => (i === last ? { ...version, returned } : version)),
      state: "returned",
      returnedAt: by.at,
      reasons,
    };
    const change = deps.deliverables.changed(deliverable, after, "return", by);
    const letters = (await authorsOf(deps, deliverable)).flatMap((place) => {
      const facts = {
        ...factsOf(call, deliverable, place),
        reasons,
        contactEmail: call.content.contact.email,
      };
      return queued(deps.letters, "deliverable-returned", letterTo(deliverable, place, facts), by);
    });
    return { ...change, writes: [...change.writes, ...letters] };
  };

function requireJudge(
  call: Call,
  deliverable: Deliverable,
  principal: Principal,
  act: "approve" | "return",
): void {
  if (deliverable.callId !== call.id) refuse("NotFound", { type: "deliverable", id: deliverable.id });
  const { organisationId, versions } = deliverable;
  const proposedBy = versions.map(({ handedInBy }) => handedInBy);
  ensureCan(principal, "deliverable.decide", { organisationId, proposedBy });
  requireFrom(deliverableTransitions, act, deliverable);
}

/** What stays the same in every state. */
function content({
  id,
  callId,
  kind,
  participationId,
  organisationId,
  authors,
  number,
  area,
  ...rest
}: Deliverable) {
  const about = area === undefined ? {} : { area };
  const common = { id, callId, kind, participationId, organisationId, authors, number, ...about };
  return { ...common, content: rest.content, versions: rest.versions };
}

async function authorsOf({ participations }: JudgeDeps, { authors }: Deliverable) {
  const places = await Promise.all(authors.map((id) => participations.get(id)));
  return places.filter(({ state }) => state !== "withdrawn");
}

function factsOf(call: Call, { kind, content: { title } }: Deliverable, place: Participation) {
  const label = call.content.deliverables.find(({ id }) => id === kind)?.label ?? { en: kind, sv: kind };
  return {
    ...titled(call),
    organisation: place.organisation.name,
    label: inLetters(label),
    title: inLetters(title),
  };
}

/** A second return is another letter than the first: the version tells them apart. */
function letterTo<Facts>(deliverable: Deliverable, { contact: to }: Participation, facts: Facts) {
  const due = String(deliverable.versions.length);
  return { callId: deliverable.callId, subjectId: deliverable.id, to, due, facts };
}
