import type { LetterLanguage } from "../../schemas/text.ts";
import type { FactsOf, LetterKind } from "./facts.ts";

/** A piece of a letter; how it looks as text and as HTML is known to `as-text.ts` and `as-html.ts` alone. */
export type Block =
  | { is: "paragraph"; text: string }
  | { is: "section"; title: string }
  | { is: "definitions"; entries: { term: string; values: string[] }[] }
  | { is: "table"; caption: string; head: string[]; rows: string[][] }
  /** What a person wrote, in their own words and marked as such. */
  | { is: "quote"; text: string };

/** What a letter says. Values that people wrote are plain data here: they are escaped where they are printed. */
export interface Words {
  subject: string;
  /** The first line of the letter, its only main heading. */
  heading: string;
  blocks: Block[];
}

export type LetterText<Kind extends LetterKind> = Record<LetterLanguage, (facts: FactsOf<Kind>) => Words>;

export const paragraph = (text: string): Block => ({ is: "paragraph", text });
export const section = (title: string): Block => ({ is: "section", title });
export const quote = (text: string): Block => ({ is: "quote", text });
export const table = (caption: string, head: string[], rows: string[][]): Block => ({
  is: "table",
  caption,
  head,
  rows,
});

/** Terms with what they stand for; a term without a value is left out. */
export function definitions(...entries: readonly (readonly [string, ...string[]])[]): Block {
  return {
    is: "definitions",
    entries: entries
      .map(([term, ...values]) => ({ term, values: values.filter((value) => value !== "") }))
      .filter(({ values }) => values.length > 0),
  };
}
