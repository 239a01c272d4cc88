import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import type { Chance } from "./chance.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import type { Person } from "./world.ts";

export type Place = Extract<Participation, { state: "confirmed" }>;

/** What trying things that must not be gave, and what was owed at the end. */
export interface Learned {
  refusals: Record<string, string>;
  owedAtTheEnd: number;
  returned: number;
}

/** So many fit one request of the office, letters to several authors included. */
const atOnce = 15;

/** Everybody who takes part, in an order that does not depend on their ids. */
export async function taking({ world, office, callId }: Road): Promise<Place[]> {
  const all = await world.askAll(office.assistant, routes.listParticipations, { callId });
  return all.flatMap((place) => (place.state === "confirmed" ? [place] : [])).sort((a, b) => a.rank - b.rank);
}

/** Whoever works on the application of a place. */
export function officerOf({ applicants }: Road, place: { applicationId: string }): Person {
  const applicant = applicants.get(place.applicationId);
  if (applicant === undefined) throw new Error(`Nobody applied as ${place.applicationId}.`);
  return applicant.person;
}

/** The first module: who is late with the learning plan is reminded twice (F60); answers what trying too early gave. */
export async function plansAreAgreed(road: Road): Promise<Record<string, string>> {
  const { world, chance } = road;
  const places = await taking(road);
  const late = new Set(chance.some(places, 3));
  const prompt = places.filter((place) => !late.has(place));
  await world.moveTo("2024-01-15T09:00:00.000Z");
  await plansAreWritten(road, prompt);
  const [first] = places;
  if (first === undefined) throw new Error("Nobody takes part.");
  const tooEarly = (await handInRefused(road, first)) ?? "handed in";
  await agreed(road, prompt);
  await world.moveTo("2024-03-11T09:00:00.000Z");
  await plansAreWritten(road, [...late]);
  await agreed(road, [...late]);
  world.note("programme", "all learning plans agreed, three after a reminder");
  return { "hand in the last output before its module is open": tooEarly };
}

/** The second module: what each twin learns with its host activity (F51). */
export async function lessonsAreLearned(road: Road): Promise<void> {
  const { world, office, callId, chance } = road;
  const places = await taking(road);
  // Who took the place of another has no plan yet.
  const owed = await world.ask(office.assistant, routes.listOwed, { params: { callId } });
  const planless = new Set<string>(
    owed.items.filter(({ due }) => due.startsWith("learningPlan.")).map((one) => one.participationId),
  );
  const newcomers = places.filter(({ id }) => planless.has(id));
  await plansAreWritten(road, newcomers);
  if (newcomers.length > 0) await agreed(road, newcomers);

  await world.moveTo("2024-10-10T09:00:00.000Z");
  const byActivity = Map.groupBy(
    places.filter(({ activity }) => activity !== undefined),
    ({ activity }) => activity,
  );
  const lessons = await together([...byActivity.values()], async ([one]) => {
    if (one === undefined) throw new Error("An activity without twins.");
    return handedIn(road, one, "lessons", { learned: text(chance, one, "What we learned together") });
  });
  await approved(road, lessons);
  world.note("programme", "lessons of every match approved");
}

/** The third: the plan for its whole city (F52); answers who has none yet. */
export async function plansAreHandedIn(road: Road): Promise<Place | undefined> {
  const { world, office, chance } = road;
  const places = await taking(road);
  const slow = new Set(chance.some(places, 4));
  await world.moveTo("2025-04-10T09:00:00.000Z");
  const ready = places.filter((place) => !slow.has(place));
  const plans = await together(ready, (place) => replicationPlan(road, place));
  const [back = "", ...fine] = plans;
  await approved(road, fine);
  const reasons = "[Made up for the rehearsal] The measures do not say who pays for them.";
  await world.ask(office.assistant, routes.returnDeliverable, {
    params: { deliverableId: back },
    body: { reasons },
  });
  await world.moveTo("2025-04-22T09:00:00.000Z");
  const [author] = ready;
  if (author === undefined) throw new Error("Nobody was ready.");
  await world.ask(officerOf(road, author), routes.editDeliverable, {
    params: { deliverableId: back },
    body: { content: planContent(road, author, "Second version"), handIn: true },
  });
  await approved(road, [back]);
  world.note("programme", "one replication plan came back and was handed in anew");
  await world.moveTo("2025-05-12T09:00:00.000Z");
  const [last, ...others] = [...slow];
  await approved(road, await together(others, (place) => replicationPlan(road, place)));
  return last;
}

/** The last plan: the office was told that it is late, and it comes after that. */
export async function theLastPlanComes(
  road: Road,
  last: Place | undefined,
  refusals: Record<string, string>,
): Promise<Learned> {
  const { world, office, callId } = road;
  await world.moveTo("2025-05-26T09:00:00.000Z");
  if (last !== undefined) await approved(road, [await replicationPlan(road, last)]);
  const { items } = await world.ask(office.assistant, routes.listOwed, { params: { callId } });
  world.note("programme", "replication plans of all cities approved");
  await world.settle();
  return { refusals, owedAtTheEnd: items.length, returned: 1 };
}

async function plansAreWritten(road: Road, places: readonly Place[]): Promise<void> {
  await together(places, (place) =>
    road.world.ask(officerOf(road, place), routes.writeLearningPlan, {
      params: { participationId: place.id },
      body: {
        aims: [{ id: "aim", aim: text(road.chance, place, "What we want to learn") }],
        activities: [
          { id: "walk", module: "coCreate", title: "A walk through one district", mode: "siteVisit" },
        ],
      },
    }),
  );
}

async function agreed({ world, office, callId }: Road, places: readonly Place[]): Promise<void> {
  await world.ask(office.assistant, routes.agreeLearningPlans, {
    params: { callId },
    body: { participations: places.map(({ id }) => id) },
  });
}

function handInRefused(road: Road, place: Place) {
  return road.world.refusal(officerOf(road, place), routes.startDeliverable, {
    params: { participationId: place.id },
    body: { kind: "replicationPlan", content: planContent(road, place, "Too early"), handIn: true },
  });
}

function planContent({ chance }: Road, place: Place, what: string) {
  const sections = ["lessons", "measures", "organisation", "followUp"].map((id) => [
    id,
    text(chance, place, what),
  ]);
  return {
    title: { en: `Replication plan of ${place.organisation.name}` },
    sections: Object.fromEntries(sections),
  };
}

async function replicationPlan(road: Road, place: Place): Promise<string> {
  const { sections } = planContent(road, place, "What the whole city takes over");
  return handedIn(road, place, "replicationPlan", sections);
}

/** Writes a deliverable and hands it in; answers its id. */
export async function handedIn(
  road: Road,
  place: Place,
  kind: string,
  sections: Record<string, string>,
  more: { with?: string[]; content?: object } = {},
): Promise<string> {
  const { id } = await road.world.ask(officerOf(road, place), routes.startDeliverable, {
    params: { participationId: place.id },
    body: {
      kind,
      with: more.with ?? [],
      content: {
        title: { en: `${place.organisation.name}: ${kind}`, sv: `${place.organisation.name}: ${kind}` },
        sections,
        ...more.content,
      },
      handIn: true,
    },
  });
  return id;
}

/** The office approves what was handed in, a few at once. */
export async function approved({ world, office, callId }: Road, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce)
    await world.ask(office.assistant, routes.approveDeliverables, {
      params: { callId },
      body: { deliverables: ids.slice(from, from + atOnce) },
    });
}

/** A sentence that says of itself that nobody wrote it. */
export function text(chance: Chance, place: Place, about: string): string {
  const heat = chance.of(`${place.organisation.name} ${about}`).whole(2, 40);
  return `[Made up for the rehearsal] ${about}: ${place.organisation.name}, ${heat} measures.`;
}
