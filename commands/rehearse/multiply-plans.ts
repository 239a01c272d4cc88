import { compareText } from "../../functions/shared/canonical.ts";
import { routes } from "../../schemas/routes.ts";
import { approved, handedIn, type Learned, officerOf, type Place, taking, text } from "./learning.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";

const kind = "transitionPlan";
/** How many of the first plans come back, and how many followers are late. */
const [back, late] = [3, 4];
const refused = "[Made up for the rehearsal] The goals are not those that the application names.";

/**
 * Each follower writes the transition plan of the area that it declared when it applied (F23, F24): most in time, some
 * of which come back; a few after their reminders, the last of them when the office has been told.
 */
export async function plansAreMade(road: Road): Promise<Learned> {
  const { world, office, callId, chance } = road;
  const places = await taking(road);
  const followers = places.filter(({ track }) => track === "follower");
  const slow = new Set(chance.some(followers, late));
  const prompt = followers.filter((place) => !slow.has(place));
  const [first] = prompt;
  const forerunner = places.find(({ track }) => track === "forerunner");
  if (first === undefined || forerunner === undefined) throw new Error("A track in which nobody takes part.");
  const refusals: Record<string, string> = {
    "hand in a transition plan as a forerunner": (await tried(road, forerunner)) ?? "handed in",
  };

  await world.moveTo("2022-04-04T08:00:00.000Z");
  const plans = await together(prompt, (place) => planOf(road, place));
  world.note("programme", `${plans.length} transition plans handed in`);
  refusals["hand in a second transition plan"] = (await tried(road, first)) ?? "handed in";
  refusals["the missing list before the day"] = await missingAre(road, [...slow]);

  const returned = plans.slice(0, back);
  for (const deliverableId of returned)
    await world.ask(office.assistant, routes.returnDeliverable, {
      params: { deliverableId },
      body: { reasons: refused },
    });
  await approved(road, plans.slice(back));
  await world.moveTo("2022-05-02T08:00:00.000Z");
  await together(returned, (deliverableId, i) => {
    const place = prompt[i] ?? first;
    return world.ask(officerOf(road, place), routes.editDeliverable, {
      params: { deliverableId },
      body: { content: contentOf(road, place, "Second version"), handIn: true },
    });
  });
  await approved(road, returned);
  world.note("programme", `${returned.length} transition plans came back, were handed in anew and approved`);

  // Two weeks before its day they are reminded, and a week after; then the office is told.
  await world.moveTo("2022-05-23T08:00:00.000Z");
  const [last, ...others] = [...slow];
  await approved(road, await together(others, (place) => planOf(road, place)));
  await world.moveTo("2022-06-27T08:00:00.000Z");
  if (last !== undefined) await approved(road, [await planOf(road, last)]);
  const { items } = await world.ask(office.assistant, routes.listOwed, { params: { callId } });
  world.note("programme", `transition plans of all ${followers.length} followers approved`);
  await world.settle();
  return { refusals, owedAtTheEnd: items.length, returned: returned.length };
}

function contentOf({ chance, content }: Road, place: Place, what: string) {
  const parts = content.deliverables.find(({ id }) => id === kind)?.sections ?? [];
  return {
    title: {
      sv: `Omställningsplan för ${place.organisation.name}`,
      en: `Transition plan of ${place.organisation.name}`,
    },
    sections: Object.fromEntries(parts.map(({ id }) => [id, text(chance, place, `${what}, ${id}`)])),
  };
}

function planOf(road: Road, place: Place): Promise<string> {
  const { sections, ...titled } = contentOf(road, place, "The plan");
  return handedIn(road, place, kind, sections, { content: titled });
}

function tried(road: Road, place: Place): Promise<string | undefined> {
  return road.world.refusal(officerOf(road, place), routes.startDeliverable, {
    params: { participationId: place.id },
    body: { kind, content: contentOf(road, place, "One more"), handIn: true },
  });
}

/** Whether the list of what is missing names exactly these. */
async function missingAre({ world, office, callId }: Road, places: readonly Place[]): Promise<string> {
  const { items } = await world.ask(office.assistant, routes.listOwed, { params: { callId } });
  const sorted = (ids: string[]) => ids.sort(compareText).join();
  return sorted(items.map((one) => one.participationId)) === sorted(places.map(({ id }) => id))
    ? "everybody who has handed in none"
    : `${items.length} for ${places.length}`;
}
