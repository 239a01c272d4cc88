import * as z from "zod";

/** Languages that a call can be written in. Letters exist in the first two. */
export const Language = z.enum(["sv", "en", "de", "pl", "hu", "it"]);
export type Language = z.infer<typeof Language>;

/** Languages that letters are written in. */
export const LetterLanguage = z.enum(["sv", "en"]);
export type LetterLanguage = z.infer<typeof LetterLanguage>;

// Control characters have no place in a text that ends in a mail header, a file or a page; line feeds and tabs do.
// What turns the direction of writing would let one name look like another.
const controls = /(?![\t\n\r])\p{Cc}|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const lines = /[\r\n]/;

/** Whether a text holds a control character or one that turns the direction of writing. */
export const hasControls = (text: string): boolean => controls.test(text);

/** Free text of at most `max` characters, without control characters or bidirectional overrides. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !hasControls(text), {
      params: { code: "ControlCharacter" },
      error: "holds a control character",
    });

/** One line of text, as in a name: not empty, no line break, so that it cannot add a header to a mail. */
export const line = (max: number) =>
  prose(max)
    .min(1)
    .refine((text) => !lines.test(text), { params: { code: "LineBreak" }, error: "must be one line" });

export const Email = z
  .email()
  .max(254)
  .refine((text) => !lines.test(text), { params: { code: "LineBreak" }, error: "must be one line" });
export type Email = z.infer<typeof Email>;

/** A text per language; at least English or Swedish, which the others fall back to. */
export const Text = z
  .partialRecord(Language, prose(4000))
  .refine((text) => text.en !== undefined || text.sv !== undefined, {
    params: { code: "TranslationMissing" },
    error: "needs at least English or Swedish",
  });
export type Text = z.infer<typeof Text>;

/** The text in the language asked for, else in English, else in Swedish. */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? text.en ?? text.sv ?? "";
}
