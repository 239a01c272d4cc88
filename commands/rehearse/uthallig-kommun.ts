import * as z from "zod";
import { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import { type CallStory, rehearseCall } from "./call-road.ts";
import type { Chance } from "./chance.ts";
import { byName, type City, createComings, keyOf, mannersOf, personOf } from "./field.ts";
import { kommunDeciding, kommunReviewing } from "./kommun-deciding.ts";
import { periodsAreRun } from "./kommun-learning.ts";
import { kommunPreparing } from "./kommun-preparing.ts";
import { list, missionCities } from "./lists.ts";
import { madeUpAnswers } from "./made-up-answers.ts";

const Stage2 = z.object({
  rows: z.array(z.object({ kind: z.string(), municipality: z.string().optional() })),
});
const Chosen = z.object({ rows: z.array(z.object({ municipality: z.string(), country: z.string() })) });

/** Neither is a Swedish municipality; both are made up as applicants. */
const ineligible: City[] = [
  { name: "Mariehamn", country: "AX", type: "municipality" },
  { name: "Regionförbundet (made up)", country: "SE", type: "region" },
];

const stage2 = () =>
  new Set(Stage2.parse(list("uthallig-kommun-3")).rows.flatMap(({ municipality }) => municipality ?? []));

const Municipalities = z.object({ rows: z.array(z.object({ municipality: z.string() })) });

/** Ten that took part in stage 2, Swedish municipalities of the other programmes, and as many others as make a field. */
function entrants(chance: Chance): City[] {
  const swedish = [
    ...missionCities().map(({ name, country }) => ({ name, country })),
    ...Chosen.parse(list("multiply-cities")).rows.map(({ municipality, country }) => ({
      name: municipality,
      country,
    })),
  ].filter(({ country }) => country === "SE");
  const others = chance.some(Municipalities.parse(list("swedish-municipalities")).rows, 38);
  const names = new Set([
    ...stage2(),
    ...swedish.map(({ name }) => name),
    ...others.map(({ municipality }) => municipality),
  ]);
  return byName([
    ...[...names].map((name) => ({ name, country: "SE", type: "municipality" })),
    ...ineligible,
  ]);
}

function contentOf(call: CallContent, city: City, wasHere: boolean, chance: Chance): ApplicationContent {
  const { name, country, type } = city;
  const { organisation, email } = personOf(city);
  const track = chance.some(call.tracks, 1)[0]?.id ?? "";
  return ApplicationContent.parse({
    organisation: { id: organisation, name, country, type },
    contact: { name: `Miljöstrateg i ${name}`, email, language: "sv" },
    track,
    area: { kind: "wholeMunicipality", name },
    roles: [
      { role: "projectLead", name: `Miljöstrateg i ${name}` },
      { role: "politician", name: `Kommunstyrelsens ordförande i ${name}` },
    ],
    answers: { ...madeUpAnswers(call, track, city, chance), before: wasHere },
    consentToPublish: chance.next() < 0.9,
  });
}

const story: CallStory = {
  programme: "uthallig-kommun-3",
  domain: "energimyndigheten.example",
  preparing: kommunPreparing,
  handedInAt: "2011-03-01T09:00:00.000Z",
  fieldInWords:
    "The municipalities are real: ten that took part in stage 2, Swedish ones of the other programmes, and others drawn by the seed. Who applied to stage 3 was not found; that these did is assumed, and their answers, reviewers and marks are made up from the seed. Two applicants were added that are not eligible.",
  lastRole: "directorGeneral",
  reviewing: kommunReviewing,
  deciding: kommunDeciding,
  afterwards: {
    of: periodsAreRun,
    expected: {
      "project periods open in June 2012": "2",
      "hand in a third leading example": "EnoughThere",
      "report on its day": "drawnUp",
      "steps of the programme's process that are done": "3",
      "hand in a report that nobody has approved": "WrongState",
    },
  },
  field(call, chance) {
    const before = stage2();
    const cities = entrants(chance);
    const special = mannersOf(
      cities.filter(({ name }) => !ineligible.some((one) => one.name === name)),
      chance,
    );
    const coming = createComings(chance);
    return cities.map((city) => ({
      name: city.name,
      person: personOf(city),
      content: contentOf(call.content, city, before.has(city.name), chance),
      ...coming(call, special.get(keyOf(city))),
    }));
  },
};

export const rehearseUthalligKommun = rehearseCall(story);
