import * as z from "zod";
import { optionsOf } from "../../functions/applications/check-answers.ts";
import { compareText } from "../../functions/shared/canonical.ts";
import type { Organisation } from "../../schemas/application.ts";
import { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Chance } from "./chance.ts";
import {
  type Applicant,
  byName,
  type City,
  createComings,
  keyOf,
  madeUp,
  mannersOf,
  personOf,
  type Window,
} from "./field.ts";
import { list, missionCities } from "./lists.ts";

const Named = z.object({ rows: z.array(z.object({ name: z.string(), country: z.string() })) });
const Pilots = z.object({ rows: z.array(z.object({ city: z.string(), country: z.string() })) });

/** Four that the rules refuse, each by another rule; who they are is made up for the rehearsal. */
const ineligible: City[] = [
  { name: "Prishtina", country: "XK", type: "localAuthority", missionCity: false },
  { name: "Wellington", country: "NZ", type: "localAuthority", missionCity: false },
  { name: "Turku", country: "FI", type: "cityAdministration", missionCity: true },
  { name: "Energy Agency of the Demo Region", country: "SE", type: "energyAgency", missionCity: false },
];

/** The mission cities that are no pilots and the cities known to have applied: 85 from 31 countries; and four more. */
export function cities(): City[] {
  const pilots = new Set(
    Pilots.parse(list("pilot-activities-2023")).rows.map(({ city, country }) => `${city}|${country}`),
  );
  const mission = missionCities();
  const known = Named.parse(list("known-applicants-2023")).rows.map((city) => ({
    ...city,
    missionCity: false,
  }));
  const field = new Map<string, City>();
  for (const { name, country, missionCity, ...rest } of [...mission, ...known]) {
    const key = `${name}|${country}`;
    if (pilots.has(key) || field.has(key)) continue;
    const { population, lat, lon } = { population: undefined, lat: undefined, lon: undefined, ...rest };
    field.set(key, { name, country, type: "localAuthority", missionCity, population, lat, lon });
  }
  return byName([...field.values(), ...ineligible]);
}

/** Everybody who comes, with answers generated from the seed; what a city really answered is not public. */
export function twinCitiesField(call: CallContent, window: Window, chance: Chance): Applicant[] {
  const special = mannersOf(
    cities().filter((city) => !ineligible.includes(city)),
    chance,
  );
  const coming = createComings(chance);
  return cities().map((city) => ({
    name: city.name,
    person: personOf(city),
    ...coming(window, special.get(keyOf(city))),
    content: contentOf(call, city, chance),
  }));
}

function contentOf(call: CallContent, city: City, chance: Chance): ApplicationContent {
  const { name, country, type, missionCity, population, lat, lon } = city;
  const person = personOf(city);
  const domains = chance
    .some(
      call.domains.map(({ id }) => id),
      chance.whole(1, 3),
    )
    .sort(compareText);
  const organisation: Record<keyof Organisation, unknown> = {
    id: person.organisation,
    name,
    country,
    type,
    missionCity,
    population,
    lat,
    lon,
  };
  const swedish = country === "SE" || (country === "FI" && chance.next() < 0.2);
  const made = (what: string) => madeUp(city, what, chance);
  const some = (dimension: string) =>
    chance.some(optionIds(call, dimension), chance.whole(1, 4)).sort(compareText);
  return ApplicationContent.parse({
    organisation,
    contact: { name: `Climate officer of ${name}`, email: person.email, language: swedish ? "sv" : "en" },
    track: "twin",
    answers: {
      domains,
      activities: preferred(call, domains, chance),
      learningGoals: some("learningGoals"),
      circumstances: some("circumstances"),
      reasons: made("we chose activities that work on"),
      challenges: made("our hardest questions are"),
      interests: made("we want to learn about"),
      conditions: made("we have a council decision on"),
      team: Array.from({ length: chance.whole(1, 3) }, (_, i) => ({
        name: `Officer ${i + 1} of ${name}`,
        function: "climate",
        hoursPerMonth: chance.whole(4, 30),
      })),
      targetYear: chance.whole(2030, 2050),
      commitment: true,
    },
    consentToPublish: chance.next() < 0.9,
  });
}

/** What a question of the twins' form can be answered with. */
export function optionIds(call: CallContent, question: string): string[] {
  const asked = call.tracks.flatMap(({ form }) => form).find(({ id }) => id === question);
  return asked !== undefined && "options" in asked ? optionsOf(call, asked) : [];
}

/** Three to eight activities, those that share a domain rather first. */
function preferred(call: CallContent, domains: readonly string[], chance: Chance): string[] {
  return call.activities
    .map(({ id, domains: theirs }) => ({
      id,
      pull: theirs.filter((domain) => domains.includes(domain)).length + chance.next() * 1.5,
    }))
    .sort((a, b) => b.pull - a.pull)
    .slice(0, chance.whole(3, 8))
    .map(({ id }) => id);
}
