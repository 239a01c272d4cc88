import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { Language, type Text } from "../../../schemas/text.ts";
import { pointerOf } from "../../shared/faults.ts";
import { warning } from "./finding.ts";

type Texts = [pointer: string, texts: Text];

/** Texts that lack a language of the call, and "CET" where clocks show summer time at the deadline (or the reverse). */
export function checkTexts(content: CallContent): Finding[] {
  const season = seasonOf(content);
  const inCall = textsIn(content, []).flatMap(([pointer, texts]) => [
    ...untranslated(texts, content.languages, pointer),
    ...(Object.values(texts).some((text) => season.wrong.test(text))
      ? [warning("WrongSeason", pointer, { offset: season.offset })]
      : []),
  ]);
  return [...inCall, ...checkLots(content)];
}

/** What the applicants of a lot read first stands in its languages too; forms and rules are in the call's. */
function checkLots({ languages, lots, tracks, title, summary }: CallContent): Finding[] {
  return lots.flatMap((lot, i) => {
    const own = lot.languages.filter((language) => !languages.includes(language));
    return [
      ...untranslated(title, own, "/title"),
      ...untranslated(summary, own, "/summary"),
      ...untranslated(lot.label, own, `/lots/${i}/label`),
      ...tracks.flatMap(({ label }, j) => untranslated(label, own, `/tracks/${j}/label`)),
    ];
  });
}

function untranslated(texts: Text, languages: readonly Language[], pointer: string): Finding[] {
  const missing = languages.filter((language) => (texts[language] ?? "") === "");
  return missing.length > 0 ? [warning("TranslationMissing", pointer, { missing })] : [];
}

/** Every text of the call: an object whose keys are languages. */
function textsIn(value: unknown, path: PropertyKey[]): Texts[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  const isTexts =
    entries.length > 0 &&
    entries.every(([key, text]) => Language.safeParse(key).success && typeof text === "string");
  if (isTexts) return [[pointerOf(path), Object.fromEntries(entries)]];
  return entries.flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

/** The abbreviation that would be wrong on the day of the deadline in the call's zone. */
function seasonOf({ window }: CallContent): { wrong: RegExp; offset: string } {
  const noon = new Date(`${window.closes.slice(0, 10)}T12:00:00.000Z`);
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: window.zone,
    timeZoneName: "longOffset",
  }).formatToParts(noon);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  // CET is UTC+01:00 and CEST is UTC+02:00, whatever people write in summer.
  if (offset === "GMT+02:00") return { wrong: /\bCET\b/, offset };
  if (offset === "GMT+01:00") return { wrong: /\bCEST\b/, offset };
  return { wrong: /\bCES?T\b/, offset };
}
