import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Finding } from "../../schemas/reason.ts";
import { own } from "../shared/own.ts";
import { thousandths } from "./check-values.ts";
import { fault } from "./fault.ts";

/** Whether the applicant pledges what the call wants them to put in themselves: money, or a share in per cent (F101). */
export function checkCoFinancing({ coFinancing }: CallContent, { answers }: ApplicationContent): Finding[] {
  if (coFinancing?.question === undefined) return [];
  const { question, required } = coFinancing;
  const at = ["answers", question];
  const pledged = own(answers, question);
  if (pledged === undefined || pledged === "") return required ? [fault("CoFinancingMissing", at)] : [];
  if (coFinancing.kind === "share") {
    if (typeof pledged !== "number") return [fault("WrongType", at, { expected: "share in per cent" })];
    const { atLeastPercent = 0 } = coFinancing;
    if (pledged < atLeastPercent) return [fault("CoFinancingTooLow", at, { atLeastPercent })];
    return pledged > 100 ? [fault("OutOfRange", at, { answer: pledged })] : [];
  }
  if (typeof pledged !== "object" || Array.isArray(pledged))
    return [fault("WrongType", at, { expected: "amount and currency" })];
  const { atLeast } = coFinancing;
  if (atLeast === undefined) return [];
  // Nothing here knows a rate: an amount in another currency cannot be held against the one that is wanted.
  if (pledged.currency !== atLeast.currency)
    return [fault("WrongCurrency", [...at, "currency"], { currencies: [atLeast.currency] })];
  return thousandths(pledged.amount) < thousandths(atLeast.amount)
    ? [fault("CoFinancingTooLow", [...at, "amount"], { atLeast: `${atLeast.amount} ${atLeast.currency}` })]
    : [];
}
