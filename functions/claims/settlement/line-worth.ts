import { minorUnitOf } from "../../../schemas/planning/settle.ts";
import type { Quantity, QuantityRate } from "../../../schemas/travel-method.ts";
import { type ClaimInput, type Finding, finding, type Policy } from "./claim-rules.ts";
import { decimal, dividedHalfUp } from "./decimal.ts";
import { type Conversion, type converter, digitsOf } from "./rates.ts";

export interface LineWorth {
  /** Undefined where nothing says what the line is worth; the findings say why. */
  conversion: Conversion | undefined;
  findings: Finding[];
}

/** What a line is worth in the policy's currency: its amount converted, or its quantity at the policy's rate. */
export function lineWorth(
  line: ClaimInput["lines"][number],
  policy: Policy,
  convert: ReturnType<typeof converter>,
): LineWorth {
  const { kind, amount, currency, quantity, date } = line;
  const rate = policy.quantities?.[kind];
  const nothing = (...findings: Finding[]): LineWorth => ({ conversion: undefined, findings });
  if (rate !== undefined) {
    const minor = quantity && quantityWorth(quantity, rate, digitsOf(policy.currency));
    if (minor === undefined)
      return nothing(finding("error", "quantityMissing", "/quantity", { by: rate.by }));
    return { conversion: { minor }, findings: mealFindings(quantity) };
  }
  if (amount === undefined || currency === undefined)
    return nothing(finding("error", "amountMissing", "/amount", { kind }));
  const conversion = convert(amount, currency, date);
  if (conversion !== undefined) {
    const { rateOf = "", assumed } = conversion;
    return {
      conversion,
      findings: assumed ? [finding("warning", "assumedRate", "/currency", { currency, rateOf })] : [],
    };
  }
  return nothing(
    minorUnitOf(currency) === undefined
      ? finding("error", "unknownCurrency", "/currency", { currency })
      : finding("error", "noRate", "/currency", { currency, date, provider: policy.rateProvider }),
  );
}

/** In minor units, rounded half up once; undefined where the quantity is of another sort than the rate. */
function quantityWorth(quantity: Quantity, rate: QuantityRate, digits: number): bigint | undefined {
  const minor = ({ units, scale }: { units: bigint; scale: number }, times: bigint, per: bigint) =>
    dividedHalfUp(units * times * 10n ** BigInt(digits), per * 10n ** BigInt(scale));
  if (quantity.by === "km" && rate.by === "km") return minor(decimal(rate.perKm), BigInt(quantity.km), 1n);
  if (quantity.by !== "day" || rate.by !== "day") return undefined;
  const { breakfast, lunch, dinner } = quantity.provided;
  const less = breakfast * rate.less.breakfast + lunch * rate.less.lunch + dinner * rate.less.dinner;
  return minor(decimal(rate.perDay), BigInt(Math.max(0, quantity.days * 100 - less)), 100n);
}

/** More breakfasts than days is a slip of the pen, in the claimant's disfavour: who approves is told. */
function mealFindings(quantity: Quantity | undefined): Finding[] {
  if (quantity?.by !== "day") return [];
  const { days, provided } = quantity;
  return Object.entries(provided).flatMap(([meal, count]) =>
    count > days
      ? [finding("warning", "moreMealsThanDays", `/quantity/provided/${meal}`, { meal, days })]
      : [],
  );
}
