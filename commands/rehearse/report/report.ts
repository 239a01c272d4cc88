import { Html, html } from "../../../functions/shared/markup.ts";
import { isDecided, isWhole, type RehearsalResult } from "../result.ts";
import { applicationsSection } from "./applications-section.ts";
import { claimsSection } from "./claims-section.ts";
import { exchangesSection } from "./exchanges-section.ts";
import { forecastSection } from "./forecast-section.ts";
import { invariantsSection } from "./invariants-section.ts";
import { learningSection } from "./learning-section.ts";
import { lettersSection } from "./letters-section.ts";
import { machinerySection } from "./machinery-section.ts";
import { matchingSection } from "./matching-section.ts";
import { assumptions, opening } from "./opening.ts";
import { reviewingSection } from "./reviewing-section.ts";
import { section } from "./section.ts";
import { selectionSection } from "./selection-section.ts";
import { style } from "./style.ts";
import { timelineSection } from "./timeline-section.ts";

/** Nothing is loaded, run or sent, by the page or by the letters in it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const contents = [
  ["timeline", "Timeline"],
  ["applications", "Applications"],
  ["reviewing", "Reviewing"],
  ["selection", "Selection"],
  ["exchanges", "Exchanges"],
  ["matching", "Matching"],
  ["claims", "Claims"],
  ["learning", "Learning"],
  ["letters", "Letters"],
  ["forecast", "Forecast"],
  ["invariants", "Checks"],
  ["assumed", "Assumptions"],
] as const;

/** A rehearsal that ends early has no section of what comes later. */
function isTold(
  id: string,
  { reviewing, selection, exchanges, matching, claims, learning, forecast }: RehearsalResult,
): boolean {
  const parts = new Map<string, unknown>(
    Object.entries({ reviewing, selection, exchanges, matching, claims, learning, forecast }),
  );
  return !parts.has(id) || parts.get(id) !== undefined;
}

/** The rehearsal as one HTML file that needs nothing else; the same result gives the same bytes. */
export function reportPage(result: RehearsalResult): string {
  const { call, programme, seed } = result;
  const sections = [
    timelineSection(result),
    applicationsSection(result),
    ...(isDecided(result) ? [reviewingSection(result), selectionSection(result)] : []),
    ...(result.exchanges === undefined ? [] : [exchangesSection(result.exchanges, call.zone)]),
    ...(isWhole(result) ? [matchingSection(result), claimsSection(result)] : []),
    ...(result.learning === undefined ? [] : [learningSection(result.learning)]),
    lettersSection(result),
    ...(result.forecast === undefined ? [] : [forecastSection(result.forecast)]),
    invariantsSection(result),
    section({
      id: "assumed",
      title: "What is assumed",
      lead: "No source states these values of the call. Somebody chose them, and another choice would give another result.",
      body: assumptions(result),
    }),
    machinerySection(result),
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${call.title}: a rehearsal</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
<header>
${opening(result)}
</header>
<nav aria-label="Contents"><ul>${contents
    .filter(([id]) => isTold(id, result))
    .map(
      ([id, title]) => html`<li><a href="#${id}">${title}</a></li>
`,
    )}</ul></nav>
<main id="main" tabindex="-1">
${sections}
</main>
<footer><p>Rehearsal of ${programme} with the seed ${String(seed)}.</p></footer>
</body>
</html>
`.markup;
}
