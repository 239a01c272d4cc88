import type { Answer, Column, Question, Row } from "../../schemas/form.ts";
import { Amount } from "../../schemas/money.ts";
import type { Finding } from "../../schemas/reason.ts";
import { Day } from "../../schemas/time.ts";
import { own } from "../shared/own.ts";
import { fault, type Path } from "./fault.ts";

type Asked<Kind extends Question["kind"]> = Extract<Question, { kind: Kind }>;
type Limits<Kind extends Question["kind"]> = Omit<
  Asked<Kind>,
  "id" | "label" | "help" | "required" | "section" | "kind"
>;

/** An amount in one of the currencies asked for, within the limits; amounts are compared as decimals. */
export function checkMoney({ currencies, min, max }: Limits<"money">, answer: Answer, at: Path): Finding[] {
  if (typeof answer !== "object" || Array.isArray(answer))
    return [fault("WrongType", at, { expected: "amount and currency" })];
  const { amount, currency } = answer;
  if (!currencies.includes(currency)) return [fault("WrongCurrency", [...at, "currency"], { currencies })];
  const given = thousandths(amount);
  const isOut =
    (min !== undefined && given < thousandths(min)) || (max !== undefined && given > thousandths(max));
  return isOut ? [fault("OutOfRange", [...at, "amount"], { answer: amount })] : [];
}

export function checkDate(
  { from = "", until = "9999-12-31" }: Limits<"date">,
  answer: Answer,
  at: Path,
): Finding[] {
  if (typeof answer !== "string" || !Day.safeParse(answer).success)
    return [fault("WrongType", at, { expected: "date such as 2023-06-30" })];
  return answer < from || answer > until ? [fault("OutOfRange", at, { answer })] : [];
}

/** An address on the web; others, such as `javascript:`, are nothing to put behind a link. */
export function checkUrl(answer: Answer, at: Path): Finding[] {
  const isAddress =
    typeof answer === "string" && URL.canParse(answer) && /^https?:$/.test(new URL(answer).protocol);
  return isAddress ? [] : [fault("WrongType", at, { expected: "address such as https://example.org" })];
}

/** Rows of the shape asked for: each missing or wrong cell is a fault of its own. */
export function checkTable(
  { columns, minRows, maxRows }: Limits<"table">,
  answer: Answer,
  at: Path,
): Finding[] {
  if (!isRows(answer)) return [fault("WrongType", at, { expected: "rows" })];
  const number =
    answer.length < minRows || answer.length > maxRows
      ? [fault("WrongNumber", at, { minRows, maxRows, given: answer.length })]
      : [];
  const known = new Set(columns.map(({ id }) => id));
  return [
    ...number,
    ...answer.flatMap((row, i) => [
      ...Object.keys(row)
        .filter((id) => !known.has(id))
        .map((id) => fault("UnknownColumn", [...at, i, id])),
      ...columns.flatMap((column) => checkCell(column, own(row, column.id), [...at, i, column.id])),
    ]),
  ];
}

function checkCell(column: Column, cell: string | number | undefined, at: Path): Finding[] {
  if (cell === undefined || cell === "") return column.required ? [fault("Missing", at)] : [];
  const wrong = (expected: string) => [fault("WrongType", at, { expected })];
  switch (column.kind) {
    case "number":
      if (typeof cell !== "number") return wrong("number");
      return cell < (column.min ?? cell) || cell > (column.max ?? cell)
        ? [fault("OutOfRange", at, { answer: cell })]
        : [];
    case "date":
      return checkDate({}, cell, at);
    case "url":
      return checkUrl(cell, at);
    case "amount":
      return Amount.safeParse(cell).success ? [] : wrong("amount such as 900.00");
    case "choice":
      return column.options.some(({ id }) => id === cell)
        ? []
        : [fault("UnknownOption", at, { option: String(cell) })];
    case "text":
      if (typeof cell !== "string") return wrong("text");
      return cell.length > column.maxLength ? [fault("TooLarge", at, { maxLength: column.maxLength })] : [];
  }
}

/** Whether an answer is a list of rows: of a table, or of people. */
export function isRows(answer: Answer): answer is Row[] {
  return Array.isArray(answer) && answer.every((one) => typeof one === "object");
}

/** A decimal in whole thousandths, to compare amounts exactly. */
export function thousandths(amount: string): bigint {
  const [whole = "0", decimals = ""] = amount.split(".");
  return BigInt(whole + decimals.padEnd(3, "0"));
}

const column = { required: true, maxLength: 120, options: [] };
/** A named person of the applicant, with function and hours a month (F18), as a row. */
export const peopleColumns: Column[] = [
  { ...column, id: "name", label: { en: "Name", sv: "Namn" }, kind: "text" },
  { ...column, id: "function", label: { en: "Function", sv: "Funktion" }, kind: "text" },
  {
    ...column,
    id: "hoursPerMonth",
    label: { en: "Hours a month", sv: "Timmar per månad" },
    kind: "number",
    min: 0,
    max: 200,
  },
];
