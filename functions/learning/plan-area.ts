import type { Application } from "../../schemas/application.ts";
import type { DeliverableKind } from "../../schemas/call/learning.ts";
import type { PlanArea } from "../../schemas/deliverable.ts";
import { own } from "../shared/own.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import type { Place } from "./dues.ts";

/**
 * The area that a plan is for (F23, F24), as it was declared in the application that the place came from: by the
 * question that asks for it, else by what the application is about. Who moved to another track was not asked.
 */
export async function planAreaOf(
  { applications }: { applications: Store<Application> },
  { id: kind, areaQuestion }: DeliverableKind,
  { applicationId }: Place,
): Promise<PlanArea> {
  const application = await applications.get(applicationId);
  const { answers, area } = ("submitted" in application && application.submitted) || application.content;
  const declared = areaQuestion === undefined ? undefined : own(answers, areaQuestion);
  const name = typeof declared === "string" ? declared.trim() : "";
  if (name === "") return area ?? refuse("PlanAreaMissing", { kind });
  return area === undefined ? { name } : { name, kind: area.kind };
}
