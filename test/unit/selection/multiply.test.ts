import { expect, test } from "vitest";
import { checkAwards, notAwarded } from "../../../functions/selection/awards.ts";
import type { Candidate } from "../../../functions/selection/candidate.ts";
import { attributesOf } from "../../../functions/selection/quotas.ts";
import { ranked } from "../../../functions/selection/rank-field.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { ApplicationId, OrganisationId } from "../../../schemas/ids.ts";
import { applicationContent } from "../../support/builders.ts";

const content = readProgramme("multiply");

/** Ten of each track in a country; of those in Hungary two forerunners, in Poland three followers are good enough. */
const field = content.lots.flatMap(({ id: lotId, countries: [country = ""] }) =>
  content.tracks.flatMap(({ id: track }) =>
    Array.from({ length: 10 }, (_, i): Candidate => {
      const id = `${lotId}-${track}-${i}`;
      const scarce = `${lotId}/${track}`;
      const good = scarce === "hu/forerunner" ? 2 : scarce === "pl/follower" ? 3 : 10;
      const organisation = { ...applicationContent().organisation, name: id, country };
      return {
        applicationId: ApplicationId.parse(`app_${id}`),
        organisationId: OrganisationId.parse(`org_${id}`),
        name: id,
        country,
        lotId,
        track,
        attributes: attributesOf(content, { organisation, lotId, track, answers: {} }),
        points: [],
        means: [],
        // Sweden's are the best of all: seats that others cannot fill must not go to them.
        score: `${(lotId === "se" ? 60 : 40) - i}.0000`,
        unweighted: "40.0000",
        failed: i < good ? [] : ["overall"],
      };
    }),
  ),
);

test("MULTIPLY takes three forerunners and four followers of each country, and says where too few are good enough", async () => {
  const answer = await ranked(content, field, [], "person_anna");
  const selected = answer.ranking.filter(({ outcome }) => outcome === "selected");
  const counts = Object.fromEntries(
    content.lots.map(({ id }) => [
      id,
      content.tracks.map(
        ({ id: track }) => selected.filter((row) => row.lotId === id && row.track === track).length,
      ),
    ]),
  );
  expect(counts).toEqual({ se: [3, 4], de: [3, 4], hu: [2, 4], pl: [3, 3], it: [3, 4], at: [3, 4] });
  expect(answer.unfilled).toBe(2);
  expect(answer.unmet).toEqual([
    { quota: "seats:forerunner", count: 17, limit: "target", value: 18 },
    { quota: "seats:follower", count: 23, limit: "target", value: 24 },
    { quota: "seats:hu/forerunner", count: 2, limit: "target", value: 3 },
    { quota: "seats:pl/follower", count: 3, limit: "target", value: 4 },
  ]);
  const passed = answer.ranking.find(({ applicationId }) => applicationId === "app_se-forerunner-3");
  expect(passed?.reason).toMatchObject({ code: "quotaFull", params: { full: ["seats:se/forerunner"] } });

  const awards = content.lots
    .filter(({ id }) => id !== "at")
    .map(({ id }) => ({
      award: "honoraryPrize",
      applicationId: ApplicationId.parse(`app_${id}-forerunner-1`),
      reason: "Its citizens took part.",
    }));
  expect(checkAwards(content, answer.ranking, awards)).toEqual([]);
  expect(notAwarded(content, answer.ranking, awards)).toEqual([
    { award: "honoraryPrize", lotId: "at", missing: 1 },
  ]);
  const wrong = ["se-forerunner-0", "at-follower-0", "at-forerunner-9"].map((id) => ({
    award: "honoraryPrize",
    applicationId: ApplicationId.parse(`app_${id}`),
    reason: "Wrong.",
  }));
  const faults = checkAwards(content, answer.ranking, [...awards, ...wrong]);
  expect(faults.map(({ pointer, code }) => [pointer, code])).toEqual([
    ["/awards/5", "AwardGivenAlready"],
    ["/awards/6/applicationId", "NotAmong"],
    ["/awards/7/applicationId", "NotAmong"],
  ]);
});
