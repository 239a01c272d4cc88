import { expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { comparisonSentence } from "../../../functions/calls/comparison-words.ts";
import type { Candidate } from "../../../functions/selection/candidate.ts";
import { comparedField } from "../../../functions/selection/compare-field.ts";
import { groupName } from "../../../functions/selection/compared-group.ts";
import { attributesOf } from "../../../functions/selection/quotas.ts";
import { score } from "../../../functions/selection/scoring.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { ApplicationId, OrganisationId } from "../../../schemas/ids.ts";
import { applicationContent } from "../../support/builders.ts";

/** Uthållig kommun 3 itself: leading examples look different depending on the type of municipality. */
const kommun = readProgramme("uthallig-kommun-3");
const [planning] = kommun.tracks;
if (planning === undefined) throw new Error("the programme has tracks");

function candidate(town: string, type: string, mark: number): Candidate {
  const written = applicationContent(`org_${town}`, {
    track: planning?.id,
    answers: { municipalityType: type, before: false },
  });
  const marks = Object.fromEntries((planning?.criteria ?? []).map(({ id }) => [id, mark]));
  return {
    applicationId: ApplicationId.parse(`app_${town}`),
    organisationId: OrganisationId.parse(`org_${town}`),
    name: town,
    country: "SE",
    track: planning?.id ?? "",
    attributes: attributesOf(kommun, written),
    points: [],
    ...score(planning?.criteria ?? [], planning?.overallThreshold ?? 0, [marks]),
  };
}
const type = (name: string, marks: readonly number[]) =>
  marks.map((mark, i) => candidate(`${name}-${i}`, name, mark));

test("Uthållig kommun 3 judges within the type of municipality: the best rural one ranks with the best city", () => {
  const field = [...type("rural", [4, 3.5, 3, 3, 2.5]), ...type("city", [5, 4.5, 4, 4, 3.5])];
  const { candidates } = comparedField(kommun, field, [], new Set());
  const of = (name: string) => candidates.find((one) => one.name === name);
  expect([of("rural-0")?.score, of("rural-4")?.score]).toEqual([of("city-0")?.score, of("city-4")?.score]);
  // The weakest city has the points of the second rural one, and stands behind all but the last of those.
  expect(of("city-4")?.unweighted).toBe(of("rural-1")?.unweighted);
  expect(Number(of("city-4")?.score)).toBeLessThan(Number(of("rural-2")?.score));
  expect(["rural-0", "rural-2", "rural-3", "rural-4"].map((name) => of(name)?.compared?.among)).toEqual([
    { group: "rural", rank: 1, of: 5 },
    { group: "rural", rank: 3, of: 5 },
    { group: "rural", rank: 3, of: 5 },
    { group: "rural", rank: 5, of: 5 },
  ]);
  expect(of("rural-4")?.failed).toEqual(["projects"]);
});

test("a type with fewer than five is compared with all, and keeps its place among its own", () => {
  const field = [...type("rural", [4, 3.5, 3, 3, 2.5]), ...type("industry", [5])];
  const { candidates } = comparedField(kommun, field, [], new Set());
  expect(candidates.find(({ name }) => name === "industry-0")?.compared).toMatchObject({
    reason: { code: "standardScoreOfAll", params: { count: 6, ofGroup: 1 } },
    among: { group: "industry", rank: 1, of: 1 },
  });
});

test("the group is called by the answer's label, in Swedish and English, and the call says it before", () => {
  expect([groupName(kommun, "rural", "sv"), groupName(kommun, "rural", "en")]).toEqual([
    "Landsbygdskommun",
    "Rural municipality",
  ]);
  expect(comparisonSentence(kommun, "sv")).toContain("samma svar på ”Typ av kommun”");
  expect(checkCall(kommun).filter(({ pointer }) => pointer.startsWith("/selection/compare"))).toEqual([
    expect.objectContaining({ code: "Assumed" }),
  ]);
});

const within = (compare: object) => ({ ...kommun, selection: { ...kommun.selection, ...compare } });
const method = "rankShare";
test.each([
  ["country", { compare: { method, within: "country", least: 2 } }, "SE", "Sverige"],
  ["track", { compare: { method, within: "track", least: 2 } }, "planning", "Fysisk planering"],
  ["type", { compare: { method, within: "type", least: 2 } }, "municipality", "municipality"],
  [
    "answer",
    { compare: { method, within: "answer:before", least: 2 } },
    "true",
    "Vi har deltagit i en tidigare etapp: ja",
  ],
] as const)("a group of the same %s is called by a name", (_what, compare, group, name) => {
  expect(groupName(within(compare), group, "sv")).toBe(name);
});
