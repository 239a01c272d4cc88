import { describe, expect, test } from "vitest";
import { checkApplication } from "../../../functions/applications/check-answers.ts";
import { CallContent } from "../../../schemas/call.ts";
import { Answers } from "../../../schemas/form.ts";
import { applicationContent, callInput } from "../../support/builders.ts";

const [track] = callInput().tracks;
const label = { en: "Question" };
const person = { name: "Eva Ek", function: "Planner", hoursPerMonth: 8 };

/** What a form of this one question says to this answer, as code and pointer. */
function faults(question: object, answers: unknown): string[] {
  const form = [{ id: "asked", label, required: false, ...question }];
  const call = CallContent.parse({ ...callInput(), tracks: [{ ...track, form }] });
  const content = applicationContent(undefined, { answers: Answers.parse(answers) });
  return checkApplication(call, content).map(({ code, pointer }) => `${pointer} ${code}`);
}
const text = { kind: "text", maxLength: 3 };
const number = { kind: "number", min: 1, max: 2 };
const yesNo = { kind: "yesNo", mustBeYes: true };
const choice = { kind: "choice", options: "domains" };
const choices = {
  kind: "choices",
  options: [
    { id: "a", label },
    { id: "b", label },
  ],
  maxChoices: 1,
};
const ranking = { kind: "ranking", options: "activities", maxChoices: 2 };
const people = { kind: "people", minPeople: 1, maxPeople: 1 };
const at = "/answers/asked";

const cases: [what: string, question: object, answer: unknown, faults: string[]][] = [
  ["a text of the length allowed", text, "abc", []],
  ["a text one character longer", text, "abcd", [`${at} TooLarge`]],
  ["a number for a text", text, 3, [`${at} WrongType`]],
  ["a number at each end", number, 1, []],
  ["a number below", number, 0.99, [`${at} OutOfRange`]],
  ["a number above", number, 2.01, [`${at} OutOfRange`]],
  ["a text for a number", number, "1", [`${at} WrongType`]],
  ["a yes where it must be yes", yesNo, true, []],
  ["a no where it must be yes", yesNo, false, [`${at} MustBeYes`]],
  ["a no where it may be no", { kind: "yesNo" }, false, []],
  ["a text for a yes", yesNo, "yes", [`${at} WrongType`]],
  ["one of the call's domains", choice, "energy", []],
  ["a domain that the call has not", choice, "fishing", [`${at}/0 UnknownOption`]],
  ["two where one may be chosen", choice, ["energy", "transport"], [`${at} TooMany`]],
  ["one of the listed options", choices, ["b"], []],
  ["more options than allowed", choices, ["a", "b"], [`${at} TooMany`]],
  ["an option chosen twice", ranking, ["grid", "grid"], [`${at}/1 ChosenTwice`]],
  ["an activity of the call", ranking, ["grid"], []],
  ["a text for a list", choices, "a", [`${at} WrongType`]],
  ["people for options", choices, [person], [`${at} WrongType`]],
  ["a person", people, [person], []],
  ["a person too many", people, [person, person], [`${at} WrongNumber`]],
  ["options for people", people, ["a"], [`${at} WrongType`]],
];
test.each(cases)("%s: %s", (_what, question, answer, expected) => {
  expect(faults(question, { asked: answer })).toEqual(expected);
});

describe("an answer that is not there", () => {
  test.each([text, number, yesNo, choice, choices, ranking, people])(
    "is missed only where it is required: $kind",
    (kind) => {
      expect(faults(kind, {})).toEqual([]);
      expect(faults({ ...kind, required: true }, {})).toEqual([`${at} Missing`]);
      expect(faults({ ...kind, required: true }, { asked: "" })).toEqual([`${at} Missing`]);
      expect(faults({ ...kind, required: true }, { asked: [] })).toEqual([`${at} Missing`]);
    },
  );

  test("is not mistaken for what every object inherits", () => {
    expect(faults({ ...text, id: "constructor" }, {})).toEqual([]);
    expect(faults({ ...text, id: "toString", required: true }, {})).toEqual(["/answers/toString Missing"]);
  });
});

test("an answer to what nobody asked, and a track that the call has not, are faults", () => {
  expect(faults(text, { other: "x" })).toEqual(["/answers/other UnknownQuestion"]);
  const call = CallContent.parse(callInput());
  expect(checkApplication(call, applicationContent(undefined, { track: "other" }))).toEqual([
    { code: "UnknownTrack", severity: "error", pointer: "/track", params: { track: "other" } },
  ]);
});
