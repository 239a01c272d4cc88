import { escaped, plain } from "./escaped.ts";

/** Markup that is ready; everything else that comes into a template is text and is escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Part = string | number | Html | readonly Part[];

/** A template that escapes every value but markup, so that a name cannot become an element by being forgotten. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(strings.map((string, at) => string + markupOf(values[at] ?? "")).join(""));
}

/** A whole document as the value of an attribute: escaped, its line breaks kept. */
export function verbatim(document: string): Html {
  return new Html(escaped(document.toWellFormed().replaceAll("\0", "")));
}

export const nothing = new Html("");

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === "string") return escaped(plain(part));
  if (typeof part === "number") return String(part);
  return part.map(markupOf).join("");
}
