import { routes } from "../../schemas/routes.ts";
import type { Chance } from "./chance.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import { optionIds } from "./twin-cities-field.ts";
import type { Person } from "./world.ts";

export interface Hosting {
  /** By activity: what its hosts answered. */
  interested: string[];
  declined: string[];
  silent: string[];
  /** What an answer one minute after the day gave: must be DeadlinePassed. */
  tooLate: string | undefined;
}

/** Who speaks for an activity in the rehearsal. */
export const hostOf = (activity: string): Person => ({
  sub: `host-${activity.toLowerCase()}`,
  email: `host-${activity.toLowerCase()}@pilots.example`,
  roles: ["host"],
  organisation: `org_pilot-${activity.toLowerCase()}`,
});

/**
 * The pilots are asked before the call opens, as in 2023: most want twins and say how many, one declines, two say
 * nothing until they are reminded, and then still nothing.
 */
export async function hostsAreAsked(
  road: Pick<Road, "world" | "office" | "callId" | "content" | "chance">,
): Promise<Hosting> {
  const { world, office, callId, content, chance } = road;
  const params = { callId };
  await world.moveTo("2023-03-28T08:00:00.000Z");
  const activities = content.activities.map(({ id }) => id);
  const hosts = await together(activities, (activity) => {
    const { sub, email } = hostOf(activity);
    const contacts = [
      {
        name: sub,
        email,
        language: "en" as const,
        city: content.activities.find(({ id }) => id === activity)?.cities[0]?.name,
      },
    ];
    return world.ask(office.assistant, routes.inviteHost, { params, body: { activity, contacts } });
  });
  world.note("matching", `${hosts.length} host activities asked`);
  const [declining, ...others] = chance.some(hosts, 3);
  const silent = others.map(({ activity }) => activity);
  const interested = hosts.filter((host) => host !== declining && !silent.includes(host.activity));
  await world.moveTo("2023-04-04T08:00:00.000Z");
  await together(interested, (host) =>
    world.ask(hostOf(host.activity), routes.stateInterest, {
      params: { hostId: host.id },
      body: {
        capacity: { min: 1, max: chance.of(host.activity).whole(1, 3) },
        profile: profileOf(host.activity),
      },
    }),
  );
  if (declining)
    await world.ask(hostOf(declining.activity), routes.declineInterest, {
      params: { hostId: declining.id },
      body: { reason: "The project leader has left." },
    });
  await world.moveTo("2023-04-13T15:01:00.000Z");
  const [late] = hosts.filter(({ activity }) => silent.includes(activity));
  const tooLate =
    late &&
    (await world.refusal(hostOf(late.activity), routes.stateInterest, {
      params: { hostId: late.id },
      body: { capacity: { min: 0, max: 1 } },
    }));
  world.note("matching", "hosts have answered, or not");
  await world.moveTo("2023-04-17T08:00:00.000Z");
  return {
    interested: interested.map(({ activity }) => activity),
    declined: declining ? [declining.activity] : [],
    silent,
    tooLate,
  };

  function profileOf(activity: string) {
    const own: Chance = chance.of(`profile of ${activity}`);
    const offers = (question: string) => own.some(optionIds(content, question), own.whole(2, 4)).sort();
    return {
      description: {
        en: "[Made up for the rehearsal] What the activity does and what others can learn from it.",
        sv: "[Påhittat för övningen] Vad aktiviteten gör och vad andra kan lära sig av den.",
      },
      offers: { interests: offers("learningGoals"), conditions: offers("circumstances") },
    };
  }
}
