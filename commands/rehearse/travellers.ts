import { routes } from "../../schemas/routes.ts";
import { hostOf } from "./hosting.ts";
import { officerOf, type Place } from "./learning.ts";
import type { Road } from "./reviewing.ts";
import type { Person } from "./world.ts";

/** Somebody who travels: for a twin, or for the activity whose twins are visited. */
export interface Traveller {
  /** The twin's participation, or the activity's host. */
  id: string;
  name: string;
  country: string;
  contact: { name: string; email: string; language: "sv" | "en" };
  who: Person;
  onBehalf: { participationId: string } | { hostId: string };
}

export function twinOf(road: Road, place: Place): Traveller {
  const { id, contact, organisation } = place;
  const { name, country } = organisation;
  return { id, name, country, contact, who: officerOf(road, place), onBehalf: { participationId: id } };
}

/** One of each activity's people, by the city that speaks for it. */
export async function pilotsOf({ world, office, callId, content }: Road): Promise<Map<string, Traveller>> {
  const hosts = await world.askAll(office.assistant, routes.listHosts, { callId });
  return new Map(
    hosts.flatMap(({ id, activity, contacts: [contact] }) => {
      const city = content.activities.find((one) => one.id === activity)?.cities[0];
      if (contact === undefined || city === undefined) return [];
      const { name, email, language } = contact;
      const traveller = {
        id,
        name: city.name,
        country: city.country,
        contact: { name, email, language },
        who: hostOf(activity),
        onBehalf: { hostId: id },
      };
      return [[activity, traveller]];
    }),
  );
}
