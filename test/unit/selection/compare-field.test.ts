import { expect, test } from "vitest";
import type { Candidate } from "../../../functions/selection/candidate.ts";
import { comparedField } from "../../../functions/selection/compare-field.ts";
import { attributesOf } from "../../../functions/selection/quotas.ts";
import { score } from "../../../functions/selection/scoring.ts";
import { CallContent } from "../../../schemas/call.ts";
import { ApplicationId, OrganisationId, PersonId } from "../../../schemas/ids.ts";
import type { Review } from "../../../schemas/reviewing.ts";
import { applicationContent, callInput } from "../../support/builders.ts";

type Marks = Record<string, number | null>;
const [twin] = callInput().tracks;
if (twin === undefined) throw new Error("the built call has a track");
const en = (text: string) => ({ en: text });
/** One criterion in words and with aspects, one in marks, a wider scale in the other track. */
const worded = {
  id: "ambition",
  label: en("Ambition"),
  maxScore: 4,
  step: 1,
  threshold: 2,
  weight: 2,
  aspects: [
    { id: "reach", label: en("Reach") },
    { id: "depth", label: en("Depth") },
  ],
  levels: ["Not at all", "Hardly", "In part", "Largely", "In full"].map((text, i) => ({
    score: i,
    label: en(text),
  })),
};
const marked = { id: "quality", label: en("Quality"), maxScore: 5, step: 0.5, threshold: 3 };
const wide = { ...marked, maxScore: 10 };
const kind = {
  id: "kind",
  label: en("Kind"),
  kind: "choice",
  required: true,
  options: [
    { id: "rural", label: en("Rural") },
    { id: "urban", label: en("Urban") },
  ],
};

function call(compare: unknown, change: object = {}) {
  return CallContent.parse({
    ...callInput(),
    tracks: [
      { ...twin, form: [kind], criteria: [worded, marked], overallThreshold: 5 },
      { ...twin, id: "pilot", form: [kind], criteria: [wide], overallThreshold: 5 },
    ],
    selection: { ...callInput().selection, tieBreak: ["quality"], compare, ...change },
  });
}

function candidate(
  content: CallContent,
  town: string,
  marks: readonly Marks[],
  change: { track?: string; kind?: string; points?: number } = {},
): Candidate {
  const { track = "twin", kind: answer = "rural", points } = change;
  const written = applicationContent(`org_${town}`, { track, answers: { kind: answer } });
  const found = content.tracks.find(({ id }) => id === track);
  if (found === undefined) throw new Error(track);
  return {
    applicationId: ApplicationId.parse(`app_${town}`),
    organisationId: OrganisationId.parse(`org_${town}`),
    name: town,
    country: "SE",
    track,
    attributes: attributesOf(content, written),
    points: points === undefined ? [] : [{ desirable: "dialogue", points }],
    ...score(found.criteria, found.overallThreshold, marks),
  };
}

function review(
  person: string,
  town: string,
  scores: Marks,
): Pick<Review, "applicationId" | "personId" | "content"> {
  const content = { scores, toApplicant: "", toPanel: "" };
  return {
    applicationId: ApplicationId.parse(`app_${town}`),
    personId: PersonId.parse(`person_${person}`),
    content,
  };
}

const shown = (candidates: readonly Candidate[]) =>
  candidates.map(({ name, score: counted, failed }) => [name, counted, ...failed]);

test("worded levels and their aspects count as their scores do, and what does not apply is not zero", () => {
  const content = call("points");
  const rows = [
    candidate(content, "words", [
      { ambition: 4, quality: 3 },
      { ambition: 3, quality: 4 },
    ]),
    // One reviewer could not say: the other's level is the mean.
    candidate(content, "half", [
      { ambition: 4, quality: 3 },
      { ambition: null, quality: 4 },
    ]),
    // Nobody could: the rest, 3.5 of 5, is raised to the 13 that both give at most with their weights.
    candidate(content, "none", [
      { ambition: null, quality: 3 },
      { ambition: null, quality: 4 },
    ]),
    candidate(content, "zero", [
      { ambition: 0, quality: 3 },
      { ambition: 0, quality: 4 },
    ]),
  ];
  expect(shown(comparedField(content, rows, [], new Set()).candidates)).toEqual([
    ["words", "10.5000"],
    ["half", "11.5000"],
    ["none", "9.1000"],
    ["zero", "3.5000", "ambition", "overall"],
  ]);
  const unworded = CallContent.parse({
    ...content,
    tracks: content.tracks.map((track) => ({
      ...track,
      criteria: track.criteria.map(({ levels: _levels, aspects: _aspects, ...rest }) => rest),
    })),
  });
  const marks = [4, 3].map((ambition) => ({ ambition, quality: 7 - ambition }));
  expect(candidate(unworded, "words", marks)).toEqual(rows[0]);
});

test("what does not apply is not zero in a standard score either", () => {
  const content = call({ method: "standardScore", within: "track" });
  const rows = [
    candidate(content, "seven-tenths", [{ ambition: null, quality: 3.5 }]),
    candidate(content, "top", [{ ambition: 4, quality: 5 }]),
    candidate(content, "middle", [{ ambition: 2, quality: 2.5 }]),
  ];
  const { candidates } = comparedField(content, rows, [], new Set());
  // Shares of 70, 100 and 50: the mean is 73.3333, so the one with 70 lies just under the middle.
  expect(candidates[0]?.compared?.reason.params).toMatchObject({ raw: 70, mean: 73.3333, count: 3 });
  expect(candidates.map((one) => Number(one.score) > 50)).toEqual([false, true, false]);
});

test("shares make tracks comparable, points of welcome things are added after, and thresholds see neither", () => {
  const content = call("share");
  const rows = [
    candidate(content, "twin", [{ ambition: 4, quality: 2.5 }], { points: 3 }),
    candidate(content, "pilot", [{ quality: 8.5 }], { track: "pilot" }),
  ];
  const { candidates } = comparedField(content, rows, [], new Set());
  // 10.5 of 13 and 8.5 of 10; the twin misses the threshold of quality however many points it has.
  expect(shown(candidates)).toEqual([
    ["twin", "83.7692", "quality"],
    ["pilot", "85.0000"],
  ]);
  expect(candidates[0]?.compared).toEqual({
    weighted: "10.5000",
    value: "80.7692",
    reason: { code: "share", params: { raw: 80.7692 } },
  });
});

test("an application is judged within those that gave the same answer (F98)", () => {
  const content = call({ method: "rankShare", within: "answer:kind" });
  const rows = [
    candidate(content, "stad", [{ ambition: 4, quality: 5 }], { kind: "urban" }),
    candidate(content, "storstad", [{ ambition: 4, quality: 4.5 }], { kind: "urban" }),
    candidate(content, "by", [{ ambition: 3, quality: 3 }]),
    candidate(content, "small", [{ ambition: 2, quality: 3 }]),
  ];
  const { candidates } = comparedField(content, rows, [], new Set());
  expect(shown(candidates)).toEqual([
    ["stad", "75.0000"],
    ["storstad", "25.0000"],
    ["by", "75.0000"],
    ["small", "25.0000"],
  ]);
  expect(candidates.map((one) => one.compared?.among)).toEqual([
    { group: "urban", rank: 1, of: 2 },
    { group: "urban", rank: 2, of: 2 },
    { group: "rural", rank: 1, of: 2 },
    { group: "rural", rank: 2, of: 2 },
  ]);
});

test("a reviewer who is more severe than the others on the same applications is evened out", () => {
  const content = call({ method: "severity", least: 2 });
  const marks = (quality: number): Marks => ({ quality });
  const pilot = { track: "pilot" };
  // Sven gives two less than Lotta where both read, on b and c; a only he has read with Maja, who is not known yet.
  const reviews = [
    review("sven", "a", marks(5)),
    review("maja", "a", marks(5)),
    review("sven", "b", marks(5)),
    review("lotta", "b", marks(7)),
    review("sven", "c", marks(6)),
    review("lotta", "c", marks(8)),
  ];
  const rows = ["a", "b", "c"].map((town) =>
    candidate(
      content,
      town,
      reviews.filter((one) => one.applicationId === `app_${town}`).map((one) => one.content.scores),
      pilot,
    ),
  );
  const found = comparedField(content, rows, reviews, new Set());
  // Of a hundred: Sven 0, -20 and -20, so -40/3; Lotta +20; Maja was compared once, which is less than two.
  expect(found.severities).toEqual([
    { personId: "person_lotta", compared: 2, off: 20 },
    { personId: "person_maja", compared: 1, off: 0 },
    { personId: "person_sven", compared: 3, off: -13.3333 },
  ]);
  expect(
    found.candidates.map(({ name, score: counted, compared }) => [name, counted, compared?.reason.params]),
  ).toEqual([
    ["a", "56.6667", { raw: 50, correction: 6.6667, reviews: 2, corrected: 1 }],
    ["b", "56.6667", { raw: 60, correction: -3.3333, reviews: 2, corrected: 2 }],
    ["c", "66.6667", { raw: 70, correction: -3.3333, reviews: 2, corrected: 2 }],
  ]);
  // Where they came to one word, it is nobody's own: nothing is corrected.
  expect(shown(comparedField(content, rows, reviews, new Set(["app_a"])).candidates)[0]).toEqual([
    "a",
    "50.0000",
  ]);
});

test("where everybody read everything, evening out changes no order", () => {
  const content = call({ method: "severity", least: 1 });
  const towns = ["a", "b", "c", "d"];
  const reviews = towns.flatMap((town, i) =>
    ["sven", "lotta", "maja"].map((person, j) =>
      review(person, town, { quality: ((i * 7 + j * 5) % 13) / 2 + j }),
    ),
  );
  const rows = towns.map((town) =>
    candidate(
      content,
      town,
      reviews.filter((one) => one.applicationId === `app_${town}`).map((one) => one.content.scores),
      { track: "pilot" },
    ),
  );
  const { candidates } = comparedField(content, rows, reviews, new Set());
  expect(candidates.map((one) => one.compared?.reason.params.correction)).toEqual([0, 0, 0, 0]);
});
