import * as z from "zod";
import type { Milestone } from "../../schemas/call/programme.ts";
import type { Call } from "../../schemas/call.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { ReportFacts } from "../../schemas/report.ts";
import { Text } from "../../schemas/text.ts";
import { valueAt } from "../calls/pointer.ts";
import { claimsOf } from "../claims/claims.ts";
import { type Done, duesOf, missingOf, owes, type Place } from "../learning/dues.ts";
import { doneIn } from "../learning/places.ts";
import { ofCall } from "../learning/stores.ts";
import { exchangesOf, participationsOf } from "../programme/participations.ts";
import { compareText } from "../shared/canonical.ts";
import { budgetStanding } from "./budget-standing.ts";
import type { GoalDeps } from "./deps.ts";
import { processStanding } from "./process-standing.ts";
import { answersOf } from "./read-standing.ts";
import { standingOf } from "./standing.ts";
import { processStepsOf } from "./stores.ts";
import { supportStanding } from "./support-standing.ts";

export type ReportDeps = Pick<
  GoalDeps,
  | "participations"
  | "applications"
  | "learningPlans"
  | "deliverables"
  | "measurements"
  | "measures"
  | "exchanges"
  | "claims"
  | "registers"
  | "processSteps"
>;
export type DueReport = Milestone & { reportTo: string };

/** Everything that a report says, read from the data as they are now (F88, F90). */
export async function reportFacts(deps: ReportDeps, call: Call, due: DueReport): Promise<ReportFacts> {
  const { content } = call;
  const all: Participation[] = await Array.fromAsync(deps.participations.list(participationsOf(call.id)));
  const places = all.flatMap((place) => (place.state === "confirmed" ? [place] : []));
  const done = await doneIn(deps, call.id);
  const measures = await Array.fromAsync(deps.measures.list(ofCall(call.id, "measure")));
  const exchanges = await Array.fromAsync(deps.exchanges.list(exchangesOf(call.id)));
  const claims = await Array.fromAsync(deps.claims.list(claimsOf(call.id)));
  const { mandate, budget: setAside } = content.programme;
  return {
    title: content.title,
    programme: content.programme.name,
    owner: content.programme.owner,
    funder: content.programme.funder,
    reportTo: due.reportTo,
    label: due.label,
    dueOn: due.on,
    zone: content.window.zone,
    callState: call.state,
    ...(setAside ? { setAside } : {}),
    ...(mandate ? { mandate: traced(call, mandate) } : {}),
    prepared: content.milestones
      .filter(({ on, reportTo }) => on <= due.on && reportTo === undefined)
      .map(({ label, on }) => ({ label, on })),
    process: processStanding(
      content,
      await Array.fromAsync(deps.processSteps.list(processStepsOf(call.id))),
      due.on,
    ),
    participants: counted(all.map(({ state }) => state)),
    tracks: content.tracks.map(({ id, label }) => ({
      label,
      count: places.filter(({ track }) => track === id).length,
    })),
    deliverables: deliverablesIn(call, places, done),
    exchanges: counted(exchanges.map(({ state }) => state)),
    measures: {
      planned: measures.filter(({ state }) => state === "planned").length,
      implemented: measures.filter(({ state }) => state === "implemented").length,
      adopted: measures.filter(({ adopted }) => adopted !== undefined).length,
    },
    standing: standingOf(content, { places, ...done, answers: await answersOf(deps, call, places) }),
    budget: budgetStanding(call, claims),
    otherSupport: await supportStanding(deps, call, places, due.on),
  };
}

type Mandate = NonNullable<Call["content"]["programme"]["mandate"]>;

/** What a pointer names, where it has a name of its own. */
const Named = z.object({ label: Text });

/** Each demand with the names of what meets it, or, where that has none, the pointers to it. */
function traced({ content }: Call, { source, text, demands }: Mandate): NonNullable<ReportFacts["mandate"]> {
  return {
    source,
    text,
    demands: demands.map(({ label, metBy }) => ({
      label,
      metBy: metBy.map(
        (pointer) => Named.safeParse(valueAt(content, pointer)).data?.label ?? { en: pointer },
      ),
    })),
  };
}

function deliverablesIn(
  { content }: Call,
  places: readonly Place[],
  done: Done,
): ReportFacts["deliverables"] {
  const dues = duesOf(content);
  return content.deliverables.map((kind) => {
    const given = done.deliverables.filter((one) => one.kind === kind.id);
    const due = dues.find((one) => one.what === "deliverable" && one.kind.id === kind.id);
    const owing = due === undefined ? 0 : places.filter((place) => missingOf(due, place, done) > 0).length;
    return {
      label: kind.label,
      handedIn: given.filter(({ state }) => state === "handedIn" || state === "approved").length,
      approved: given.filter(({ state }) => state === "approved").length,
      owing,
      wanted: places.filter((place) => owes(kind, place)).length * kind.count.min,
    };
  });
}

function counted(states: readonly string[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const state of states.toSorted(compareText)) count[state] = (count[state] ?? 0) + 1;
  return count;
}
