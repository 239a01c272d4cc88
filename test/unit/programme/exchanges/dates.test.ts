import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateRounds } from "../../../../functions/programme/exchanges/date-rounds.ts";
import { planExchanges } from "../../../../functions/programme/exchanges/plan-exchanges.ts";
import { ExchangesInput } from "../../../../schemas/planning/exchanges.ts";
import { multiply } from "../../../support/planning-exchanges.ts";

const seed = 20190916;
const dayNumber = (date: string) => Date.parse(date) / 86_400_000;
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const summer = { from: "2020-06-19", to: "2020-08-16" };

describe("the calendar", () => {
  test("spreads MULTIPLY over 2020, outside the holidays, the conference at the end", () => {
    const calendar = { from: "2020-01-07", to: "2020-12-11", minDaysBetween: 21, notWithin: [summer] };
    const { exchanges, problems } = planExchanges(multiply({ calendar }));
    expect(problems).toEqual([]);
    expect(exchanges.find(({ rule }) => rule === "conference")?.date).toBe("2020-12-11");
    const sweden = exchanges.filter(({ lot }) => lot === "SE").map(({ date }) => date ?? "none");
    expect(sweden.sort()).toEqual([
      "2020-01-07",
      "2020-02-23",
      "2020-04-09",
      "2020-05-26",
      "2020-09-09",
      "2020-10-25",
    ]);
  });

  test("that is one day too short dates what fits and names the rest", () => {
    const calendar = { from: "2020-01-01", to: "2020-01-06", minDaysBetween: 1 };
    const { exchanges, problems } = planExchanges(multiply({ calendar }));
    expect(problems).toEqual([
      {
        code: "calendarTooShort",
        params: { needed: 7, fitting: 6, undated: ["programme/conference/IT-f1/1"] },
      },
    ]);
    expect(exchanges.filter(({ date }) => date !== undefined)).toHaveLength(36);
  });

  test("keeps the last one later even where no days need to lie between", () => {
    const none = { from: "2020-01-01", to: "2020-01-01", minDaysBetween: 0 };
    expect(dateRounds(3, none, new Set([2]))).toEqual(["2020-01-01", "2020-01-01"]);
    expect(dateRounds(3, { ...none, to: "2020-01-02" }, new Set([2])).at(-1)).toBe("2020-01-02");
  });

  test("refuses days that do not exist and ranges that run backwards", () => {
    const codes = (calendar: object) =>
      ExchangesInput.safeParse({ participants: [], hostRules: [], calendar }).error?.issues.map(({ path }) =>
        path.join("/"),
      );
    expect(codes({ from: "2023-02-29", to: "2023-03-01" })).toEqual(["calendar/from"]);
    expect(codes({ from: "2023-03-02", to: "2023-03-01" })).toEqual(["calendar/to"]);
    expect(
      codes({ from: "2023-03-01", to: "2023-03-01", notWithin: [{ from: "2023-03-02", to: "2023-03-01" }] }),
    ).toEqual(["calendar/notWithin/0/to"]);
  });
});

test("dates keep order, gaps and closed days, and exist whenever any dates do", () => {
  const start = dayNumber("2024-02-20");
  const ranges = fc.array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.nat(40),
      fc.nat(5),
      fc.integer({ min: 1, max: 12 }),
      ranges,
      fc.boolean(),
      (length, gap, rounds, closed, last) => {
        const notWithin = closed.map(([from, days]) => ({
          from: dateOf(start + from),
          to: dateOf(start + from + days),
        }));
        const calendar = { from: dateOf(start), to: dateOf(start + length), minDaysBetween: gap, notWithin };
        const least = (round: number) => (last && round === rounds - 1 ? Math.max(1, gap) : gap);
        const dates = dateRounds(rounds, calendar, new Set(last ? [rounds - 1] : [])).map(dayNumber);
        const isFree = (day: number) =>
          !closed.some(([from, days]) => start + from <= day && day <= start + from + days);
        for (const [round, day] of dates.entries()) {
          expect(isFree(day) && day >= start && day <= start + length).toBe(true);
          if (round > 0) expect(day - (dates[round - 1] ?? 0)).toBeGreaterThanOrEqual(least(round));
        }
        // The most rounds that any choice of days admits: each day is tried, and left out.
        const known = new Map<string, number>();
        const most = (day: number, round: number): number => {
          if (day > start + length || round === rounds) return round;
          const key = `${day} ${round}`;
          const taken = () => (isFree(day) ? most(day + least(round + 1), round + 1) : 0);
          const result = known.get(key) ?? Math.max(most(day + 1, round), taken());
          known.set(key, result);
          return result;
        };
        expect(dates.length).toBe(most(start, 0));
      },
    ),
    { seed, numRuns: 300 },
  );
});

test("the order of lists and of keys changes no byte of the plan", () => {
  const calendar = { from: "2020-01-07", to: "2020-12-11", minDaysBetween: 14, notWithin: [summer] };
  const input = multiply({ calendar });
  const expected = JSON.stringify(planExchanges(input));
  const participants = fc.shuffledSubarray(input.participants, { minLength: input.participants.length });
  const hostRules = fc.shuffledSubarray(input.hostRules, { minLength: input.hostRules.length });
  fc.assert(
    fc.property(participants, hostRules, (people, rules) => {
      const reversed = Object.fromEntries(
        Object.entries({ ...input, participants: people, hostRules: rules }).reverse(),
      );
      expect(JSON.stringify(planExchanges(ExchangesInput.parse(reversed)))).toBe(expected);
    }),
    { seed, numRuns: 50 },
  );
});
