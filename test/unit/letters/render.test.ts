import { describe, expect, test } from "vitest";
import { letterFacts } from "../../../functions/letters/facts.ts";
import { sampleLetters } from "../../../functions/letters/gallery.ts";
import { type Renderable, rendered } from "../../../functions/letters/render.ts";
import { compareText } from "../../../functions/shared/canonical.ts";

const letters = sampleLetters();
const named = letters.map((letter) => [`${letter.kind} (${letter.language})`, letter] as const);

/** The words of a text, in no order: a table has its lines broken differently in text and in HTML. */
function words(text: string): string[] {
  return (text.match(/[\p{L}\p{N}@.+:/%’-]*[\p{L}\p{N}]/gu) ?? []).sort(compareText);
}

/** What a reader sees of a page. */
function seen(html: string): string {
  return (html.split("<body")[1] ?? "")
    .replace(/^[^>]*>/, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function titleIn({ facts, language }: Renderable): string {
  return letterFacts["review-received"].shape.callTitle.parse(facts.callTitle)[language];
}

test("there is a sample of every kind in every language", () => {
  const kinds = Object.keys(letterFacts);
  expect(letters.map(({ kind, language }) => `${kind} ${language}`).sort(compareText)).toEqual(
    kinds.flatMap((kind) => [`${kind} en`, `${kind} sv`]).sort(compareText),
  );
});

describe.each(named)("%s", (_name, letter) => {
  const { subject, text, html } = rendered(letter);

  test("says the same as text and as HTML", () => {
    expect(words(seen(html))).toEqual(words(text));
  });

  test("names the call, in the subject and in the letter", () => {
    const title = titleIn(letter);
    expect(subject).toContain(title);
    expect(text.replace(/\s+/g, " ")).toContain(title);
  });

  test("prints no value that is missing, no placeholder, and no zone by an abbreviation", () => {
    for (const part of [subject, text, seen(html)]) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object|[{}]|\bCES?T\b|Invalid/);
    }
  });

  test("prints every instant with its zone and offset, and none as it is stored", () => {
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
    const times =
      text.replace(/\s+/g, " ").match(/\d{2}:\d{2}(:\d{2})? \(Europe\/Brussels, UTC\+0[12]:00\)/g) ?? [];
    const instants = Object.values(letter.facts).filter(
      (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value),
    );
    expect(times.length).toBeGreaterThanOrEqual(instants.length);
  });

  test("has text lines of at most 72 columns", () => {
    // A code has no place at which it could be broken, and stands alone on its line.
    expect(text.split("\n").filter((line) => line.length > 72 && /\S\s+\S/.test(line))).toEqual([]);
  });

  test("tells whom to ask", () => {
    expect(text).toMatch(letter.language === "sv" ? /Har du frågor\?/ : /Any questions\?/);
  });

  test("is a page that assistive technology can read", () => {
    expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${letter.language}"`));
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toContain("<title>");
    expect(html).not.toMatch(/<(img|script|style|link|iframe|svg)|url\(/);
    for (const head of html.match(/<th[ >][^>]*>/g) ?? []) expect(head).toMatch(/ scope="(col|row)"/);
    // Sizes that a reader cannot enlarge, and colours that vanish on a dark ground.
    expect(html).not.toMatch(/font-size:[\d.]+(px|pt)|[^-]color:|background|height:\d+px/);
  });
});

test.each(Object.keys(letterFacts))("%s says something else in Swedish than in English", (kind) => {
  const [sv, en] = letters.filter((letter) => letter.kind === kind).map(rendered);
  expect(sv?.subject).not.toBe(en?.subject);
  expect(sv?.text).not.toBe(en?.text);
  // A paragraph that was left untranslated would be the same in both.
  const paragraphs = (part = "") => part.split("\n\n").filter((each) => each.length > 60);
  expect(paragraphs(sv?.text).filter((each) => paragraphs(en?.text).includes(each))).toEqual([]);
});

test("a letter of no known kind cannot be rendered", () => {
  const [letter] = letters;
  expect(() => letter && rendered({ ...letter, kind: "constructor" })).toThrow(TypeError);
});

test("an exclusion by an officer, where every rule was met, says so", () => {
  const letter = letters.find(({ kind, language }) => kind === "decision-ineligible" && language === "sv");
  const { text } = letter ? rendered({ ...letter, facts: { ...letter.facts, rules: [] } }) : { text: "" };
  expect(text.replace(/\s+/g, " ")).toContain("Handläggaren har prövat ansökan särskilt");
});

test("every outcome of an approval is said of what it is about, with the right ending", () => {
  const subjects = ["call", "selection", "matching", "batch", "report"];
  const outcomes = ["approved", "returned", "expired"];
  const letter = letters.find(({ kind, language }) => kind === "approval-settled" && language === "sv");
  const said = subjects.flatMap((subjectKind) =>
    outcomes.map((outcome) =>
      letter ? rendered({ ...letter, facts: { ...letter.facts, subjectKind, outcome } }).subject : "",
    ),
  );
  expect(said.map((subject) => subject.replace(": Tvillingstäder 2023", ""))).toEqual([
    "Utlysningen är godkänd",
    "Utlysningen är återsänd",
    "Utlysningen är inte godkänd i tid",
    "Urvalet är godkänt",
    "Urvalet är återsänt",
    "Urvalet är inte godkänt i tid",
    "Matchningen är godkänd",
    "Matchningen är återsänd",
    "Matchningen är inte godkänd i tid",
    "Betalningsunderlaget är godkänt",
    "Betalningsunderlaget är återsänt",
    "Betalningsunderlaget är inte godkänt i tid",
    "Rapporten är godkänd",
    "Rapporten är återsänd",
    "Rapporten är inte godkänd i tid",
  ]);
});

test("a criterion that nobody could score is said to be so, and an empty comment is left out", () => {
  const letter = letters.find(({ kind, language }) => kind === "decision-rejected" && language === "en");
  const criteria = [{ label: "Motivation", mean: "–", maxScore: "5", threshold: "3" }];
  const facts = { ...letter?.facts, criteria, comments: [{ text: " " }] };
  const { text } = letter ? rendered({ ...letter, facts }) : { text: "" };
  expect(text).toContain("Motivation  not scored  5        3");
  expect(text).not.toContain("The reviewers’ comments");
});

test("a reminder counts one day as one, and says when it is the last", () => {
  const letter = letters.find(({ kind, language }) => kind === "application-reminder" && language === "en");
  const subjects = [0, 1, 2].map((daysLeft) =>
    letter ? rendered({ ...letter, facts: { ...letter.facts, daysLeft } }).subject : "",
  );
  expect(subjects).toEqual([
    "Last day to submit your application: Twin Cities 2023",
    "1 day left to submit your application: Twin Cities 2023",
    "2 days left to submit your application: Twin Cities 2023",
  ]);
});
