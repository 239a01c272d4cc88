import { matchingReasons, selectionReasons } from "../../../functions/letters/reasons.ts";
import { counted } from "../../../functions/letters/spoken.ts";

/** What a reader should see for the words of the code; a word that is not here is spelled out from its own parts. */
const known: ReadonlyMap<string, string> = new Map([
  ["draft", "Still a draft"],
  ["lapsed", "Never submitted"],
  ["belowThreshold", "Below the threshold"],
  ["inApproval", "In approval"],
  ["changesRequested", "Changes requested"],
  ["returned", "Returned by the bank"],
  ["ambiguous", "Fate not known"],
  ["DeadlinePassed", "The deadline had passed"],
  ["maxWelfareStable", "Stable, and the best of the stable ones for twins and hosts together"],
  ["unranked", "Not among the wishes"],
  ["none", "Not among the wishes"],
  ["null", "Not among the wishes"],
]);

/** Shorter than in the letters: in a table the same reason stands many times. */
const reasons: ReadonlyMap<string, string> = new Map([
  ...[...Object.entries(selectionReasons), ...Object.entries(matchingReasons)].map(
    ([code, { en }]): [string, string] => [code, en],
  ),
  ["selected", "Ranked high enough for one of the places."],
  ["reserve", "Next in line if somebody withdraws."],
  ["ineligible", "Does not meet the conditions of the call."],
  ["overridden", "Excluded by an officer after an individual assessment."],
  ["outranked", "The places went to higher ranks."],
  ["quotaFull", "The places of its group went to higher ranks."],
  ["belowThreshold", "Below a minimum score."],
]);

/** A word of the code as people read it: `decision-selected` is `Decision selected`, `lapsed` is `Never submitted`. */
export function inWords(word: string): string {
  // What a decision says is set apart from the word itself.
  return known.get(word) ?? spelledOut(word.replace(/^decision-/, "decision: "));
}

/** A reason's code as a sentence; a reason that is a sentence already stays as it is. */
export function reasonInWords(reason: string): string {
  return reasons.get(reason) ?? (/\s/.test(reason) ? reason : inWords(reason));
}

/** `1` is `1st choice`; what is no number is a word. */
export function preferenceInWords(preference: number | string | null): string {
  const text = String(preference);
  return /^[1-9]\d{0,3}$/.test(text) ? `${ordinal(Number(text))} choice` : inWords(text);
}

export function ordinal(n: number): string {
  const suffixes: Record<string, string> = { one: "st", two: "nd", few: "rd" };
  return `${n}${suffixes[new Intl.PluralRules("en", { type: "ordinal" }).select(n)] ?? "th"}`;
}

/** `1 letter`, `2 letters`; the plural is regular unless it is given. */
export function many(count: number, one: string, other = `${one}s`): string {
  return counted(count, "en", { one, other });
}

export function number(value: number): string {
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 }).format(value);
}

export function percent(share: number): string {
  return new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** Names in a row, `Lund, Luleå and Riga`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}

/** A language by its name where the text is a code that the runtime knows. */
export function languageName(language: string): string {
  if (!/^[a-z]{2,3}$/.test(language)) return language;
  return new Intl.DisplayNames("en-GB", { type: "language" }).of(language) ?? language;
}

/** The language as an attribute, where it can be one. */
export function languageTag(language: string): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : "und";
}

function spelledOut(word: string): string {
  if (/\s/.test(word)) return capital(word);
  const apart = word.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/[-_]+/g, " ");
  return capital(apart === apart.toUpperCase() ? apart : apart.toLowerCase());
}

export function capital(text: string): string {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}
