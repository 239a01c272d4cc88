import type { DeliverableKind } from "../../schemas/call/learning.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Deliverable } from "../../schemas/deliverable.ts";
import type { LearningPlan, Roadmap } from "../../schemas/learning.ts";
import { deliverableDueAt, owes, type Place } from "./dues.ts";
import { modulesOf } from "./modules.ts";

type Journey = { plan: LearningPlan | undefined; deliverables: readonly Deliverable[] };

/**
 * Where one participant stands (F57, F60). A gate (F51) stands before each module that follows another: it opens when
 * the outputs of the one before are approved, or when staff open it by hand. A module that stands where a period does
 * waits for nobody.
 */
export function roadmapOf(content: CallContent, place: Place, { plan, deliverables }: Journey): Roadmap {
  const own = deliverables.filter(({ authors }) => authors.includes(place.id));
  const count = (kind: DeliverableKind, ...states: Deliverable["state"][]) =>
    own.filter((one) => one.kind === kind.id && states.includes(one.state)).length;
  let isOpen = true;
  const modules = modulesOf(content).map((module): Roadmap["modules"][number] => {
    const { id, label, from, to } = module;
    const opened = plan?.opened.find((one) => one.module === id);
    const kinds = content.deliverables.filter((kind) => kind.module === id && owes(kind, place));
    const isPassed =
      kinds.every((kind) => count(kind, "approved") >= kind.count.min) &&
      (!module.learningPlan || plan?.state === "agreed");
    const mayBegin = isOpen || opened !== undefined || module.period !== undefined;
    // What was opened by hand lets on from there, as the module before would have.
    if (module.period === undefined) isOpen = mayBegin && isPassed;
    return {
      id,
      label,
      from,
      to,
      state: mayBegin ? (isPassed ? "passed" : "open") : "locked",
      ...(opened ? { opened } : {}),
      outputs: kinds.map((kind) => ({
        kind: kind.id,
        label: kind.label,
        dueAt: deliverableDueAt(content, kind),
        ...kind.count,
        handedIn: count(kind, "handedIn", "approved"),
        approved: count(kind, "approved"),
      })),
      activities: plan && "content" in plan ? plan.content.activities.filter((one) => one.module === id) : [],
    };
  });
  return { participationId: place.id, modules, learningPlan: plan?.state ?? "missing" };
}

/** Whether a module is open to somebody; what belongs to none is open from the start. */
export function isModuleOpen(roadmap: Roadmap, module: string | undefined): boolean {
  return module === undefined || roadmap.modules.some(({ id, state }) => id === module && state !== "locked");
}
