import * as z from "zod";
import { windowFor } from "../../functions/calls/lots.ts";
import { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import { type CallStory, rehearseCall } from "./call-road.ts";
import type { Chance } from "./chance.ts";
import { theNetworksMeet } from "./exchanging.ts";
import { byName, type City, createComings, keyOf, madeUp, mannersOf, personOf } from "./field.ts";
import { list, missionCities } from "./lists.ts";
import { madeUpAnswers } from "./made-up-answers.ts";
import { multiplyDeciding, multiplyReviewing } from "./multiply-deciding.ts";
import { plansAreMade } from "./multiply-plans.ts";

const Chosen = z.object({
  rows: z.array(
    z.object({
      country: z.string(),
      municipality: z.string(),
      role: z.string().nullable(),
      area: z.string().nullable(),
    }),
  ),
});

/** Hungarian towns, so that there is a field to select from: that they applied is made up. */
const madeUpApplicants: City[] = ["Eger", "Győr", "Szeged", "Tatabánya", "Veszprém"].map((name) => ({
  name,
  country: "HU",
  type: "municipality",
  population: 60_000,
}));

/** Refused by a rule each: too small for the German selection, and of a country without one. Both are made up. */
const ineligible: City[] = [
  { name: "Kleinstadt (made up)", country: "DE", type: "municipality", population: 4999 },
  { name: "Amersfoort", country: "NL", type: "municipality", population: 150_000 },
];

interface Entrant extends City {
  track: string | undefined;
  area: string | undefined;
}

/** The municipalities that were chosen, and the Mission Cities of the six countries; that these applied is assumed. */
function entrants(): Entrant[] {
  const chosen = Chosen.parse(list("multiply-cities")).rows.map(
    ({ municipality, country, role, area }): Entrant => ({
      name: municipality,
      country,
      type: "municipality",
      // Assumed: no source gives it, and the German selection asks for 5,000.
      population: 20_000,
      track: role ?? undefined,
      area: area ?? undefined,
    }),
  );
  const countries = new Set(chosen.map(({ country }) => country));
  const others = [...missionCities(), ...madeUpApplicants]
    .filter(({ country }) => countries.has(country))
    .map((city): Entrant => ({ ...city, type: "municipality", track: undefined, area: undefined }));
  const strangers = ineligible.map((city): Entrant => ({ ...city, track: "follower", area: undefined }));
  const all = byName(new Map([...strangers, ...others, ...chosen].map((one) => [keyOf(one), one])).values());
  return [...Map.groupBy(all, ({ country }) => country).values()].flatMap(inTracks);
}

/** Who is not known to have been one or the other applies for the track that its country has fewer applications in. */
function inTracks(ofCountry: readonly Entrant[]): Entrant[] {
  const known = (track: string) => ofCountry.filter((one) => one.track === track).length;
  const count = { forerunner: known("forerunner"), follower: known("follower") };
  return ofCountry.map((entrant) => {
    if (entrant.track !== undefined) return entrant;
    // Three forerunners and four followers are wanted of each.
    const track = count.forerunner / 3 <= count.follower / 4 ? "forerunner" : "follower";
    count[track] += 1;
    return { ...entrant, track };
  });
}

function contentOf(call: CallContent, entrant: Entrant, chance: Chance): ApplicationContent {
  const { name, country, type, population, lat, lon, area } = entrant;
  const { organisation, email } = personOf(entrant);
  const track = entrant.track ?? "follower";
  const about = area ?? madeUp(entrant, "the district of", chance).slice(0, 200);
  const declared = track === "forerunner" ? { district: true } : { ambition: true, planArea: about };
  return ApplicationContent.parse({
    organisation: { id: organisation, name, country, type, population, lat, lon },
    contact: { name: `Climate officer of ${name}`, email, language: country === "SE" ? "sv" : "en" },
    lotId: call.lots.find(({ countries }) => countries.includes(country))?.id ?? call.lots[0]?.id,
    track,
    area: { kind: "district", name: about },
    answers: { ...madeUpAnswers(call, track, entrant, chance), ...declared },
    consentToPublish: true,
  });
}

const story: CallStory = {
  programme: "multiply",
  domain: "multiply.example",
  handedInAt: "2019-06-05T08:00:00.000Z",
  fieldInWords:
    "The 40 municipalities that are known to have been chosen are real, and so are the Mission Cities of the six countries and five Hungarian towns; that these applied is assumed, as is the population, and everybody's answers, reviewers and marks are made up from the seed, so that two countries have too few good applications. Two applicants were added that are not eligible.",
  reviewing: multiplyReviewing,
  deciding: multiplyDeciding,
  exchanging: theNetworksMeet,
  afterwards: {
    of: plansAreMade,
    expected: {
      "hand in a transition plan as a forerunner": "NotAsked",
      "hand in a second transition plan": "EnoughThere",
      "the missing list before the day": "everybody who has handed in none",
    },
  },
  field(call, chance) {
    const cities = entrants();
    const special = mannersOf(
      cities.filter(({ name }) => !ineligible.some((one) => one.name === name)),
      chance,
    );
    const coming = createComings(chance);
    return cities.map((city) => {
      const content = contentOf(call.content, city, chance);
      const when = coming(windowFor(call, content.lotId), special.get(keyOf(city)));
      return { name: city.name, person: personOf(city), content, ...when };
    });
  },
};

export const rehearseMultiply = rehearseCall(story);
