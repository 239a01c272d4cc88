import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { compareText } from "../../functions/shared/canonical.ts";
import type { ApplicationContent, Organisation } from "../../schemas/application.ts";
import { ApplicationContent as Content } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Chance } from "./chance.ts";
import type { Person } from "./world.ts";

const dayMs = 86_400_000;

/** How an applicant of the rehearsal behaves. */
export type Manner = "inTime" | "revises" | "lastMillisecond" | "late" | "neverSubmits" | "withdraws";

export interface Applicant {
  name: string;
  person: Person;
  content: ApplicationContent;
  manner: Manner;
  /** When the draft is begun, and when the submit button is pressed. */
  startsAt: string;
  submitsAt: string;
}

const MissionCities = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      country: z.string(),
      lat: z.number(),
      lon: z.number(),
      population_place_geonames_2012: z.number().nullish(),
    }),
  ),
});
const Named = z.object({ rows: z.array(z.object({ name: z.string(), country: z.string() })) });
const Pilots = z.object({ rows: z.array(z.object({ city: z.string(), country: z.string() })) });

const list = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../programmes/lists", `${name}.json`), "utf8"));

interface City {
  name: string;
  country: string;
  type: string;
  missionCity: boolean;
  population?: number | undefined;
  lat?: number | undefined;
  lon?: number | undefined;
}

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
  const mission = MissionCities.parse(list("mission-cities")).rows.map((city) => ({
    ...city,
    missionCity: true,
    population: city.population_place_geonames_2012 ?? undefined,
  }));
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
  return [...field.values(), ...ineligible].sort((a, b) => compareText(a.name, b.name));
}

/** Everybody who comes, with answers generated from the seed; what a city really answered is not public. */
export function fieldOf(call: CallContent, opensAt: string, closesAt: string, chance: Chance): Applicant[] {
  const opens = Date.parse(opensAt);
  const closes = Date.parse(closesAt);
  const manners: Manner[] = [
    "lastMillisecond",
    "late",
    "late",
    "neverSubmits",
    "neverSubmits",
    "neverSubmits",
    "withdraws",
  ];
  const eligible = cities().filter((city) => !ineligible.includes(city));
  const special = new Map(chance.some(eligible, manners.length).map((city, i) => [city.name, manners[i]]));
  let firstLate = true;
  return cities().map((city): Applicant => {
    const manner = special.get(city.name) ?? (chance.next() < 0.15 ? "revises" : "inTime");
    // People begin when they please and submit late: the square pulls towards the deadline.
    const begun = opens + dayMs + (closes - opens - dayMs) * chance.next() * 0.8;
    const submitted = Math.max(begun, closes - (closes - begun) * chance.next() ** 2 - dayMs / 4);
    const press: Partial<Record<Manner, number>> = {
      lastMillisecond: closes,
      // The first of those who are late is late by one millisecond.
      late: closes + (firstLate ? 1 : chance.whole(1000, 300_000)),
    };
    if (manner === "late") firstLate = false;
    const exact = press[manner];
    return {
      name: city.name,
      person: personOf(city),
      content: contentOf(call, city, chance),
      manner,
      startsAt: inOfficeHours(begun),
      submitsAt: exact === undefined ? inOfficeHours(submitted) : new Date(exact).toISOString(),
    };
  });
}

/** Officers act at nine, noon, three or six o'clock of the Brussels summer, as the day goes on. */
function inOfficeHours(instant: number): string {
  const day = Math.floor(instant / dayMs) * dayMs;
  const hour = 7 + 3 * Math.floor(((instant - day) / dayMs) * 4);
  return new Date(day + hour * 3_600_000).toISOString();
}

function slugOf(name: string): string {
  const ascii = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ascii
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function personOf({ name, country }: City): Person {
  const slug = `${country.toLowerCase()}-${slugOf(name)}`;
  return {
    sub: `officer-${slug}`,
    email: `climate@${slug}.example`,
    roles: ["applicant"],
    organisation: `org_${slug}`,
  };
}

const subjects = [
  "district heating",
  "low-emission zones",
  "citizen energy communities",
  "circular procurement",
  "deep renovation",
  "climate budgeting",
  "freight consolidation",
];

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
  const topic = () => chance.some(subjects, 1)[0] ?? "";
  const made = (what: string) => `[Made up for the rehearsal] ${name}: ${what} ${topic()} and ${topic()}.`;
  return Content.parse({
    organisation,
    contact: { name: `Climate officer of ${name}`, email: person.email, language: swedish ? "sv" : "en" },
    track: "twin",
    answers: {
      domains,
      activities: preferred(call, domains, chance),
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
