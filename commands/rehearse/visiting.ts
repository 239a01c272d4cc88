import { compareText } from "../../functions/shared/canonical.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { routes } from "../../schemas/routes.ts";
import { taking } from "./learning.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import { pilotsOf, type Traveller, twinOf } from "./travellers.ts";
import type { Person } from "./world.ts";

/** A meeting in person of the twins of one activity, and who of them travels to it. */
export interface Visit {
  id: string;
  title: string;
  plannedAt: string;
  startsAt: string;
  guests: Traveller[];
  calledOff: boolean;
}

interface Plan {
  /** `there`: at the activity; `here`: the people of the activity come to the best placed of its twins. */
  where: "there" | "here";
  title: string;
  startsAt: string;
  /** Which of the activities meet, counted in the order of their ids; all of them where it is not said. */
  which?: (index: number) => boolean;
}

/** What happens to planned visits: when one of them is called off, and when it is written down who came to the others. */
interface Course {
  calledOffAt?: string;
  recordedAt: string;
}

/** A meeting of the twins of each activity is planned. */
export async function visitsArePlanned(
  road: Road,
  { where, title: about, startsAt, which = () => true }: Plan,
): Promise<Visit[]> {
  const { world, office, callId } = road;
  const matched = (await taking(road)).filter(({ activity }) => activity !== undefined);
  const groups = [...Map.groupBy(matched, ({ activity = "" }) => activity)]
    .sort(([a], [b]) => compareText(a, b))
    .filter((_, i) => which(i));
  const pilots = where === "here" ? await pilotsOf(road) : new Map<string, Traveller>();
  const visits = await together(groups, async ([activity, twins]): Promise<Visit> => {
    const [receiving] = twins;
    const pilot = pilots.get(activity);
    const title = `${about}: ${activity}`;
    const { id } = await world.ask(office.assistant, routes.planExchange, {
      body: {
        callId,
        title,
        ...(where === "here"
          ? { host: receiving?.id, visitors: [activity], participants: [] }
          : { activity, participants: twins.map(({ id }) => id) }),
        mode: "siteVisit",
        startsAt,
      },
    });
    const guests = where === "there" ? twins.map((place) => twinOf(road, place)) : pilot ? [pilot] : [];
    return { id, title, plannedAt: world.now, startsAt, guests, calledOff: false };
  });
  world.note("exchanges", `${visits.length} visits planned: ${about}`);
  return visits;
}

/** Visits that were planned before, with the people who are to come now. */
export async function visitsAhead(road: Road, exchanges: readonly Exchange[]): Promise<Visit[]> {
  const places = await taking(road);
  return exchanges.map(({ id, title, startsAt, participants }) => ({
    id,
    title,
    plannedAt: road.world.now,
    startsAt,
    guests: places.filter((place) => participants.includes(place.id)).map((place) => twinOf(road, place)),
    calledOff: false,
  }));
}

/** The visits take place, but for one that may be called off; an attendance list says who came from where. */
export async function visitsTakePlace(
  road: Road,
  visits: readonly Visit[],
  { calledOffAt, recordedAt }: Course,
): Promise<void> {
  const { world, office } = road;
  const [first] = visits;
  if (calledOffAt !== undefined && first !== undefined) {
    await world.moveTo(calledOffAt);
    first.calledOff = true;
    await world.ask(office.assistant, routes.cancelExchange, {
      params: { exchangeId: first.id },
      body: { code: "hostUnable", why: "The host has been flooded." },
    });
    world.note("exchanges", `called off a day before: ${first.title}`);
  }
  await world.moveTo(recordedAt);
  const held = visits.filter(({ calledOff }) => !calledOff);
  await together(held, async ({ id, guests }) => {
    const attendance = guests.map(({ onBehalf, who, name }) => ({
      ...onBehalf,
      representative: personId(who),
      departedFrom: name,
    }));
    await world.ask(office.assistant, routes.recordAttendance, {
      params: { exchangeId: id },
      body: { attendance },
    });
  });
  world.note("exchanges", `${held.length} visits held, and attendance recorded`);
}

function personId({ sub }: Person): string {
  return `person_${sub}`;
}
