import { routes } from "../../schemas/routes.ts";
import { officerOf, type Place, taking } from "./learning.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import type { Person } from "./world.ts";

/** A meeting in person of the twins of one activity, and who of them travels to it. */
export interface Visit {
  id: string;
  title: string;
  plannedAt: string;
  startsAt: string;
  guests: Place[];
  calledOff: boolean;
}

interface Plan {
  /** `there`: at the activity; `here`: the people of the activity come, and the best placed of its twins receives all. */
  where: "there" | "here";
  title: string;
  startsAt: string;
  /** When one of them is called off, and when it is written down who came to the others. */
  calledOffAt?: string;
  recordedAt: string;
}

/** Every activity is met once by all its twins, and an attendance list says who came from where. */
export async function twinsMeet(road: Road, plan: Plan): Promise<Visit[]> {
  const { world, office, callId } = road;
  const groups = Map.groupBy(
    (await taking(road)).filter(({ activity }) => activity !== undefined),
    ({ activity = "" }) => activity,
  );
  const visits = await together([...groups], async ([activity, twins]): Promise<Visit> => {
    const [receiving, ...others] = twins;
    const title = `${plan.title}: ${activity}`;
    const isHere = plan.where === "here" && receiving !== undefined && others.length > 0;
    const guests = isHere ? others : twins;
    const { id } = await world.ask(office.assistant, routes.planExchange, {
      body: {
        callId,
        title,
        ...(isHere ? { host: receiving.id } : { activity }),
        mode: "siteVisit",
        startsAt: plan.startsAt,
        participants: guests.map((place) => place.id),
      },
    });
    // Who is alone with its activity receives it at home and has no journey.
    return {
      id,
      title,
      plannedAt: world.now,
      startsAt: plan.startsAt,
      guests: plan.where === "there" || isHere ? guests : [],
      calledOff: false,
    };
  });
  world.note("exchanges", `${visits.length} visits planned: ${plan.title}`);
  if (plan.calledOffAt !== undefined) {
    await world.moveTo(plan.calledOffAt);
    const [first] = visits;
    if (first !== undefined) {
      first.calledOff = true;
      await world.ask(office.assistant, routes.cancelExchange, {
        params: { exchangeId: first.id },
        body: { code: "hostUnable", why: "The host has been flooded." },
      });
      world.note("exchanges", `called off a day before: ${first.title}`);
    }
  }
  await world.moveTo(plan.recordedAt);
  await together(
    visits.filter(({ calledOff }) => !calledOff),
    async ({ id, guests }) => {
      const attendance = guests.map((place) => ({
        participationId: place.id,
        representative: personId(officerOf(road, place)),
        departedFrom: place.organisation.name,
      }));
      await world.ask(office.assistant, routes.recordAttendance, {
        params: { exchangeId: id },
        body: { attendance },
      });
    },
  );
  world.note("exchanges", `held, and attendance recorded: ${plan.title}`);
  return visits;
}

function personId({ sub }: Person): string {
  return `person_${sub}`;
}
