import { ruleName } from "../../../functions/letters/reasons.ts";
import { spokenCountry } from "../../../functions/letters/spoken.ts";
import { type Html, html, nothing } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { greatestFirst, sumOf } from "./counts.ts";
import { exactTime, shortDay } from "./local-time.ts";
import { folded, section } from "./section.ts";
import { submissionDays, submissionsPicture } from "./submissions-picture.ts";
import { bars, tableOf } from "./tables.ts";
import { inWords, many } from "./words.ts";

export function applicationsSection({ call, applications }: RehearsalResult): Html {
  const { byState, byCountry, submittedByDay, refusedLate, ineligible, receiptsChecked } = applications;
  const countries = greatestFirst(byCountry).map(([code, n]): [string, number] => [
    spokenCountry(code, "en"),
    n,
  ]);
  const days = submissionDays({ call, submittedByDay }).filter(({ count }) => count > 0);
  const perDay = days.map(({ day, count }): [string, number] => [shortDay(day), count]);
  return section({
    id: "applications",
    title: "Applications",
    lead: `${many(sumOf(byState), "application")} were begun, from ${many(countries.length, "country", "countries")}. ${many(refusedLate.length, "attempt")} came after the deadline and ${refusedLate.length === 1 ? "was" : "were"} refused. Every submission was answered with a receipt; ${many(receiptsChecked, "receipt")} ${receiptsChecked === 1 ? "was" : "were"} compared with what is stored.`,
    body: html`<figure><div class="picture" role="region" aria-label="Submissions per day" tabindex="0">${submissionsPicture({ call, submittedByDay })}</div></figure>
${folded("The same as a table", bars("Submitted per day", ["Day", "Applications"], perDay, "All days"))}
<div class="columns top"><div>
${bars("Applications by state", ["State", "Applications"], named(byState), "All")}
${late({ call, refusedLate })}
${excluded(ineligible)}
</div><div>
${bars("Applications by country", ["Country", "Applications"], countries, "All countries")}
</div></div>`,
  });
}

function named(counts: Record<string, number>): [string, number][] {
  return greatestFirst(counts).map(([word, n]) => [inWords(word), n]);
}

function late({
  call,
  refusedLate,
}: Pick<RehearsalResult, "call"> & Pick<RehearsalResult["applications"], "refusedLate">) {
  if (refusedLate.length === 0) return nothing;
  const rows = refusedLate.map(({ name, receivedAt, code }) => [
    name,
    exactTime(receivedAt, call.zone),
    inWords(code),
  ]);
  const columns = [{ head: "Who" }, { head: "Received" }, { head: "Answer" }];
  return html`${tableOf("Refused because the deadline had passed", columns, rows)}`;
}

function excluded(ineligible: RehearsalResult["applications"]["ineligible"]): Html {
  if (ineligible.length === 0) return nothing;
  const rows = ineligible.map(({ name, country, rules }) => [
    name,
    spokenCountry(country, "en"),
    rules.map((rule) => ruleName(rule, "en")).join(", "),
  ]);
  const columns = [{ head: "Who" }, { head: "Country" }, { head: "Condition not met" }];
  return html`${tableOf("Submitted, and found not to meet the conditions", columns, rows)}`;
}
