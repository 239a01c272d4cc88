import { type Html, html } from "../../../functions/shared/markup.ts";
import { spokenTime } from "../../../functions/shared/zone.ts";
import { isWhole, type RehearsalResult } from "../result.ts";
import { sumOf } from "./counts.ts";
import { money } from "./sums.ts";
import { many, number } from "./words.ts";

/** What this is, what of it is real, whether it went well, and the figures that people ask for first. */
export function opening(result: RehearsalResult): Html {
  const { call, programme, seed, field } = result;
  return html`<p class="kicker">A rehearsal: nothing here has happened, and nobody has been written to</p>
<h1>${call.title}</h1>
<p class="intro">The programme <em>${programme}</em> was run from the first event to the last on a clock that was moved forward, with the seed ${String(seed)}; the same seed gives this same page. ${field}</p>
<p>Applications were taken from ${spokenTime(call.opensAt, call.zone, "en")} to <strong>${spokenTime(call.closesAt, call.zone, "en")}</strong>.</p>
${verdict(result)}
<ul class="tiles">${tiles(result).map(
    ([figure, what]) => html`<li><strong>${figure}</strong><span>${what}</span></li>
`,
  )}</ul>`;
}

function verdict({ invariants }: RehearsalResult): Html {
  const broken = invariants.filter(({ holds }) => !holds).length;
  if (broken === 0)
    return html`<p class="verdict holds">✓ Everything that must always be true was true: ${many(invariants.length, "check")}, none failed.</p>`;
  return html`<p class="verdict broken">✗ ${broken} of ${many(invariants.length, "check")} failed: <a href="#invariants">see which</a>.</p>`;
}

function tiles(result: RehearsalResult): [string, string][] {
  const { applications, letters } = result;
  const begun: [string, string][] = [
    [number(sumOf(applications.byState)), "applications begun"],
    [number(applications.byState.submitted ?? 0), "submitted in time"],
    [number(Object.keys(applications.byCountry).length), "countries"],
  ];
  const written: [string, string] = [number(letters.total), "letters"];
  if (!isWhole(result)) return [...begun, written];
  return [
    ...begun,
    [number(result.selection.byOutcome.selected ?? 0), "selected"],
    [number(result.matching.matched), "matched with a host"],
    written,
    [money(result.claims.paid), "paid for travel"],
  ];
}

/** What no source states and somebody had to decide, so that nobody takes it for a fact. */
export function assumptions({ call }: RehearsalResult): Html {
  if (call.assumed.length === 0) return html`<p>Nothing in the call is marked as assumed.</p>`;
  const items = call.assumed.map(
    ({ pointer, note }) => html`<li>${note} <code>${pointer}</code></li>
`,
  );
  return html`<ul class="assumed">${items}</ul>`;
}
