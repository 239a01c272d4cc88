import { describe, expect, it } from "vitest";
import { select } from "../../../functions/selection/rules/select.ts";
import { SelectInput } from "../../../schemas/planning/select.ts";

const candidate = (id: string, score: number, lot: string, track: string) => ({ id, score, lot, track });
const field = [
  candidate("a", 90, "SE", "own"),
  candidate("b", 88, "SE", "own"),
  candidate("c", 85, "SE", "twin"),
  candidate("d", 80, "NO", "own"),
  candidate("e", 70, "NO", "twin"),
  candidate("f", 65.5, "DE", "twin"),
  candidate("g", 50, "DE", "own"),
];
const quotas = [
  { id: "sweden", attribute: "lot", value: "SE", max: 2 },
  { id: "norway", attribute: "lot", value: "NO", min: 1 },
  { id: "twins", attribute: "track", value: "twin", min: 2 },
];
const input = (more: object) =>
  SelectInput.parse({ seats: 4, minScore: 60, candidates: field, quotas, ...more });

describe("reasons and alternatives", () => {
  it("name the quotas that block, and who is in because of them", async () => {
    expect(await select(input({}))).toEqual({
      feasible: true,
      policy: "rankLexicographic",
      selected: ["a", "b", "e", "f"],
      total: 313.5,
      reserve: ["c", "d"],
      reasons: {
        a: { code: "selected", params: { rank: 1, score: 90 } },
        b: { code: "selected", params: { rank: 2, score: 88 } },
        c: {
          code: "quotaFull",
          params: {
            rank: 3,
            score: 85,
            full: ["sweden"],
            fullWith: ["a", "b"],
            minimum: ["norway"],
            keptFor: ["e"],
            target: [],
          },
        },
        d: {
          code: "keptForMinimum",
          params: {
            rank: 4,
            score: 80,
            full: [],
            fullWith: [],
            minimum: ["twins"],
            keptFor: ["e", "f"],
            target: [],
          },
        },
        e: { code: "selected", params: { rank: 5, score: 70 } },
        f: { code: "selected", params: { rank: 6, score: 65.5 } },
        g: { code: "belowThreshold", params: { score: 50, minScore: 60 } },
      },
      otherPolicy: { policy: "maxTotal", selected: ["a", "c", "d", "e"], total: 325 },
    });
  });

  it("say what lacks when a lot has too few good applications, and what follows from letting it go", async () => {
    const germany = { id: "germany", attribute: "lot", value: "DE", min: 2 };
    expect(await select(input({ quotas: [...quotas, germany] }))).toEqual({
      feasible: false,
      conflict: { quota: "germany", eligibleAboveThreshold: ["f"], shortfall: 1, with: [] },
      relaxed: [{ dropQuotas: ["germany"], selected: ["a", "b", "e", "f"], total: 313.5 }],
    });
  });

  it("show a target and a soft quota that could not be met, and fill the seats", async () => {
    const wishes = [
      { id: "germany", attribute: "lot", value: "DE", target: 2 },
      { id: "own", attribute: "track", value: "own", max: 1, soft: true },
    ];
    const answer = await select(input({ seats: 5, quotas: wishes }));
    expect(answer).toMatchObject({
      selected: ["a", "b", "c", "e", "f"],
      reasons: { d: { code: "quotaFull", params: { full: ["own"], fullWith: ["a", "b"] } } },
      unmet: [
        { quota: "germany", limit: "target", value: 2, count: 1 },
        { quota: "own", limit: "max", value: 1, count: 2 },
      ],
    });
  });

  it("keep decimals exact: 0.1 + 0.2 ties with 0.3", async () => {
    const some = [
      candidate("a", 0.3, "SE", "own"),
      candidate("b", 0.2, "NO", "own"),
      candidate("c", 0.1, "NO", "own"),
      candidate("d", 0, "SE", "own"),
    ];
    const pairs = [
      { id: "norway", attribute: "lot", value: "NO", min: 0, max: 2 },
      { id: "sweden", attribute: "lot", value: "SE", min: 0, max: 2 },
    ];
    const answer = await select(
      input({ seats: 3, minScore: 0, policy: "maxTotal", candidates: some, quotas: pairs }),
    );
    expect(answer).toMatchObject({ selected: ["a", "b", "c"], total: 0.6 });
  });

  it("name each fault of the input with its place", () => {
    const parsed = SelectInput.safeParse({
      seats: 1,
      minScore: 60,
      tieBreak: [{ by: "impact", order: "desc" }],
      candidates: [
        { id: "a", score: 1, impact: 1 },
        { id: "a", score: 1, impact: "1" },
        { id: "c", score: 1 },
      ],
      quotas: [
        { id: "q", attribute: "lot", value: "SE", min: 2, max: 1 },
        { id: "q", attribute: "lot", value: "NO", target: 3, max: 1 },
      ],
      withdrawn: ["x"],
    });
    const faults = parsed.error?.issues.map((issue) =>
      issue.code === "custom" ? [issue.params?.code, issue.path.join("/")] : [],
    );
    expect(faults).toEqual([
      ["DuplicateId", "candidates/1/id"],
      ["DuplicateId", "quotas/1/id"],
      ["UnknownCandidate", "withdrawn/0"],
      ["MinimumAboveMaximum", "quotas/0/min"],
      ["TargetOutOfRange", "quotas/1/target"],
      ["TieBreakMixed", "candidates/1/impact"],
      ["TieBreakMissing", "candidates/2/impact"],
    ]);
    const decimals = SelectInput.safeParse({ seats: 1, candidates: [{ id: "a", score: 1.00001 }] });
    expect(decimals.error?.issues.map(({ path }) => path)).toEqual([["candidates", 0, "score"]]);
  });
});
