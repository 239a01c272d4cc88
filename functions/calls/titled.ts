import type { Call } from "../../schemas/call.ts";
import { inLanguage, LetterLanguage, type Text } from "../../schemas/text.ts";

/** What every letter about a call says of it: its title in the letters' languages, and the zone of its times. */
export function titled(call: Call): { callTitle: Record<"sv" | "en", string>; zone: string } {
  const { title, window } = call.content;
  return { callTitle: inLetters(title), zone: window.zone };
}

/** A text in the languages that letters are written in. */
export function inLetters(text: Text): Record<"sv" | "en", string> {
  return { sv: inLanguage(text, "sv"), en: inLanguage(text, "en") };
}

/**
 * The language of letters to the office and to people whose own language nobody has stated, such as approvers: the first
 * of the call's languages that letters are written in, else English.
 */
export function officeLanguage({ content }: Call): LetterLanguage {
  for (const language of content.languages) {
    const known = LetterLanguage.safeParse(language);
    if (known.success) return known.data;
  }
  return "en";
}
