import { spokenCountry } from "../../functions/letters/spoken.ts";
import { plain } from "../../functions/shared/escaped.ts";
import { spokenTime } from "../../functions/shared/zone.ts";
import { beside, counts, heading, pad, wrapped } from "./report/columns.ts";
import { byKey, type Counts, greatestFirst } from "./report/counts.ts";
import { decidedInWords } from "./report/decided-in-words.ts";
import { leftOut, money, moneys, shareOf, sumOfMoney } from "./report/sums.ts";
import { inWords, listed, many, number, percent, preferenceInWords } from "./report/words.ts";
import {
  type DecidedRehearsal,
  isDecided,
  isWhole,
  type RehearsalResult,
  type WholeRehearsal,
} from "./result.ts";

/** The countries that get a line of their own. */
const mostCountries = 8;

/** What a rehearsal found, as plain text of 88 columns that explains itself. */
export function summary(result: RehearsalResult): string {
  const { applications, letters } = result;
  const left = [
    ...counts("Applications", inTheirWords(greatestFirst(applications.byState)), "All"),
    ...(isDecided(result) ? decidedCounts(result) : []),
    ...(isWhole(result) ? laterCounts(result) : []),
  ];
  const right = [
    ...counts("Applications by country", countries(applications.byCountry), "All"),
    "",
    ...counts("Letters by kind", inTheirWords(greatestFirst(letters.byKind)), "All"),
  ];
  return `${[
    ...opening(result),
    "",
    ...beside(left, right),
    "",
    ...heading("In words"),
    ...sentences(result).flatMap((sentence) => wrapped(sentence)),
    "",
    ...heading("What must always be true"),
    ...invariants(result),
  ].join("\n")}\n`;
}

function decidedCounts({ selection }: DecidedRehearsal): string[] {
  const places = byKey(selection.places);
  return [
    "",
    ...counts("Outcomes", inTheirWords(greatestFirst(selection.byOutcome)), "All"),
    ...(places.length === 0 ? [] : ["", ...counts("Places held, by lot and track", places, "All")]),
  ];
}

function laterCounts({ matching, claims }: WholeRehearsal): string[] {
  return [
    "",
    ...counts("Matches, by the twin’s wish", wishes(matching.byPreference), "All"),
    "",
    ...counts("Claims", inTheirWords(greatestFirst(claims.byState)), "All"),
  ];
}

function opening({ call, programme, seed, field }: RehearsalResult): string[] {
  const when = (instant: string) => spokenTime(instant, call.zone, "en");
  return [
    ...heading(`${call.title}: a rehearsal`),
    ...wrapped(`Programme ${programme}, seed ${seed}; the same seed gives the same result.`),
    ...wrapped(field, ""),
    `Open from  ${when(call.opensAt)}`,
    `Deadline   ${when(call.closesAt)}`,
  ].map(plain);
}

function sentences(result: RehearsalResult): string[] {
  const { applications, letters } = result;
  const late = applications.refusedLate.length;
  return [
    `Late: ${late === 0 ? "nobody tried to submit" : `${many(late, "attempt")} refused`} after the deadline; ${many(applications.ineligible.length, "applicant")} found ineligible.`,
    ...(isDecided(result) ? decidedInWords(result) : []),
    ...exchangesInWords(result),
    ...(isWhole(result) ? laterSentences(result) : []),
    `Letters: ${number(letters.total)}, of which ${listed(inTheirWords(greatestFirst(letters.byState)).map(([fate, n]) => `${number(n)} ${fate.toLowerCase()}`))}.`,
    ...forecastInWords(result),
  ];
}

function exchangesInWords({ exchanges }: RehearsalResult): string[] {
  if (exchanges === undefined) return [];
  const { byState, byMode, rows } = exchanges;
  const moved = rows.filter(({ movedFrom }) => movedFrom.length > 0).length;
  const forms = greatestFirst(byMode).map(([form, n]) => `${number(n)} ${form.toLowerCase()}`);
  return [
    `Exchanges: ${number(byState.held ?? 0)} held (${listed(forms)}), ${number(byState.cancelled ?? 0)} called off, ${number(moved)} moved to another day.`,
  ];
}

function forecastInWords({ forecast }: RehearsalResult): string[] {
  if (forecast === undefined) return [];
  const sum = (of: "sent" | "unexplained") => forecast.kinds.reduce((all, one) => all + Math.abs(one[of]), 0);
  return [
    `Forecast: ${many(forecast.foreseen, "letter")} foreseen before the opening, ${number(sum("sent"))} of these kinds sent; ${sum("unexplained") === 0 ? "every difference is" : `${number(sum("unexplained"))} are not`} explained.`,
  ];
}

function laterSentences({ matching, claims }: WholeRehearsal): string[] {
  const { rows, paid, budget } = claims;
  const share = shareOf(paid, budget);
  const out = leftOut(rows);
  const rest = out.length === 0 ? "" : `, ${moneys(out)} rejected or taken out`;
  return [
    `Matched: ${number(matching.matched)}; ${matching.blockingPairs === 0 ? "no pair" : many(matching.blockingPairs, "pair")} of twin and host would rather have each other.${matching.unmatched.length === 0 ? "" : ` Without a match: ${listed(matching.unmatched)}.`}`,
    ...(matching.again === undefined
      ? []
      : [
          `Matched again: ${many(matching.again.kept, "twin")} kept what they had; ${listed(matching.again.changes.map(({ twin, after, why }) => `${twin} ${why}${why === "moved" ? ` to ${after ?? "none"}` : ""}`))}.`,
        ]),
    `Travel: ${moneys(sumOfMoney(rows.map(({ claimed }) => claimed)))} claimed, ${moneys(sumOfMoney(rows.map(({ reimbursed }) => reimbursed)))} granted, ${moneys(sumOfMoney(rows.map(({ notCovered }) => notCovered)))} not covered${rest}; ${money(paid)} paid${share === undefined ? "" : `, ${percent(share)} of the budget of ${money(budget)}`}.`,
  ];
}

function invariants({ invariants: all }: RehearsalResult): string[] {
  const broken = all.filter(({ holds }) => !holds).length;
  const widest = Math.min(60, Math.max(0, ...all.map(({ name }) => [...plain(name)].length)));
  return [
    ...all.flatMap(({ name, holds, detail }) => {
      const line = `${holds ? "✓" : "✗"} ${pad(plain(name), widest)}  ${plain(detail)}`;
      return wrapped(line, "  ");
    }),
    "",
    broken === 0
      ? `All ${all.length} hold.`
      : `${broken} of ${all.length} ${broken === 1 ? "is" : "are"} broken: see ✗ above.`,
  ];
}

function inTheirWords(entries: [string, number][]): [string, number][] {
  return entries.map(([word, n]) => [inWords(word), n]);
}

function wishes(byPreference: Counts): [string, number][] {
  return byKey(byPreference).map(([key, n]) => [preferenceInWords(key), n]);
}

/** The countries with the most, and the others together. */
function countries(byCountry: Counts): [string, number][] {
  const all = greatestFirst(byCountry).map(([code, n]): [string, number] => [spokenCountry(code, "en"), n]);
  const rest = all.slice(mostCountries);
  if (rest.length < 2) return all;
  return [
    ...all.slice(0, mostCountries),
    [many(rest.length, "other country", "other countries"), rest.reduce((sum, [, n]) => sum + n, 0)],
  ];
}
