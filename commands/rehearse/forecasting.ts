import * as z from "zod";
import type { Forecast, ForecastComparison } from "../../schemas/forecast.ts";
import { routes } from "../../schemas/routes.ts";
import type { Office } from "./staff.ts";
import type { World } from "./world.ts";

/** What staff were told before the opening that would be sent, and how it came. */
export interface Foretold {
  forecast: Forecast;
  kinds: ForecastComparison[];
}

/** Made up: readers who follow the call and do not apply; the last of them leaves again. */
const readers = [
  { name: "Reader One", email: "reader-1@example.org", language: "sv" },
  { name: "Reader Two", email: "reader-2@example.org", language: "en" },
  { name: "Reader Three", email: "reader-3@example.org", language: "en" },
] as const;

/** The code that the last letter to an address brought, as its reader finds it. */
const Code = z.string().regex(/^[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/);
async function codeFor(world: World, email: string): Promise<string> {
  const mine = (await world.mails()).filter(({ to }) => to.some((one) => one.includes(email)));
  const found = mine.at(-1)?.html?.match(/[a-z0-9]{25}\.[A-Za-z0-9_-]{43}/g);
  return Code.parse(found?.at(-1));
}

/** Some people follow the call through the public door, each by the code in the letter that came. */
export async function someFollow(world: World, callId: string): Promise<void> {
  for (const reader of readers)
    await world.ask(undefined, routes.subscribe, { body: { topic: { callId }, ...reader } });
  await world.settle();
  for (const { email } of readers)
    await world.ask(undefined, routes.confirmSubscription, { body: { token: await codeFor(world, email) } });
  await world.settle();
}

/** One of those who follow leaves, by the code in the last letter. */
export async function oneLeaves(world: World): Promise<void> {
  const [, , { email }] = readers;
  await world.ask(undefined, routes.cancelSubscription, { body: { token: await codeFor(world, email) } });
}

/** What the office reads before the opening. */
export async function foretell(world: World, office: Office, callId: string): Promise<Forecast> {
  return world.ask(office.assistant, routes.forecastLetters, { params: { callId } });
}

/** What was sent since, held against it. */
export async function heldAgainst(
  world: World,
  office: Office,
  callId: string,
  forecast: Forecast,
): Promise<Foretold> {
  const { at, lines } = forecast;
  const { kinds } = await world.ask(office.assistant, routes.compareForecast, {
    params: { callId },
    body: { at, lines },
  });
  return { forecast, kinds };
}
