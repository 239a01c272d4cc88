import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { Language } from "../../../schemas/text.ts";
import { pointerOf } from "../../shared/faults.ts";
import { warning } from "./finding.ts";

type Texts = [pointer: string, texts: Record<string, string>];

/** Texts that lack a language of the call, and "CET" where clocks show summer time at the deadline (or the reverse). */
export function checkTexts(content: CallContent): Finding[] {
  const season = seasonOf(content);
  return textsIn(content, []).flatMap(([pointer, texts]) => {
    const missing = content.languages.filter((language) => (texts[language] ?? "") === "");
    const wrong = Object.values(texts).some((text) => season.wrong.test(text));
    return [
      ...(missing.length > 0 ? [warning("TranslationMissing", pointer, { missing })] : []),
      ...(wrong ? [warning("WrongSeason", pointer, { offset: season.offset })] : []),
    ];
  });
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
