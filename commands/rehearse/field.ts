import { compareText } from "../../functions/shared/canonical.ts";
import type { ApplicationContent } from "../../schemas/application.ts";
import type { Chance } from "./chance.ts";
import type { Person } from "./world.ts";

const dayMs = 86_400_000;

/** How an applicant of the rehearsal behaves. */
export type Manner = "inTime" | "revises" | "lastMillisecond" | "late" | "neverSubmits" | "withdraws";

/** What an applicant does, and when the draft is begun and the submit button is pressed. */
export interface Coming {
  manner: Manner;
  startsAt: string;
  submitsAt: string;
}

export interface Applicant extends Coming {
  name: string;
  person: Person;
  content: ApplicationContent;
}

/** A municipality, or something like one, as an applicant describes it. */
export interface City {
  name: string;
  country: string;
  type: string;
  missionCity?: boolean | undefined;
  population?: number | undefined;
  lat?: number | undefined;
  lon?: number | undefined;
}

export interface Window {
  opensAt: string;
  closesAt: string;
}

const manners: readonly Manner[] = [
  "lastMillisecond",
  "late",
  "late",
  "neverSubmits",
  "neverSubmits",
  "neverSubmits",
  "withdraws",
];

/** Picks, among those who may be picked, who behaves in a way that the deadline has to be exact about. */
export function mannersOf(cities: readonly City[], chance: Chance): Map<string, Manner | undefined> {
  return new Map(chance.some(cities, manners.length).map((city, i) => [keyOf(city), manners[i]]));
}

export const keyOf = ({ name, country }: City): string => `${name}|${country}`;

/** People begin when they please and submit late; the first of those who are late is late by one millisecond. */
export function createComings(chance: Chance) {
  let firstLate = true;
  return ({ opensAt, closesAt }: Window, special: Manner | undefined): Coming => {
    const opens = Date.parse(opensAt);
    const closes = Date.parse(closesAt);
    const manner = special ?? (chance.next() < 0.15 ? "revises" : "inTime");
    const begun = opens + dayMs + (closes - opens - dayMs) * chance.next() * 0.8;
    // The square pulls towards the deadline.
    const submitted = Math.max(begun, closes - (closes - begun) * chance.next() ** 2 - dayMs / 4);
    const press: Partial<Record<Manner, number>> = {
      lastMillisecond: closes,
      late: closes + (firstLate ? 1 : chance.whole(1000, 300_000)),
    };
    if (manner === "late") firstLate = false;
    const exact = press[manner];
    return {
      manner,
      startsAt: inOfficeHours(begun),
      submitsAt: exact === undefined ? inOfficeHours(submitted) : new Date(exact).toISOString(),
    };
  };
}

/** Officers act at nine, noon, three or six o'clock of the Brussels summer, as the day goes on. */
function inOfficeHours(instant: number): string {
  const day = Math.floor(instant / dayMs) * dayMs;
  const hour = 7 + 3 * Math.floor(((instant - day) / dayMs) * 4);
  return new Date(day + hour * 3_600_000).toISOString();
}

export function byName<One extends City>(cities: Iterable<One>): One[] {
  return [...cities].sort((a, b) => compareText(a.name, b.name));
}

function slugOf(name: string): string {
  const ascii = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ascii
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

export function personOf({ name, country }: City): Person & { organisation: string } {
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

const mark = "[Made up for the rehearsal]";

export const isMadeUp = (answer: unknown): boolean => typeof answer === "string" && answer.startsWith(mark);

/** A sentence that says that it is made up. */
export function madeUp(city: City, what: string, chance: Chance): string {
  const topic = () => chance.some(subjects, 1)[0] ?? "";
  return `${mark} ${city.name}: ${what} ${topic()} and ${topic()}.`;
}
