import { spokenCountry } from "../../../functions/letters/spoken.ts";
import { type Html, html, nothing } from "../../../functions/shared/markup.ts";
import type { DecidedRehearsal } from "../result.ts";
import { greatestFirst } from "./counts.ts";
import { rankingTable } from "./ranking-table.ts";
import { section } from "./section.ts";
import { bars } from "./tables.ts";
import { inWords, many, number } from "./words.ts";

export function selectionSection({ selection }: DecidedRehearsal): Html {
  const { byOutcome, selectedByCountry, namedInPublic, unnamed, withdrawn, measures, awards } = selection;
  const countries = greatestFirst(selectedByCountry).map(([code, n]): [string, number] => [
    spokenCountry(code, "en"),
    n,
  ]);
  const outcomes = greatestFirst(byOutcome).map(([word, n]): [string, number] => [inWords(word), n]);
  const hidden =
    unnamed === 0
      ? "All of them agreed to be named in public."
      : `${number(namedInPublic)} are named in public; ${number(unnamed)} did not agree to be named and ${unnamed === 1 ? "is" : "are"} only counted.`;
  return section({
    id: "selection",
    title: "Selection",
    lead: `${many(byOutcome.selected ?? 0, "applicant")} from ${many(countries.length, "country", "countries")} were selected, with ${number(byOutcome.reserve ?? 0)} in reserve. ${hidden}`,
    body: html`<div class="columns"><div>${bars("Outcomes", ["Outcome", "Applications"], outcomes, "All")}
${replaced(withdrawn)}</div><div>${bars("Selected by country", ["Country", "Selected"], countries, "All countries")}</div></div>
${told("What was decided beside the rules", measures)}
${told(
  "Awards",
  awards.map(({ award, name, country }) => `${award}: ${name}, ${spokenCountry(country, "en")}`),
)}
${rankingTable(selection)}`,
  });
}

function replaced(withdrawn: DecidedRehearsal["selection"]["withdrawn"]): Html {
  if (withdrawn.length === 0) return nothing;
  return html`<h3>Places given back</h3>
<ul>${withdrawn.map(
    ({ name, replacedBy }) => html`<li>${name} withdrew; the place was offered to ${replacedBy}.</li>
`,
  )}</ul>`;
}

function told(heading: string, sentences: readonly string[]): Html {
  if (sentences.length === 0) return nothing;
  return html`<h3>${heading}</h3>
<ul>${sentences.map(
    (one) => html`<li>${one}</li>
`,
  )}</ul>`;
}
