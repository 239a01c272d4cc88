import type { Call } from "../../schemas/call.ts";
import type { CallId, MilestoneId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { inLetters, officeLanguage, titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { system } from "../shared/store.ts";
import type { LearningDeps } from "./deps.ts";
import { type Due, missingOf, type Place } from "./dues.ts";
import { dueOf, isOwedRung, owedRungs } from "./owed-ladder.ts";
import { doneIn, placesOf } from "./places.ts";

const done: Progress = { position: "", more: false };
/** So many letters fit one step easily. */
const perStep = 20;

interface Owing {
  place: Place;
  missing: number;
}

/**
 * One rung of a ladder: each participant who owes the thing, and nobody else, gets one letter. The last rung tells the
 * office who is still missing. Letters' keys hold the rung, so that a step that runs again tells nobody twice.
 */
export const remindParticipants =
  (deps: Omit<LearningDeps, "handIns" | "measures" | "practices">) =>
  async (callId: CallId, milestoneId: MilestoneId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const milestone = await deps.milestones.get(milestoneId);
    const due = dueOf(call.content, milestone);
    if (call.state !== "running" || milestone.state !== "done" || due === undefined) return done;
    const owing = await owingIn(deps, callId, due);
    if (milestone.name === "owed-escalated") {
      await tellOffice(deps, call, milestone, due, owing);
      return done;
    }
    const here = owing.filter(({ place }) => place.id > position).slice(0, perStep);
    for (const one of here) await remind(deps, call, milestone, due, one);
    const last = here.at(-1)?.place.id ?? "";
    return here.length < perStep ? done : { position: last, more: true };
  };

async function owingIn(
  deps: Pick<LearningDeps, "participations" | "learningPlans" | "deliverables" | "measurements">,
  callId: CallId,
  due: Due,
): Promise<Owing[]> {
  const [places, given] = await Promise.all([placesOf(deps.participations, callId), doneIn(deps, callId)]);
  return places
    .map((place) => ({ place, missing: missingOf(due, place, given) }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => compareText(a.place.id, b.place.id));
}

async function remind(
  { table, letters, now }: Pick<LearningDeps, "table" | "letters" | "now">,
  call: Call,
  milestone: Milestone,
  due: Due,
  { place, missing }: Owing,
): Promise<void> {
  if (!isOwedRung(milestone.name)) return;
  const facts = {
    ...titled(call),
    organisation: place.organisation.name,
    label: inLetters(due.label),
    missing,
    dueAt: due.dueAt,
    when: owedRungs[milestone.name],
    contactEmail: call.content.contact.email,
  };
  const letter = {
    callId: call.id,
    subjectId: place.id,
    to: place.contact,
    due: `${due.id} ${milestone.dueAt}`,
    facts,
  };
  await once(table, queued(letters, "owed-reminder", letter, system(now())));
}

async function tellOffice(
  { table, letters, now }: Pick<LearningDeps, "table" | "letters" | "now">,
  call: Call,
  milestone: Milestone,
  due: Due,
  owing: readonly Owing[],
): Promise<void> {
  if (owing.length === 0) return;
  const facts = {
    ...titled(call),
    label: inLetters(due.label),
    dueAt: due.dueAt,
    owing: owing.map(({ place, missing }) => ({ organisation: place.organisation.name, missing })),
  };
  const to = { ...call.content.contact, language: officeLanguage(call) };
  const letter = { callId: call.id, subjectId: call.id, to, due: `${due.id} ${milestone.dueAt}`, facts };
  await once(table, queued(letters, "owed-overdue", letter, system(now())));
}
