import * as currencies from "dinero.js/currencies";
import * as z from "zod";
import { Currency } from "../money.ts";
import { Finding } from "../reason.ts";
import { Day } from "../time.ts";
import { Evidence, Quantity, QuantityRate, TravelMethod, WhenCancelled } from "../travel-method.ts";
import {
  at,
  crossChecked,
  elements,
  entries,
  listById,
  PlanningId,
  type ReportFault,
} from "./cross-checks.ts";

const minorUnits = new Map<string, number>(
  Object.values(currencies).map(({ code, base, exponent }) => [code, base === 10 ? exponent : 2]),
);

/** Decimals of a currency's minor unit by ISO 4217 (JPY 0, EUR 2, TND 3), or undefined for no current currency. */
export function minorUnitOf(currency: string): number | undefined {
  return minorUnits.get(currency);
}

/** A decimal string that is no more exact than its currency's minor unit; that is checked where the currency is known. */
const Decimal = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?$/, { error: "expected a decimal string such as 900.00" });
const Rate = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,11})(\.[0-9]{1,10})?$/, { error: "expected a decimal string such as 11.2345" })
  .refine((rate) => /[1-9]/.test(rate), { params: { code: "RateZero" }, error: "a rate is greater than 0" });
const Instant = z.iso.datetime({ offset: true });
const Kind = z.string().min(1).max(100);

/** Reports an amount with more decimals than its currency has. An unknown currency is taken to have two. */
function checkAmount(
  value: unknown,
  currency: unknown,
  path: (string | number)[],
  report: ReportFault,
): void {
  if (!Decimal.safeParse(value).success || typeof value !== "string" || typeof currency !== "string") return;
  const digits = minorUnitOf(currency) ?? 2;
  if ((value.split(".")[1] ?? "").length > digits)
    report("WrongMinorUnit", path, `${value} has more than the ${digits} decimals of ${currency}`);
}

const Policy = crossChecked(
  z.strictObject({
    currency: Currency,
    method: TravelMethod,
    cap: z
      .strictObject({
        per: z.enum(["representative", "participation"]),
        amount: Decimal,
        trips: z.int().min(1).max(1000).optional(),
      })
      .optional(),
    perTripCap: Decimal.optional(),
    lumpSum: Decimal.optional(),
    quantities: z.record(Kind, QuantityRate).optional(),
    evidence: z.record(Kind, Evidence).optional(),
    whenCancelled: WhenCancelled.optional(),
    covered: z.array(Kind),
    inPersonOnly: z.boolean(),
    claimWithinDays: z.int().min(0).max(3660),
    rateProvider: z.enum(["ecb", "inforeuro"]),
  }),
  (policy, report) => {
    const currency = at(policy, "currency");
    if (Currency.safeParse(currency).success && minorUnitOf(String(currency)) === undefined)
      report("UnknownCurrency", ["currency"], `${String(currency)} is no currency of ISO 4217`);
    checkAmount(at(at(policy, "cap"), "amount"), currency, ["cap", "amount"], report);
    checkAmount(at(policy, "perTripCap"), currency, ["perTripCap"], report);
    checkAmount(at(policy, "lumpSum"), currency, ["lumpSum"], report);
    for (const [kind, rate] of entries(at(policy, "quantities")))
      checkAmount(at(rate, "perDay"), currency, ["quantities", kind, "perDay"], report);
    if (at(policy, "method") === "lumpSum" && at(policy, "lumpSum") === undefined)
      report("LumpSumMissing", ["lumpSum"], "the method lumpSum needs the amount of the lump sum");
  },
);

const PublishedRate = crossChecked(
  z.strictObject({
    date: Day.optional(),
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "expected a month such as 2023-05" })
      .optional(),
    currency: Currency,
    perEur: Rate,
    /** Not published by anybody: stated so that something can be reckoned with. */
    assumed: z.boolean().optional(),
  }),
  (rate, report) => {
    if ((at(rate, "date") === undefined) === (at(rate, "month") === undefined))
      report("DateOrMonth", [], "a rate is of a date or of a month, one of them");
    if (at(rate, "currency") === "EUR" && !/^1(\.0+)?$/.test(String(at(rate, "perEur"))))
      report("RateOfEuro", ["perEur"], "one euro is one euro");
  },
);

const Line = crossChecked(
  z.strictObject({
    id: PlanningId,
    kind: Kind,
    /** What it cost; or, for a kind that is paid by quantity, how much there was of it. */
    amount: Decimal.optional(),
    currency: Currency.optional(),
    quantity: Quantity.optional(),
    date: Day,
    /** The hash in hexadecimal or base64, as the upload gave it; it is compared, never recomputed. */
    receipt: z
      .strictObject({
        sha256: z.string().regex(/^[0-9A-Za-z+/=_-]{1,128}$/),
        /** Where files are asked for: whether one with this hash is there, and is fit to be opened. */
        file: z.enum(["uploaded", "missing", "infected"]).optional(),
      })
      .optional(),
  }),
  (line, report) => {
    checkAmount(at(line, "amount"), at(line, "currency"), ["amount"], report);
    const counted = at(line, "quantity") !== undefined;
    if ((at(line, "amount") === undefined) !== counted)
      report("AmountOrQuantity", ["amount"], "a line has an amount or a quantity, one of them");
    if ((at(line, "currency") === undefined) !== counted)
      report("AmountOrQuantity", ["currency"], "an amount has a currency, a quantity has none");
  },
);

const Place = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  country: z.string().min(1).max(100).optional(),
});
export type Place = z.infer<typeof Place>;

const Claim = z.strictObject({
  id: PlanningId,
  representative: PlanningId,
  participation: PlanningId,
  exchange: z.strictObject({
    date: Day,
    mode: z.string().min(1).max(100),
    attended: z.boolean(),
    /** The day on which it was called off; nobody attended it then. */
    cancelledOn: Day.optional(),
    /** For one that was called off: whether the claimant has signed that the costs could not be got back. */
    declared: z.boolean().optional(),
  }),
  submittedAt: Instant,
  from: Place.optional(),
  to: Place.optional(),
  lines: listById(Line),
});

/** What was paid earlier; a trip that it was for counts under the caps of that trip and of the number of trips. */
const PaidBefore = z.strictObject({
  representative: PlanningId,
  participation: PlanningId,
  amount: Decimal,
  trip: z.strictObject({ claim: PlanningId, date: Day, flat: z.boolean() }).optional(),
});

/** A line that an earlier claim was paid for, and that must not be paid again. */
const AcceptedBefore = z.strictObject({ claim: PlanningId, representative: PlanningId, line: Line });

/** Claims and the rules they are settled by: the input of `plan settle`. */
export const SettleInput = crossChecked(
  z.strictObject({
    call: z.strictObject({ opensAt: Instant }),
    policy: Policy,
    rates: crossChecked(z.array(PublishedRate), noRateTwice),
    paidBefore: z.array(PaidBefore).optional(),
    acceptedBefore: z.array(AcceptedBefore).optional(),
    claims: listById(Claim),
  }),
  (input, report) => {
    const currency = at(at(input, "policy"), "currency");
    elements(at(input, "paidBefore")).forEach((paid, index) => {
      checkAmount(at(paid, "amount"), currency, ["paidBefore", index, "amount"], report);
    });
  },
);
export type SettleInput = z.infer<typeof SettleInput>;

function noRateTwice(rates: unknown, report: ReportFault): void {
  const seen = new Set<string>();
  elements(rates).forEach((rate, index) => {
    const when = at(rate, "date") ?? at(rate, "month");
    const key = `${String(when)} ${String(at(rate, "currency"))}`;
    if (typeof when === "string" && seen.has(key))
      report("DuplicateRate", [index], `there are two rates for ${key}`);
    seen.add(key);
  });
}

const Amount = z.string();

/**
 * What each claim comes to, in the policy's currency and in the order of settlement. Of what is `eligible`,
 * `reimbursed` is paid and `notCovered` lies above a cap. Pointers of findings are relative to their claim or line.
 */
export const SettleAnswer = z.strictObject({
  claims: z.array(
    z.strictObject({
      id: PlanningId,
      distanceKm: z.int().min(0).optional(),
      unitCost: Amount.optional(),
      lines: z.array(
        z.strictObject({
          id: PlanningId,
          /** Null where no rate allows a conversion. */
          converted: Amount.nullable(),
          /** Units per euro; `a/b` where neither side is the euro: line's currency / policy's currency. */
          rate: z.string().optional(),
          /** The day or month of that rate: before a weekend, the last one published. */
          rateOf: z.string().optional(),
          eligible: z.boolean(),
          findings: z.array(Finding),
        }),
      ),
      eligible: Amount,
      /** Null where the policy has no cap. */
      capLeftBefore: Amount.nullable(),
      reimbursed: Amount,
      notCovered: Amount,
      findings: z.array(Finding),
    }),
  ),
  totals: z.strictObject({ reimbursed: Amount, notCovered: Amount }),
});
export type SettleAnswer = z.infer<typeof SettleAnswer>;
