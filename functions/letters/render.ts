import type { Letter } from "../../schemas/letter.ts";
import { escaped } from "../shared/escaped.ts";
import { blockAsHtml } from "./as-html.ts";
import { blockAsText, wrapped } from "./as-text.ts";
import { edited } from "./edited.ts";
import { isLetterKind, worded } from "./texts.ts";
import type { Words } from "./words.ts";

export interface Rendered {
  subject: string;
  text: string;
  html: string;
}
/** What of a letter its words depend on. */
export type Renderable = Pick<Letter, "id" | "kind" | "to" | "language" | "facts" | "edited">;

/** A subject line longer than this is cut by everyone who shows it. */
const longestSubject = 180;

const frame = {
  sv: {
    greeting: (name: string) => `Hej ${name}!`,
    regards: "Med vänlig hälsning",
    team: "Vi som arbetar med utlysningen",
    footer: (id: string) =>
      `Det här brevet är skickat automatiskt i ett ärende som rör dig eller din organisation. Brevets nummer är ${id}. Ange det gärna om du kontaktar oss.`,
  },
  en: {
    greeting: (name: string) => `Dear ${name},`,
    regards: "With kind regards",
    team: "The team behind the call",
    footer: (id: string) =>
      `This letter was sent automatically in a matter that concerns you or your organisation. The letter’s number is ${id}. Please quote it if you contact us.`,
  },
} as const;

/** One line for a mail header: no break, no control character, no longer than mail programs show. */
export function headerLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject - 1).trimEnd()}…`;
}

/** The letter in words: subject, and the same content as plain text and as HTML. Throws where its facts do not fit. */
export function rendered(letter: Renderable): Rendered {
  const words = edited(wordsOf(letter), letter.edited);
  const subject = headerLine(words.subject);
  return { subject, text: asText(letter, words), html: page(letter, subject, article(letter, words)) };
}

/** The words of the letter's kind, before anybody changed them. */
export function wordsOf({ kind, language, facts }: Renderable): Words {
  if (!isLetterKind(kind)) throw new TypeError(`No letter is of the kind ${kind}.`);
  return worded(kind, language, facts);
}

function asText(letter: Renderable, { heading, blocks }: Words): string {
  const { greeting, regards, team, footer } = frame[letter.language];
  const title = wrapped(heading);
  const underline = "=".repeat(Math.max(...title.map(({ length }) => length)));
  return `${[
    [...title, underline].join("\n"),
    wrapped(greeting(letter.to.name)).join("\n"),
    ...blocks.map(blockAsText),
    `${regards}\n${team}`,
    `--\n${wrapped(footer(letter.id)).join("\n")}`,
  ].join("\n\n")}\n`;
}

/** The letter without the page around it. */
function article(letter: Renderable, { heading, blocks }: Words): string {
  const { greeting, regards, team, footer } = frame[letter.language];
  return [
    `<h1 style="font-size:1.5em;line-height:1.25;margin:0 0 0.8em">${escaped(heading)}</h1>`,
    `<p style="margin:0 0 1em">${escaped(greeting(letter.to.name))}</p>`,
    ...blocks.map(blockAsHtml),
    `<p style="margin:1.6em 0 1em">${regards}<br>${team}</p>`,
    `<p style="margin:1.6em 0 0;padding:0.8em 0 0;border-top:1px solid #767676;font-size:0.875em;overflow-wrap:anywhere">${escaped(footer(letter.id))}</p>`,
  ].join("\n");
}

function page(letter: Renderable, subject: string, content: string): string {
  return `<!doctype html>
<html lang="${letter.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:0">
<div lang="${letter.language}" style="max-width:38em;margin:0 auto;padding:1.5em 1em;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:1em;line-height:1.5;overflow-wrap:break-word">
${content}
</div>
</body>
</html>
`;
}
