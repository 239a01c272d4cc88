import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, fromMinor } from "../../../../functions/claims/settlement/decimal.ts";
import { settle } from "../../../../functions/claims/settlement/settle.ts";
import { type SettleAnswer, SettleInput } from "../../../../schemas/planning/settle.ts";
import { apart, policy } from "../../../support/planning-settle.ts";

const seed = 900;
const days = ["2024-03-14", "2024-03-15", "2024-03-16", "2024-03-18"];
const cents = (amount: string) => decimal(amount).units;
const amountOf = (digits: number) =>
  fc.bigInt({ min: 0n, max: 90_000n }).map((minor) => fromMinor(minor, digits));

const person = {
  representative: fc.constantFrom("anna", "bo"),
  participation: fc.constantFrom("umea", "konya"),
};
const money = fc.oneof(
  fc.record({ currency: fc.constantFrom("EUR", "SEK", "TRY", "NOK"), amount: amountOf(2) }),
  fc.record({ currency: fc.constant("JPY"), amount: amountOf(0) }),
);
const line = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d"),
    kind: fc.constantFrom("transport", "accommodation", "taxi"),
    money,
    date: fc.constantFrom(...days),
    receipt: fc.option(fc.record({ sha256: fc.constantFrom("1", "2", "3", "4", "5", "6") }), {
      nil: undefined,
    }),
  })
  .map(({ money: own, ...rest }) => ({ ...rest, ...own }));
const claim = fc
  .record({
    id: fc.constantFrom(..."abcdefghij"),
    ...person,
    exchange: fc.record({
      date: fc.constantFrom(...days),
      mode: fc.constantFrom("siteVisit", "siteVisit", "online"),
      attended: fc.constantFrom(true, true, false),
    }),
    submittedAt: fc.constantFrom(
      "2024-03-20T10:00:00Z",
      "2024-03-20T12:00:00+02:00",
      "2024-03-21T00:00:00.001Z",
      "2024-05-01T00:00:00Z",
    ),
    lines: fc.uniqueArray(line, { selector: ({ id }) => id }),
    km: fc.option(fc.nat(3000), { nil: undefined }),
  })
  .map(({ km, ...rest }) => ({ ...rest, ...(km === undefined ? {} : apart(km)) }));
const input = fc
  .record({
    policy: fc.record({
      method: fc.constantFrom("actual", "unitCost", "lumpSum"),
      cap: fc.option(
        fc.record({ per: fc.constantFrom("representative", "participation"), amount: amountOf(2) }),
        { nil: undefined },
      ),
      perTripCap: fc.option(amountOf(2), { nil: undefined }),
      lumpSum: amountOf(2),
    }),
    claims: fc.uniqueArray(claim, { selector: ({ id }) => id }),
    paidBefore: fc.array(fc.record({ ...person, amount: amountOf(2) }), { maxLength: 3 }),
  })
  .map((own) => ({
    ...own,
    policy: { ...policy, ...own.policy },
    call: { opensAt: "2023-05-03T10:00:00Z" },
    rates: [
      ...days.flatMap((date) => [
        { date, currency: "SEK", perEur: "11.2345" },
        { date, currency: "TRY", perEur: "35.0711" },
      ]),
      { date: "2024-03-15", currency: "JPY", perEur: "163.05" },
    ],
  }));

/** Everyone whose cap is exceeded, counting what was paid before only as far as the cap itself went. */
function overdrawn(settledInput: SettleInput, answer: SettleAnswer): string[] {
  const { cap } = settledInput.policy;
  if (!cap) return [];
  const sums = new Map<string, bigint>();
  const add = (key: string, amount: bigint) => sums.set(key, (sums.get(key) ?? 0n) + amount);
  for (const paid of settledInput.paidBefore ?? []) add(paid[cap.per], cents(paid.amount));
  for (const [key, before] of sums) if (before > cents(cap.amount)) sums.set(key, cents(cap.amount));
  for (const result of answer.claims) {
    const own = settledInput.claims.find(({ id }) => id === result.id);
    if (own) add(own[cap.per], cents(result.reimbursed));
  }
  return [...sums].filter(([, sum]) => sum > cents(cap.amount)).map(([key]) => key);
}

const neverOverdrawn = (rule: (settledInput: SettleInput) => SettleAnswer) =>
  fc.property(input, (raw) => {
    const parsed = SettleInput.parse(raw);
    expect(overdrawn(parsed, rule(parsed))).toEqual([]);
  });

test("no cap is ever exceeded", () => {
  fc.assert(neverOverdrawn(settle), { seed, numRuns: 500 });
});

test("a twin that settles each claim by itself, and so forgets what the others took, is caught", () => {
  const forgetful = (whole: SettleInput): SettleAnswer => {
    const alone = whole.claims.map((one) => settle({ ...whole, claims: [one] }));
    return {
      claims: alone.flatMap(({ claims }) => claims),
      totals: { reimbursed: "0.00", notCovered: "0.00" },
    };
  };
  expect(() => fc.assert(neverOverdrawn(forgetful), { seed, numRuns: 500 })).toThrow();
});

test("every claim and the totals reconcile to the cent, and nothing is negative", () => {
  fc.assert(
    fc.property(input, (raw) => {
      const { claims, totals } = settle(SettleInput.parse(raw));
      const sum = (of: (one: (typeof claims)[number]) => string) =>
        claims.reduce((total, one) => total + cents(of(one)), 0n);
      for (const one of claims) {
        expect(cents(one.reimbursed) + cents(one.notCovered)).toBe(cents(one.eligible));
        const lines = one.lines.reduce(
          (total, { eligible, converted }) => total + (eligible ? cents(converted ?? "0.00") : 0n),
          0n,
        );
        expect(lines <= cents(one.eligible)).toBe(true);
        if (raw.policy.method === "actual") expect(lines).toBe(cents(one.eligible));
      }
      expect([sum((one) => one.reimbursed), sum((one) => one.notCovered)]).toEqual([
        cents(totals.reimbursed),
        cents(totals.notCovered),
      ]);
      expect(JSON.stringify({ claims, totals })).not.toContain('"-');
    }),
    { seed, numRuns: 500 },
  );
});

test("no receipt is paid twice", () => {
  fc.assert(
    fc.property(input, (raw) => {
      const { claims } = settle(SettleInput.parse(raw));
      const paid = claims.flatMap((result) => {
        const own = raw.claims.find(({ id }) => id === result.id);
        const eligible = new Set(result.lines.filter((one) => one.eligible).map(({ id }) => id));
        return (
          own?.lines
            .filter(({ id, receipt }) => eligible.has(id) && receipt)
            .map(({ receipt }) => receipt?.sha256) ?? []
        );
      });
      expect(new Set(paid).size).toBe(paid.length);
    }),
    { seed, numRuns: 500 },
  );
});

test("the order of lists and of keys changes no byte", () => {
  const backwards = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(backwards).reverse();
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, backwards(inner)])
        .reverse(),
    );
  };
  fc.assert(
    fc.property(input, (raw) => {
      const answer = settle(SettleInput.parse(raw));
      expect(JSON.stringify(settle(SettleInput.parse(backwards(raw))))).toBe(JSON.stringify(answer));
    }),
    { seed, numRuns: 300 },
  );
});
