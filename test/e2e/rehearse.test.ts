import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isDecided, isWhole, RehearsalResult } from "../../commands/rehearse/result.ts";
import { run } from "../support/command.ts";
import { synthesized } from "../support/infra-assembly.ts";

const scratch = mkdtempSync(join(tmpdir(), "utlysning-rehearsal-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function rehearse(programme: string, name: string, ...more: string[]) {
  const assembly = await synthesized();
  const json = join(scratch, `${name}.json`);
  const report = join(scratch, `${name}.html`);
  const args = [
    "commands/rehearse.ts",
    programme,
    "--assembly",
    assembly,
    "--json",
    json,
    "--report",
    report,
  ];
  const { code, out, err } = await run("node", [...args, ...more]);
  return { code, out, err, json: readFileSync(json, "utf8"), report: readFileSync(report, "utf8") };
}

test("a rehearsal ends with every invariant green, and twice with the same seed it writes the same JSON", async () => {
  const first = await rehearse("twin-cities-2023", "first", "--seed", "11");
  const second = await rehearse("twin-cities-2023", "second", "--seed", "11");
  const result = RehearsalResult.parse(JSON.parse(first.json));
  expect(result.invariants.filter(({ holds }) => !holds)).toEqual([]);
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(second.json === first.json).toBe(true);
  expect(first.err).toBe("");
  expect(first.out).toContain("Report:");
  expect(first.report).toContain("<h1");
  // What the story promises: late, never submitted, not eligible, declined, withdrawn, over the cap.
  if (!isWhole(result)) throw new Error("The rehearsal ended before the last ticket was paid.");
  const { applications, reviewing, selection, claims } = result;
  expect(applications.refusedLate.map(({ code }) => code)).toEqual(["DeadlinePassed", "DeadlinePassed"]);
  expect(applications.byState).toEqual({ lapsed: 5, submitted: 83, withdrawn: 1 });
  expect(applications.ineligible.map(({ rules }) => rules)).toEqual([
    ["country"],
    ["notHostInThisCall"],
    ["country"],
  ]);
  expect([reviewing.declined, reviewing.conflictsDeclared, reviewing.substitutes]).toEqual([1, 1, 2]);
  expect(selection.withdrawn.length).toBe(1);
  const over = claims.rows.filter(
    ({ notCovered, state }) => notCovered.amount !== "0.00" && state === "paid",
  );
  expect(over.length).toBeGreaterThan(1);
  expect(over.map(({ claimed, reimbursed }) => [claimed.amount, reimbursed.amount])[0]).toEqual([
    "1050.00",
    "900.00",
  ]);
  // Every journey of every twin is settled, each with a workflow that was followed to its end.
  expect(claims.rows.length).toBeGreaterThan(60);
  expect(Object.keys(result.workflows).filter((word) => word.includes("settle-claim"))).toEqual([
    "utlysning-dev-settle-claim SUCCEEDED",
  ]);
});

async function announced(programme: string) {
  const { code, err, json } = await rehearse(programme, programme);
  const result = RehearsalResult.parse(JSON.parse(json));
  expect(result.invariants.filter(({ holds }) => !holds)).toEqual([]);
  expect([code, err]).toEqual([0, ""]);
  expect(result.applications.refusedLate.map((late) => late.code)).toEqual([
    "DeadlinePassed",
    "DeadlinePassed",
  ]);
  expect(result.applications.receiptsChecked).toBe(result.applications.byState.submitted);
  if (!isDecided(result)) throw new Error("The rehearsal ended before the announcement.");
  return result;
}

test("MULTIPLY selects 3 forerunners and 4 followers per country with one honorary prize each, and says what it did where two countries had too few good applications", async () => {
  const { applications, selection } = await announced("multiply");
  expect(applications.ineligible.map(({ rules }) => rules)).toEqual([["countryOfLot"], ["minPopulation"]]);
  const lots = ["at", "de", "hu", "it", "pl", "se"];
  expect(selection.places).toEqual(
    Object.fromEntries(
      lots.flatMap((lot) => [
        [`${lot}/follower`, 4],
        [`${lot}/forerunner`, 3],
      ]),
    ),
  );
  expect(selection.confirmed).toBe(42);
  expect(selection.awards.map(({ country }) => country.toLowerCase()).sort()).toEqual(lots);
  expect(selection.measures.map((one) => one.split(".")[0])).toEqual([
    "Hungary: 3 good applications for 4 places as follower",
    "Poland: 2 good applications for 3 places as forerunner",
  ]);
  expect(selection.ranking.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(["selectedForTrack", "selectedDespiteThreshold"]),
  );
});

test("Uthållig kommun planned about thirty and selects 37, for a reason that its chain approved", async () => {
  const { applications, selection } = await announced("uthallig-kommun-3");
  expect(applications.ineligible.map(({ rules }) => rules).sort()).toEqual([
    ["country"],
    ["organisationType"],
  ]);
  expect([selection.seats.planned, selection.seats.decided, selection.confirmed]).toEqual([30, 37, 37]);
});

test("a programme that does not exist is one sentence and exit 2", async () => {
  const { code, out, err } = await run("node", ["commands/rehearse.ts", "atlantis"]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("There is no programme atlantis");
});
