import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { kinds } from "../../commands/plan/engines.ts";
import { ExchangesAnswer } from "../../schemas/planning/exchanges.ts";
import { SettleAnswer } from "../../schemas/planning/settle.ts";

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.literal(422),
  code: z.string(),
  detail: z.string(),
  instance: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })),
});

const example = (kind: string) => `commands/plan/examples/${kind}.json`;

async function plan(args: readonly string[], input: string | Uint8Array = "") {
  const child = spawn(process.execPath, ["commands/plan.ts", ...args], { stdio: "pipe" });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, out, err };
}

async function faults(kind: string, input: string | Uint8Array) {
  const { code, out, err } = await plan([kind, "-"], input);
  expect([code, out]).toEqual([2, ""]);
  const problem = Problem.parse(JSON.parse(err));
  return { ...problem, named: problem.errors.map((fault) => `${fault.code} ${fault.pointer}`) };
}

describe("a plan", () => {
  test.each(kinds)("of kind %s answers its example with one JSON object and nothing else", async (kind) => {
    const { code, out, err } = await plan([kind, example(kind)]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(`${JSON.stringify(JSON.parse(out), undefined, 2)}\n`);
    const compact = await plan([kind, "-", "--compact"], readFileSync(example(kind)));
    expect(compact).toEqual({ code: 0, out: `${JSON.stringify(JSON.parse(out))}\n`, err: "" });
  });

  test("of exchanges and of settlement is what the answer's format says", async () => {
    const exchanges = ExchangesAnswer.parse(
      JSON.parse((await plan(["exchanges", example("exchanges")])).out),
    );
    expect([exchanges.perLot, exchanges.total, exchanges.problems]).toEqual([{ HU: 6, SE: 6 }, 13, []]);
    const { totals } = SettleAnswer.parse(JSON.parse((await plan(["settle", example("settle")])).out));
    expect(totals).toEqual({ reimbursed: "1471.02", notCovered: "122.70" });
  });

  test.each(kinds)(
    "of kind %s does not depend on the order of keys or of lists that carry none",
    async (kind) => {
      const backwards = (value: unknown, key = ""): unknown => {
        if (Array.isArray(value)) {
          const items = value.map((item) => backwards(item));
          return key === "prefs" || key === "tieBreak" ? items : items.reverse();
        }
        if (typeof value !== "object" || value === null) return value;
        return Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, inner]) => [name, backwards(inner, name)]),
        );
      };
      const input: unknown = JSON.parse(readFileSync(example(kind), "utf8"));
      const straight = await plan([kind, example(kind)]);
      expect(straight.code).toBe(0);
      expect(await plan([kind, "-"], JSON.stringify(backwards(input)))).toEqual(straight);
    },
  );
});

describe("bad input", () => {
  test("has every fault named, those of fields and those between fields", async () => {
    const rule = { id: "r", host: {}, hosts: "each", meetings: 0, audience: { scope: "lot" } };
    const draw = { per: "lot", count: 1, choose: "draw", volunteers: ["nobody"] };
    const input = {
      participants: [
        { id: "a", lot: "x", track: "t" },
        { id: "a", lot: 3, track: "t" },
      ],
      hostRules: [rule, { ...rule, id: "s", meetings: 1, hosts: draw }],
      calendar: { from: "2023-02-29", to: "2023-12-01" },
      surplus: true,
    };
    const { code, named } = await faults("exchanges", JSON.stringify(input));
    expect(code).toBe("InputInvalid");
    expect(named.sort()).toEqual([
      "DuplicateId /participants/1/id",
      "NotADay /calendar/from",
      "SeedMissing /hostRules/1/hosts/seed",
      "TooSmall /hostRules/0/meetings",
      "UnknownField /surplus",
      "UnknownParticipant /hostRules/1/hosts/volunteers/0",
      "WrongType /participants/1/lot",
    ]);
  });

  test("of a selection has the faults between fields named next to those of fields", async () => {
    const input = {
      seats: "two",
      tieBreak: [{ by: "impact" }, { by: 3 }, { by: "score" }],
      candidates: [
        { id: "a", score: 1, impact: 1 },
        { id: "a", impact: "1" },
        { id: 7, score: 1, impact: true },
        "nobody",
        { id: "c", score: 1 },
        { id: "d", score: 1, impact: 0.00001 },
      ],
      quotas: [
        { id: "q", attribute: "lot", value: "SE", min: 2, max: 1 },
        { id: "q", attribute: "lot", value: "NO", target: 3, max: 1, min: "0" },
        null,
      ],
      withdrawn: ["x", "a", "a", 4],
    };
    const { named } = await faults("select", JSON.stringify(input));
    expect(named.sort()).toEqual([
      "DuplicateId /candidates/1/id",
      "DuplicateId /quotas/1/id",
      "DuplicateId /withdrawn/2",
      "MinimumAboveMaximum /quotas/0/min",
      "Missing /candidates/1/score",
      "TargetOutOfRange /quotas/1/target",
      "TieBreakMissing /candidates/4/impact",
      "TieBreakMixed /candidates/1/impact",
      "TieBreakNotComparable /candidates/2/impact",
      "TooManyDecimals /candidates/5/impact",
      "UnknownCandidate /withdrawn/0",
      "WrongType /candidates/2/id",
      "WrongType /candidates/3",
      "WrongType /quotas/1/min",
      "WrongType /quotas/2",
      "WrongType /seats",
      "WrongType /tieBreak/1/by",
      "WrongType /withdrawn/3",
    ]);
  });

  test("of a matching has the faults between fields named next to those of fields", async () => {
    const input = {
      twins: [{ id: "a", prefs: ["x", "x", "?", 5] }, { id: "a", country: 46 }, 1],
      pilots: [{ id: "x", capacity: 1, minTwins: 2, prefs: ["b"] }, { id: "y", minTwins: 1 }, null],
      weight: { a: { x: 1.00001, z: 2, y: "3" }, c: [4] },
    };
    const { named } = await faults("match", JSON.stringify(input));
    expect(named.sort()).toEqual([
      "DuplicateId /twins/1/id",
      "DuplicatePreference /twins/0/prefs/1",
      "Invalid /policy",
      "MinimumAboveCapacity /pilots/0/minTwins",
      "Missing /pilots/1/capacity",
      "TooManyDecimals /weight/a/x",
      "UnknownPilot /twins/0/prefs/2",
      "UnknownPilot /weight/a/z",
      "UnknownTwin /pilots/0/prefs/0",
      "UnknownTwin /weight/c",
      "WrongType /pilots/2",
      "WrongType /twins/0/prefs/3",
      "WrongType /twins/1/country",
      "WrongType /twins/2",
      "WrongType /weight/a/y",
      "WrongType /weight/c",
    ]);
  });

  test("that is not JSON is shown by line and column", async () => {
    const { code, params, detail } = await faults("settle", '{\n  "call": {},\n  "policy": tru\n}');
    expect([code, params]).toEqual(["NotJson", { line: 3, column: 13 }]);
    expect(detail).toBe('Line 3, column 13: expected a value, found "t".');
    expect((await faults("settle", "")).code).toBe("NotJson");
    expect((await faults("settle", new Uint8Array([0x7b, 0xff, 0x7d]))).code).toBe("NotUtf8");
  });

  test("with a key twice is refused, however the key is written", async () => {
    const { named } = await faults(
      "exchanges",
      '{"participants": [], "hostRules": [], "p\\u0061rticipants": []}',
    );
    expect(named).toEqual(["DuplicateKey /participants"]);
  });

  test("that is nested without end is refused in a sentence", async () => {
    const { detail } = await faults("settle", "[".repeat(300_000));
    expect(detail).toBe("Line 1, column 65: nested more than 64 levels deep.");
  });

  test("with a prototype for a key harms nothing", async () => {
    const { named } = await faults(
      "exchanges",
      '{"participants": [], "hostRules": [], "__proto__": {"calendar": 1}}',
    );
    expect(named).toEqual(["ReservedKey /__proto__", "UnknownField /__proto__"]);
  });
});

test("control characters in an id reach the terminal escaped", async () => {
  const participants = ["a\u001b[31m\u009b\u202e", "b"].map((id) => ({ id, lot: "x", track: "t" }));
  const hostRules = [
    { id: "r", host: {}, hosts: "each", meetings: 1, audience: { scope: "lot", excludeHost: true } },
  ];
  const { code, out } = await plan(["exchanges", "-"], JSON.stringify({ participants, hostRules }));
  expect(code).toBe(0);
  expect(/^[\n -~]*$/.test(out)).toBe(true);
  expect(ExchangesAnswer.parse(JSON.parse(out)).exchanges.map(({ host }) => host)).toEqual(
    participants.map(({ id }) => id),
  );
});

test.each([
  [["bogus", example("settle")], /^error: .*'bogus' is invalid.*Allowed choices are assign, select, match/],
  [["settle", "no-such.json"], /^plan: cannot read "no-such.json": there is no such file\.\n$/],
  [["settle", "commands"], /^plan: cannot read "commands": it is a directory\.\n$/],
  [["settle"], /^error: missing required argument 'file'\n$/],
  [["settle", "-", "--wide"], /^error: unknown option '--wide'\n$/],
])("the call %j is answered in one sentence and exit 2", async (args, sentence) => {
  const { code, out, err } = await plan(args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(sentence);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test("--help shows an example of every kind and how to silence npm", async () => {
  const { code, out } = await plan(["--help"]);
  expect(code).toBe(0);
  for (const kind of kinds)
    expect(out).toMatch(new RegExp(`npm run --silent plan -- ${kind} +${example(kind)}`));
});
