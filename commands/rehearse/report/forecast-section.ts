import { type Html, html } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { section } from "./section.ts";
import { tableOf } from "./tables.ts";
import { inWords, many, number } from "./words.ts";

const columns = [
  { head: "Letter" },
  { head: "Foreseen", figures: true },
  { head: "Sent", figures: true },
  { head: "Why they differ" },
  { head: "Unexplained", figures: true },
] as const;

/** What staff were told before the opening, and what came instead, kind by kind. */
export function forecastSection(forecast: NonNullable<RehearsalResult["forecast"]>): Html {
  const rows = forecast.kinds.map(({ kind, foreseen, sent, why, unexplained }) => [
    inWords(kind),
    number(foreseen),
    number(sent),
    Object.entries(why)
      .map(
        ([code, count]) =>
          `${count > 0 ? "+" : "−"}${number(Math.abs(count))} ${inWords(code).toLowerCase()}`,
      )
      .join(", "),
    number(unexplained),
  ]);
  return section({
    id: "forecast",
    title: "What was foreseen",
    lead: `Before the opening the system foresaw ${many(forecast.foreseen, "letter")} to those who were there then, if nothing changed. Here is what came, and why it is more or fewer.`,
    body: html`${tableOf("Letters foreseen and sent", columns, rows)}`,
  });
}
