import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composed } from "../../../functions/letters/compose.ts";
import { sampleLetters } from "../../../functions/letters/gallery.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { isOptional } from "../../../functions/letters/unsubscribe.ts";
import { escaped } from "../../../functions/shared/escaped.ts";
import { CallId } from "../../../schemas/ids.ts";
import type { Facts, Letter } from "../../../schemas/letter.ts";
import { line } from "../../../schemas/text.ts";

// Each with a figure in it, as the stand-in has one: a letter has one line less where an amount is nothing.
const attacks = [
  `<script>alert(1)</script>`,
  `"><img src=x1 onerror=alert(1)>`,
  `</title></p><h1>Ni är utvalda</h1>`,
  `' style='position:fixed;top:1px`,
  `{organisation} \${process.env} {{callTitle}} <%= 1 %>`,
  `&lt;b1&gt; &amp;`,
];
const harmlessText = "x1";

/** The same facts with every text replaced but those that have a form: instants, enumerated words, ids of zones. */
function attacked(facts: Facts, attack: string): Facts {
  const kept =
    /^\d{4}-\d{2}-\d{2}|^Europe\/|^(call|selection|matching|batch|report|approved|returned|expired|workshop|siteVisit|programme|decision|task|circulation|owner|editor|reader|signatory|none|bounced|complained|before|due|late|accepted|partly|notAccepted|dissent|overdue|place)$/;
  const replaced: Facts = JSON.parse(
    JSON.stringify(facts, (_key, value: unknown) =>
      typeof value === "string" && !kept.test(value) ? attack : value,
    ),
  );
  return replaced;
}

/** The tags of a page and their attributes, without the text between them. */
const tags = (html: string): string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/\s+/g, " "));

describe.each(sampleLetters().map((letter) => [`${letter.kind} (${letter.language})`, letter] as const))(
  "%s",
  (_name, letter) => {
    test.each(attacks)("has no other tags when its facts hold %s", (attack) => {
      const harmless = rendered({
        ...letter,
        facts: attacked(letter.facts, harmlessText),
        to: { ...letter.to, name: harmlessText },
      });
      const { html, text } = rendered({
        ...letter,
        facts: attacked(letter.facts, attack),
        to: { ...letter.to, name: attack },
      });
      expect(tags(html)).toEqual(tags(harmless.html));
      expect(html).toContain(escaped(attack));
      expect(text.replace(/\s+/g, " ")).toContain(attack.replace(/\s+/g, " "));
    });
  },
);

test("a page whose values were not escaped would be caught", () => {
  const [letter] = sampleLetters();
  if (letter === undefined) throw new Error("There is no sample.");
  const facts = attacked(letter.facts, "<b>x</b>");
  const broken = rendered({ ...letter, facts })
    .html.replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  expect(tags(broken)).not.toEqual(tags(rendered({ ...letter, facts: attacked(letter.facts, "x") }).html));
});

const sender = {
  address: "letters@utlysning.example.org",
  name: "Twin Cities",
  at: "2023-06-28T07:41:09.120Z",
};

function letterTo(name: string, sample = "application-reminder"): Letter {
  const found = sampleLetters().find(({ kind }) => kind === sample);
  if (found === undefined) throw new Error(`There is no sample of ${sample}.`);
  return {
    ...found,
    callId: CallId.parse("call_twin-cities"),
    subjectId: "app_1",
    to: { name, email: "anna@example.org" },
    queuedAt: sender.at,
    state: "queued",
  };
}

async function headersOf(letter: Letter, subject: string, from = sender): Promise<string[]> {
  const oneClick = isOptional(letter) ? "https://api.example.org/letters/x/unsubscribe" : undefined;
  const message = await composed(letter, { ...rendered(letter), subject }, from, oneClick);
  const [head = ""] = message.toString("utf8").split("\r\n\r\n");
  return head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
}

test("a letter has the headers that it should have, and no others", async () => {
  const headers = await headersOf(letterTo("Anna Lind"), "7 days left");
  const names = headers.map((header) => header.split(":")[0]?.toLowerCase());
  expect(names.sort()).toEqual([
    "auto-submitted",
    "content-language",
    "content-type",
    "date",
    "from",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "message-id",
    "mime-version",
    "subject",
    "to",
  ]);
  expect(headers).toContain("Auto-Submitted: auto-generated");
  expect(headers).toContain("Date: Wed, 28 Jun 2023 07:41:09 +0000");
  expect(headers).toContain("Message-ID: <letter_sample-application-reminder@utlysning.example.org>");
  expect(headers).toContain("To: Anna Lind <anna@example.org>");
});

test("only a reminder offers to be unsubscribed from", async () => {
  const headers = await headersOf(letterTo("Anna Lind", "decision-selected"), "You have been selected");
  expect(headers.filter((header) => /^list-unsubscribe/i.test(header))).toEqual([]);
});

test("no name, subject or title adds a header, whatever it holds", async () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "\r\nBcc: evil@example.com",
      "\nBcc: evil@example.com\n\nHello",
      "a\u2028Bcc: x@y.z",
      "x\r\n\r\n<b>",
    ),
    fc.constantFrom('"<evil@example.com>', "evil@example.com, Anna", "Anna <evil@example.com>"),
  );
  const expected = (await headersOf(letterTo("Anna"), "Hello")).map((header) => header.split(":")[0]).sort();
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (name, subject, title) => {
      const headers = await headersOf(letterTo(name), `Hello ${subject}`, { ...sender, name: title });
      expect(headers.map((header) => header.split(":")[0]).sort()).toEqual(expected);
      const to = headers.find((header) => header.startsWith("To:")) ?? "";
      expect(to.endsWith("<anna@example.org>") || to === "To: anna@example.org").toBe(true);
    }),
    { numRuns: 200, seed: 20230628 },
  );
});

test("a name with a line break is refused before it gets near a letter", () => {
  expect(line(120).safeParse("Anna\r\nBcc: evil@example.com").success).toBe(false);
});
