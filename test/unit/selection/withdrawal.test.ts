import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { select } from "../../../functions/selection/rules/select.ts";
import { type Candidate, SelectInput } from "../../../schemas/planning/select.ts";
import { bySearch, inputWithReserve, inRankOrder, meetsHard } from "./enumerate.ts";

const seed = 20230504;
const fewOfEight = fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 3 });
const ids = (some: readonly Candidate[]) => some.map(({ id }) => id);

describe("withdrawals", () => {
  it("are replaced from the reserve as a search through all subsets would", {
    timeout: 120_000,
  }, async () => {
    let replaced = 0;
    await fc.assert(
      fc.asyncProperty(inputWithReserve, fewOfEight, async (input, out) => {
        const before = bySearch(input);
        const withdrawn = ids(input.candidates).filter((_id, index) => out.includes(index));
        const isGone = new Set(withdrawn);
        const candidates = input.candidates.filter(({ id }) => !isGone.has(id));
        const answer = await select({ ...input, withdrawn });
        const again = bySearch({ ...input, candidates });
        const leaving = before?.filter(({ id }) => isGone.has(id)) ?? [];
        expect(answer.feasible).toBe(before !== undefined && (leaving.length === 0 || again !== undefined));
        if (!answer.feasible || before === undefined) return;
        const staying = before.filter(({ id }) => !isGone.has(id));
        expect(answer.selected).toEqual(expect.arrayContaining(ids(staying)));
        expect(answer.replacements?.map(({ withdraws }) => withdraws)).toEqual(ids(leaving));
        const came = answer.replacements?.flatMap(({ replacement }) => replacement ?? []) ?? [];
        const selected = new Set([...ids(staying), ...came]);
        expect(answer.selected).toEqual(ids(inRankOrder(input)).filter((id) => selected.has(id)));
        expect([...answer.reserve, ...answer.selected].filter((id) => isGone.has(id))).toEqual([]);
        if (leaving.length === 0) return;
        const asked = { ...input, candidates, seats: before.length };
        const expected = bySearch(asked, "rankLexicographic", staying);
        if (expected === undefined) return; // minima cannot be kept by those who stay: the next test
        expect(answer.selected).toEqual(ids(expected));
        replaced += came.length;
      }),
      { seed, numRuns: 800 },
    );
    expect(replaced).toBeGreaterThan(100);
  });

  it("never break a maximum, even where a minimum is lost", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(inputWithReserve, fewOfEight, async (input, out) => {
        const withdrawn = ids(input.candidates).filter((_id, index) => out.includes(index));
        const answer = await select({ ...input, withdrawn });
        if (!answer.feasible) return;
        const selected = input.candidates.filter(({ id }) => answer.selected.includes(id));
        const maxima = input.quotas.map(({ min: _min, target: _target, ...quota }) => quota);
        expect(meetsHard(selected, maxima)).toBe(true);
        if (!meetsHard(selected, input.quotas)) expect(answer.unmet?.length).toBeGreaterThan(0);
      }),
      { seed: seed + 1, numRuns: 300 },
    );
  });

  it("call the next on the reserve who keeps the quotas, not simply the next", async () => {
    const of = (id: string, score: number, lot: string) => ({ id, score, lot });
    const answer = await select(
      SelectInput.parse({
        seats: 3,
        minScore: 60,
        candidates: [
          of("gavle", 90, "SE"),
          of("lund", 85, "SE"),
          of("bergen", 70, "NO"),
          of("umea", 84, "SE"),
          of("oslo", 65, "NO"),
          of("moss", 59, "NO"),
        ],
        quotas: [{ id: "norway", attribute: "lot", value: "NO", min: 1 }],
        withdrawn: ["bergen", "umea"],
      }),
    );
    expect(answer).toMatchObject({
      feasible: true,
      selected: ["gavle", "lund", "oslo"],
      total: 240,
      reserve: [],
      replacements: [{ withdraws: "bergen", replacement: "oslo" }],
      reasons: {
        bergen: { code: "withdrawn", params: { replacement: "oslo" } },
        moss: { code: "belowThreshold", params: { score: 59, minScore: 60 } },
        oslo: { code: "selected", params: { replaces: "bergen" } },
      },
    });
  });
});
