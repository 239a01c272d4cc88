import { afterAll, beforeAll, expect, test } from "vitest";
import { callContent } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { selectionWorld } from "../../support/selection-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof selectionWorld>>;
beforeAll(async () => {
  database = await startTable();
  const compare = { method: "standardScore", within: "country", least: 3 };
  world = await selectionWorld(database.table, "comparing", {
    selection: { ...callContent().selection, compare },
  });
});
afterAll(() => database.stop());

test("a call that compares says so before anybody applies", async () => {
  const params = { callId: world.callId };
  const { body } = await world.staff("GET /calls/{callId}/criteria", { params });
  expect(body.comparison).toMatch(/från samma land: 50 är gruppens medelvärde.*färre än 3/);
});

test("the ranking goes by what is compared, thresholds by what reviewers gave, and both are shown to staff", async () => {
  expect((await world.propose()).status).toBe(201);
  const { ranking } = await world.selection();
  // Sums of 9.5, 8, 7 and 4 of 10: the mean is 71.25 of a hundred, and Ystad is below its thresholds as before.
  expect(
    ranking.map(({ name, score, unweighted, outcome }) => [name.slice(16), score, unweighted, outcome]),
  ).toEqual([
    ["umea", "61.8060", "9.5000", "selected"],
    ["lund", "54.3496", "8.0000", "selected"],
    ["kalmar", "49.3786", "7.0000", "reserve"],
    ["ystad", "34.4658", "4.0000", "belowThreshold"],
  ]);
  expect(ranking[0]?.compared?.reason).toEqual({
    code: "standardScore",
    params: { group: "SE", ofGroup: 4, raw: 95, count: 4, mean: 71.25, deviation: 20.1168 },
  });
});

test("the applicant reads the same in the letter and through the API, in their language", async () => {
  expect((await world.approve()).status).toBe(200);
  await world.announce();
  const { body } = await world.staff("GET /applications/{applicationId}/decision", {
    as: { name: "eva", groups: ["applicant"] },
    params: { applicationId: world.applicationOf("kalmar") },
  });
  expect([body.score, body.compared]).toEqual([
    "49.3786",
    {
      weighted: "7.0000",
      value: "49.3786",
      reason: {
        code: "standardScore",
        params: { group: "SE", ofGroup: 4, raw: 70, count: 4, mean: 71.25, deviation: 20.1168 },
      },
      among: { group: "SE", rank: 3, of: 4 },
    },
  ]);
  expect(body.comparison).toBe(
    "I rangordningen räknas 49,3786. De viktade poängen är 70 av hundra. Bland de 4 ansökningar som den jämförs med är medelvärdet 71,25 och standardavvikelsen 20,1168; 50 är medelvärdet och tio poäng en standardavvikelse. I gruppen ”Sverige” är den nummer 3 av 4.",
  );
  const letters = world.deps.letters.list({ index: "gsi1", key: `${world.callId}#letter`, shards: 8 });
  const letter = (await Array.fromAsync(letters)).find(({ kind }) => kind === "decision-reserve");
  expect(JSON.stringify(letter?.facts)).toContain('"value":"49.3786"');
});
