import { describe, expect, test } from "vitest";
import { planExchanges } from "../../../../functions/programme/exchanges/plan-exchanges.ts";
import { faultsOf } from "../../../../functions/shared/faults.ts";
import { ExchangesAnswer, ExchangesInput } from "../../../../schemas/planning/exchanges.ts";
import { multiply, multiplyParticipants } from "../../../support/planning-exchanges.ts";

const six = { AT: 6, DE: 6, HU: 6, IT: 6, PL: 6, SE: 6 };

describe("MULTIPLY", () => {
  const plan = planExchanges(multiply());

  test("plans six exchanges per country and 37 in all, the conference in no country", () => {
    expect([plan.perLot, plan.total, plan.problems]).toEqual([six, 37, []]);
    expect(ExchangesAnswer.parse(plan)).toEqual(plan);
  });

  test("gives 49 where every forerunner hosts two, the prize's one on top", () => {
    const literal = planExchanges(multiply({ prizeHostsTwiceToo: true }));
    expect([literal.perLot.SE, literal.total]).toEqual([8, 49]);
  });

  test("holds the conference after all others, with all 41 other cities", () => {
    const conference = plan.exchanges.find(({ rule }) => rule === "conference");
    const others = plan.exchanges.filter(({ rule }) => rule !== "conference");
    expect(conference).toEqual({
      id: "programme/conference/IT-f1/1",
      rule: "conference",
      lot: null,
      host: "IT-f1",
      audience: multiplyParticipants.map(({ id }) => id).filter((id) => id !== "IT-f1"),
      sequence: 7,
    });
    expect(others.every(({ sequence }) => sequence < 7)).toBe(true);
  });

  test("numbers a country's exchanges 1 to 6, every host's first meeting before any second", () => {
    const sweden = plan.exchanges.filter(({ lot }) => lot === "SE").sort((a, b) => a.sequence - b.sequence);
    expect(sweden.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sweden.slice(4).map(({ id }) => id)).toEqual(["SE/forerunner/SE-f1/2", "SE/forerunner/SE-f2/2"]);
  });

  test("invites to the follower's exchange only the other followers of the country", () => {
    for (const { host, audience, lot } of plan.exchanges.filter(({ rule }) => rule === "follower"))
      expect([...audience, host].sort()).toEqual(["n1", "n2", "n3", "n4"].map((name) => `${lot}-${name}`));
  });
});

describe("hosts", () => {
  const audience = { scope: "lot", excludeHost: true };
  const rule = (more: object) => ({ id: "r", host: {}, meetings: 1, audience, ...more });
  const planned = (participants: object[], ...hostRules: object[]) =>
    planExchanges(ExchangesInput.parse({ participants, hostRules }));
  const city = (id: string, lot = "SE", award?: string) => ({ id, lot, track: "t", award });

  test("an exchange without a second party is left out and named (F26)", () => {
    expect(planned([city("alone")], rule({ hosts: "each" }))).toEqual({
      exchanges: [],
      perLot: { SE: 0 },
      total: 0,
      problems: [{ code: "emptyAudience", params: { rule: "r", host: "alone" } }],
    });
  });

  test("a host alone is no audience, even where the host counts as part of it", () => {
    const plan = planned(
      [city("alone")],
      rule({ hosts: "each", audience: { scope: "lot", excludeHost: false } }),
    );
    expect(plan.total).toBe(0);
  });

  test("too few volunteers are appointed as far as they go, and those who do not qualify are named", () => {
    const hosts = { per: "lot", count: 2, choose: "volunteer", volunteers: ["a", "c"] };
    const plan = planned(
      [city("a"), city("b"), city("c", "SE", "prize")],
      rule({ hosts, host: { withoutAward: true } }),
    );
    expect(plan.exchanges.map(({ id }) => id)).toEqual(["SE/r/a/1"]);
    expect(plan.problems).toEqual([
      { code: "tooFewVolunteers", params: { rule: "r", lot: "SE", needed: 2, found: 1 } },
      { code: "volunteerUnfit", params: { rule: "r", participant: "c" } },
    ]);
  });

  test("a lot in which nobody has the award is named", () => {
    const cities = [city("a", "SE", "prize"), city("b"), city("c", "DE"), city("d", "DE")];
    const plan = planned(cities, rule({ hosts: "each", host: { award: "prize" } }));
    expect([plan.perLot, plan.problems]).toEqual([
      { DE: 0, SE: 1 },
      [{ code: "noHost", params: { rule: "r", lot: "DE" } }],
    ]);
  });

  test("a draw is by seed and rule, whoever else is there", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const host = (seed: number, ids: string[]) =>
      planned(
        ids.map((id) => city(id)),
        rule({ hosts: { per: "lot", count: 1, choose: "draw", seed } }),
      ).exchanges[0]?.host;
    const winners = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => host(seed, names));
    expect(new Set(winners).size).toBeGreaterThan(1);
    const loser = names.find((name) => name !== winners[0]);
    expect(
      host(
        1,
        names.filter((name) => name !== loser),
      ),
    ).toBe(winners[0]);
  });

  test("a draw without a seed is refused", () => {
    const input = {
      participants: [city("a")],
      hostRules: [rule({ hosts: { per: "lot", count: 1, choose: "draw" } })],
    };
    const { error } = ExchangesInput.safeParse(input);
    expect(error && faultsOf(error, input)).toMatchObject([
      { pointer: "/hostRules/0/hosts/seed", code: "SeedMissing" },
    ]);
  });

  test("ids with slashes, percent signs or the name of a prototype collide with nothing", () => {
    const cities = [
      city("a/b", "x"),
      city("b", "x/r/a"),
      city("q", "x"),
      city("z", "x/r/a"),
      city("p", "__proto__"),
      city("o", "__proto__"),
    ];
    const plan = planned(cities, rule({ hosts: "each" }));
    expect(new Set(plan.exchanges.map(({ id }) => id)).size).toBe(6);
    expect(Object.entries(plan.perLot)).toEqual([
      ["__proto__", 2],
      ["x", 2],
      ["x/r/a", 2],
    ]);
  });
});
