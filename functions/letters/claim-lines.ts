import type { LetterLanguage } from "../../schemas/text.ts";
import type { Quantity } from "../../schemas/travel-method.ts";
import { spokenFinding } from "./claim-findings.ts";
import type { FactsOf } from "./facts.ts";
import { counted, isPositive, spokenDay, spokenMoney, spokenNumber } from "./spoken.ts";
import { type Block, definitions, paragraph, table } from "./words.ts";

type Working = Pick<
  FactsOf<"claim-received">,
  "lines" | "findings" | "eligible" | "capLeft" | "flat" | "currency" | "amount" | "notCovered"
>;

const words = {
  sv: {
    caption: "Rad för rad",
    head: ["Rad", "Du begär", "Räknas med", "Anmärkning"],
    nothing: "inget",
    rate: (rate: string, of: string) => `Kurs ${rate} per euro, ${of}.`,
    flat: (km: number, money: string) => `Schablonbelopp för ${km} km: ${money}.`,
    sums: ["Räknas med, sammanlagt", "Kvar under högsta belopp", "Ersätts", "Ersätts inte"],
    over: "Det som inte ersätts ligger över det högsta belopp som utlysningen ersätter.",
  },
  en: {
    caption: "Line by line",
    head: ["Line", "You claim", "Counts", "Remark"],
    nothing: "nothing",
    rate: (rate: string, of: string) => `Rate ${rate} per euro, ${of}.`,
    flat: (km: number, money: string) => `Unit cost for ${km} km: ${money}.`,
    sums: ["Counts, in all", "Left under the highest amount", "Reimbursed", "Not covered"],
    over: "What is not covered lies above the highest amount that the call reimburses.",
  },
} as const;

/** How the claim comes to its sum: every line, what counts of it and why; then the sums; then what is said of the whole. */
export function claimWorking(working: Working, language: LetterLanguage): Block[] {
  const { lines, findings, eligible, capLeft, flat, currency, amount, notCovered } = working;
  const say = words[language];
  const money = (sum: string) => spokenMoney(sum, currency, language);
  const rows = lines.map((line) => [
    `${line.id} (${line.kind}), ${spokenDay(line.date, language)}`,
    line.claimed
      ? spokenMoney(line.claimed.amount, line.claimed.currency, language)
      : spokenQuantity(line.quantity, language),
    line.counts ? money(line.worth) : say.nothing,
    [
      ...line.codes.map((code) => spokenFinding(code, language)),
      ...(line.counts && line.rate !== "" ? [say.rate(spokenNumber(line.rate, language), line.rateOf)] : []),
    ].join(" "),
  ]);
  const [all, left, paid, rest] = say.sums;
  return [
    ...(rows.length > 0 ? [table(say.caption, [...say.head], rows)] : []),
    ...(flat ? [paragraph(say.flat(flat.km, money(flat.amount)))] : []),
    definitions(
      [all, money(eligible)],
      [left, money(capLeft)],
      [paid, money(amount)],
      [rest, isPositive(notCovered) ? money(notCovered) : ""],
    ),
    ...(isPositive(notCovered) ? [paragraph(say.over)] : []),
    ...findings.map((code) => paragraph(spokenFinding(code, language))),
  ];
}

function spokenQuantity(quantity: Quantity | undefined, language: LetterLanguage): string {
  if (quantity === undefined) return "";
  if (quantity.by === "km") return `${quantity.km} km`;
  return counted(
    quantity.days,
    language,
    language === "sv" ? { one: "dag", other: "dagar" } : { one: "day", other: "days" },
  );
}
