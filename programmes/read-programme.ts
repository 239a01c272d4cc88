import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type ScalarTag } from "yaml";
import * as z from "zod";
import { CallContent, type HostActivity } from "../schemas/call.ts";

const folder = import.meta.dirname;

/** The lists that a programme file may name, each parsed by what it is used for. */
const Countries = z.object({
  rows: z.array(z.object({ iso2: z.string(), eligible_twin_cities_call_2023: z.boolean() })),
});
const Activities = z.object({
  rows: z.array(
    z.object({
      city: z.string(),
      country: z.string(),
      activity: z.string(),
      activity_type: z.enum(["multi-city", "individual"]),
      lat: z.number(),
      lon: z.number(),
    }),
  ),
});

const Cities = z.object({ rows: z.array(z.object({ name: z.string(), country: z.string() })) });

function list(name: unknown): unknown {
  return JSON.parse(readFileSync(join(folder, "lists", `${String(name)}.json`), "utf8"));
}

/** What an activity works on, told from the words of its title; nobody published it as data (marked as assumed). */
const words: readonly [domain: string, inTitle: RegExp][] = [
  ["transport", /commut|mobility|transport/i],
  ["energy", /build|energy|cool|carbon|emission|homES|apartment|degree|neutral|net.?zero/i],
  ["economy", /invest|govern|pioneers|climate agency|massification|scale/i],
  ["waste", /circular|regeneration|environmentally/i],
  ["industry", /industr|systemic|innovat|co-innovation/i],
];

/** And what others can learn there, likewise; the options of the question about learning goals. */
const lessons: readonly [goal: string, inTitle: RegExp][] = [
  ["governance", /govern|climate agency|systemic|co-innovation|pioneers/i],
  ["finance", /invest|scale|massification/i],
  ["citizens", /commut|local climate action|together|homES|apartment|regeneration/i],
  ["renovation", /build|apartment|homES|cool|emission/i],
  ["mobility", /commut|mobility|transport/i],
  ["energySystems", /energy|carbon|neutral|net.?zero|degree/i],
  ["circularity", /circular|environmentally/i],
];

/** Pilot cities were chosen in March 2023, for two years; from June on they were there for others (both assumed in the call). */
const availability = { from: "2023-06-01", to: "2025-05-31" };

/** One activity per title; where no title was found, cities of the individual kind are an activity each. */
function activities(name: unknown): HostActivity[] {
  const byActivity = new Map<string, HostActivity>();
  for (const { city, country, activity, activity_type: type, lat, lon } of Activities.parse(list(name))
    .rows) {
    const key = type === "individual" ? city : activity;
    const title = activity === "(title not found)" ? `Pilot activity of ${city} (title not found)` : activity;
    const known = byActivity.get(key);
    const told = (list: typeof words) =>
      list.filter(([, inTitle]) => inTitle.test(activity)).map(([word]) => word);
    byActivity.set(key, {
      id: known?.id ?? slugOf(type === "individual" ? city : title),
      title,
      cities: [...(known?.cities ?? []), { name: city, country, lat, lon }],
      domains: told(words),
      capacity: { min: 0, max: 3 },
      offers: { interests: told(lessons) },
      availability,
    });
  }
  return [...byActivity.values()];
}

function slugOf(text: string): string {
  const ascii = text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l").replaceAll("Ł", "L");
  return (ascii.split(/\s+[–(]/)[0] ?? ascii)
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
}

function countries(name: unknown): string[] {
  return Countries.parse(list(name))
    .rows.filter((row) => row.eligible_twin_cities_call_2023)
    .map((row) => row.iso2);
}

/** The cities of a list, each as a register spells it, with its country. */
function cityNames(name: unknown): string[] {
  return Cities.parse(list(name)).rows.map(({ name: city, country }) => `${city} (${country})`);
}

const listTags: ScalarTag[] = [
  { tag: "!cities", resolve: (name) => cityNames(name) },
  { tag: "!countries", resolve: (name) => countries(name) },
  { tag: "!activities", resolve: (name) => activities(name) },
];

/** The programmes that come with the software, by their file's name. */
export const programmes = ["multiply", "twin-cities-2023", "uthallig-kommun-3"] as const;
export type ProgrammeName = (typeof programmes)[number];

/** Reads a programme's file with its lists; refuses by zod what is not a call. */
export function readProgramme(name: ProgrammeName): CallContent {
  const text = readFileSync(join(folder, `${name}.yaml`), "utf8");
  return CallContent.parse(parse(text, { customTags: listTags }));
}
