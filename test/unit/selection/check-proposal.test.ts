import { expect, test } from "vitest";
import type { Candidate } from "../../../functions/selection/candidate.ts";
import { checkOverrides, checkSeats } from "../../../functions/selection/check-proposal.ts";
import { attributesOf } from "../../../functions/selection/quotas.ts";
import { ranked } from "../../../functions/selection/rank-field.ts";
import { CallContent } from "../../../schemas/call.ts";
import { ApplicationId, OrganisationId } from "../../../schemas/ids.ts";
import type { SelectionOverride } from "../../../schemas/selection.ts";
import { applicationContent, callContent } from "../../support/builders.ts";

const [twin] = callContent().tracks;
if (twin === undefined) throw new Error("the built call has a track");
const tracks = ["pilot", "twin"] as const;

test("whoever is selected in spite of a threshold, or for another track, counts where the place is and says so", async () => {
  const content = CallContent.parse({
    ...callContent(),
    tracks: tracks.map((id) => ({ ...twin, id, seats: { target: 1 } })),
    selection: { ...callContent().selection, seats: 2, quotas: [], reserve: 2 },
  });
  const { organisation } = applicationContent();
  const field = (["pilot", "pilot", "twin"] as const).map((track, i): Candidate => {
    const points = `${5 - i}.0000`;
    return {
      applicationId: ApplicationId.parse(`app_${i}`),
      organisationId: OrganisationId.parse(`org_${i}`),
      name: `City ${i}`,
      country: "SE",
      track,
      attributes: attributesOf(content, { organisation, track, answers: {} }),
      points: [],
      means: [],
      score: points,
      unweighted: points,
      failed: track === "twin" ? ["ambition", "overall"] : [],
    };
  });
  const [, second, third] = field.map(({ applicationId }) => applicationId);
  if (second === undefined || third === undefined) throw new Error("three were built");
  const outcomes = async (overrides: SelectionOverride[]) =>
    (await ranked(content, field, overrides, "person_anna")).ranking.map((row) => [
      row.name,
      row.track,
      row.rank,
      row.reason.code,
      row.override?.despite ?? row.override?.appliedFor ?? "",
    ]);
  expect(await outcomes([])).toEqual([
    ["City 0", "pilot", 1, "selected", ""],
    ["City 1", "pilot", 2, "quotaFull", ""],
    ["City 2", "twin", null, "belowThreshold", ""],
  ]);
  const stated = { outcome: "selected", reason: "Stated." } as const;
  expect(await outcomes([{ ...stated, applicationId: second, track: "twin" }])).toEqual([
    ["City 0", "pilot", 1, "selected", ""],
    ["City 1", "twin", 2, "selectedForTrack", "pilot"],
    ["City 2", "twin", null, "belowThreshold", ""],
  ]);
  const despite = ["ambition", "overall"];
  expect(await outcomes([{ ...stated, applicationId: third, despite }])).toEqual([
    ["City 0", "pilot", 1, "selected", ""],
    ["City 1", "pilot", 2, "outranked", ""],
    ["City 2", "twin", 3, "selectedDespiteThreshold", despite],
  ]);
});

test("a proposal names each threshold that it sets aside, and keeps to the range of seats", () => {
  const content = callContent();
  const candidate = { applicationId: ApplicationId.parse("app_a"), failed: ["overall"] };
  const { organisation } = applicationContent();
  const field: Candidate[] = [
    {
      ...candidate,
      organisationId: organisation.id,
      name: "A",
      country: "SE",
      track: "twin",
      attributes: {},
      points: [],
      means: [],
      score: "1.0000",
      unweighted: "1.0000",
    },
  ];
  const codes = (override: Omit<SelectionOverride & { outcome: "selected" }, "outcome" | "reason">) =>
    checkOverrides(content, field, [{ outcome: "selected", reason: "Stated.", ...override }]).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );
  const { applicationId } = candidate;
  expect(codes({ applicationId })).toEqual(["/overrides/0/despite ThresholdsNotNamed"]);
  expect(codes({ applicationId, despite: ["ambition"] })).toEqual([
    "/overrides/0/despite ThresholdsNotNamed",
  ]);
  expect(codes({ applicationId, despite: ["overall"] })).toEqual([]);
  expect(codes({ applicationId, despite: ["overall"], track: "guest" })).toEqual([
    "/overrides/0/track UnknownTrack",
  ]);
  expect(codes({ applicationId: ApplicationId.parse("app_b") })).toEqual([
    "/overrides/0/applicationId NotSelectable",
  ]);
  const rules = { ...content.selection, seats: 30, range: { min: 25, max: 38 } };
  const seats = (count: number) => checkSeats(rules, { count, reason: "Stated." }).map(({ code }) => code);
  expect([24, 25, 38, 39].map(seats)).toEqual([["SeatsOutOfRange"], [], [], ["SeatsOutOfRange"]]);
  expect(checkSeats({ ...rules, range: undefined }, { count: 31, reason: "Stated." })).not.toEqual([]);
});
