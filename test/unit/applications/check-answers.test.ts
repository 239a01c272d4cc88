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
const money = { kind: "money", currencies: ["SEK", "EUR"], min: "0.10", max: "999" };
const date = { kind: "date", from: "2023-01-01" };
const projects = {
  kind: "table",
  columns: [
    { id: "name", label, required: true, kind: "text" },
    { id: "cost", label, required: false, kind: "amount" },
  ],
  minRows: 1,
  maxRows: 2,
};
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
  [
    "a person whose hours are not said yet",
    people,
    [{ name: "Eva Ek", function: "" }],
    [`${at}/0/function Missing`, `${at}/0/hoursPerMonth Missing`],
  ],
  [
    "a person of 201 hours",
    people,
    [{ ...person, hoursPerMonth: 201 }],
    [`${at}/0/hoursPerMonth OutOfRange`],
  ],
  ["an amount at the least", money, { amount: "0.10", currency: "SEK" }, []],
  ["an amount a thousandth below", money, { amount: "0.099", currency: "SEK" }, [`${at}/amount OutOfRange`]],
  [
    "an amount above, which sorts below as text",
    money,
    { amount: "1000", currency: "SEK" },
    [`${at}/amount OutOfRange`],
  ],
  [
    "an amount in another currency",
    money,
    { amount: "1", currency: "USD" },
    [`${at}/currency WrongCurrency`],
  ],
  ["a number for money", money, 5, [`${at} WrongType`]],
  ["a day", date, "2023-06-30", []],
  ["a day before", date, "2022-12-31", [`${at} OutOfRange`]],
  ["a day that does not exist", date, "2023-02-30", [`${at} WrongType`]],
  ["an address", { kind: "url" }, "https://example.org/plan", []],
  ["an address that runs", { kind: "url" }, "javascript:alert(1)", [`${at} WrongType`]],
  ["a word for an address", { kind: "url" }, "example", [`${at} WrongType`]],
  ["a row", projects, [{ name: "Tram", cost: "1200.50" }], []],
  [
    "a row without its name, with a wrong cost and a stranger",
    projects,
    [{ cost: "1,2", other: 1 }],
    [`${at}/0/other UnknownColumn`, `${at}/0/name Missing`, `${at}/0/cost WrongType`],
  ],
  ["rows too many", projects, [{ name: "A" }, { name: "B" }, { name: "C" }], [`${at} WrongNumber`]],
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

describe("what applicants put in themselves", () => {
  const eur = (amount: string, currency = "EUR") => ({ amount, currency });
  const share = { kind: "share", atLeastPercent: 20, required: true };
  const sum = { kind: "money", atLeast: eur("1000"), required: true };
  const asked = { money: { ...money, max: "99999" }, share: { kind: "number" } };
  const pledges: [what: string, rule: object, question: object, answer: unknown, faults: string[]][] = [
    ["enough money", sum, asked.money, eur("1000"), []],
    ["a thousandth too little", sum, asked.money, eur("999.999"), [`${at}/amount CoFinancingTooLow`]],
    ["money of another currency", sum, asked.money, eur("9000", "SEK"), [`${at}/currency WrongCurrency`]],
    ["a number for money", sum, asked.share, 1000, [`${at} WrongType`]],
    ["no pledge where it is required", sum, asked.money, undefined, [`${at} CoFinancingMissing`]],
    ["no pledge where it is not", { ...sum, required: false }, asked.money, undefined, []],
    ["any money where nothing less is named", { kind: "money", required: true }, asked.money, eur("1"), []],
    ["the least share", share, asked.share, 20, []],
    ["a smaller share", share, asked.share, 19.9, [`${at} CoFinancingTooLow`]],
    ["more than everything", share, asked.share, 101, [`${at} OutOfRange`]],
    ["money for a share", share, asked.money, eur("20"), [`${at} WrongType`]],
  ];
  test.each(pledges)("%s", (_what, rule, question, answer, expected) => {
    const coFinancing = { ...rule, label, question: "asked" };
    const form = [{ id: "asked", label, required: false, ...question }];
    const call = CallContent.parse({ ...callInput(), coFinancing, tracks: [{ ...track, form }] });
    const answers = answer === undefined ? {} : { asked: answer };
    const content = applicationContent(undefined, { answers });
    expect(checkApplication(call, content).map(({ code, pointer }) => `${pointer} ${code}`)).toEqual(
      expected,
    );
  });
});

test("what a lot's own rules want to know of a paper is missed in that lot alone", () => {
  const evidence = { wanted: label, attachment: "strategy", states: ["adoptedBy", "adoptedOn", "document"] };
  const manager = { name: "Ada", email: "ada@example.org" };
  const strict = [{ rule: "minPopulation", atLeast: 1, evidence }];
  const lots = [
    { id: "strict", label, manager, eligibility: strict },
    { id: "free", label, manager },
  ];
  const types = ["application/pdf"];
  const attachments = [{ id: "strategy", label, required: false, maxBytes: 9, types }];
  const call = CallContent.parse({ ...callInput(), lots, tracks: [{ ...track, attachments }] });
  const said = { kind: "strategy", fileName: "a.pdf", mediaType: types[0], size: 9, sha256: "a".repeat(64) };
  const faultsIn = (lotId: string, more: object = {}) =>
    checkApplication(
      call,
      applicationContent(undefined, { lotId, attachments: [{ id: "attachment_1", ...said, ...more }] }),
    ).map(({ code, pointer }) => `${pointer} ${code}`);
  expect(faultsIn("free")).toEqual([]);
  expect(faultsIn("strict")).toEqual([
    "/attachments/0/adoptedBy Missing",
    "/attachments/0/adoptedOn Missing",
  ]);
  expect(faultsIn("strict", { adoptedBy: "The council", adoptedOn: "2023-01-31" })).toEqual([]);
});

test("an area is of a kind that the call takes, and is named where the call asks for one", () => {
  const call = CallContent.parse({ ...callInput(), areas: { kinds: ["district"], required: true } });
  const faultsOf = (change: object) =>
    checkApplication(call, applicationContent(undefined, change)).map(
      ({ code, pointer }) => `${pointer} ${code}`,
    );
  expect(faultsOf({})).toEqual(["/area Missing"]);
  expect(faultsOf({ area: { kind: "smallerTown", name: "Norrliden" } })).toEqual(["/area/kind UnknownArea"]);
  expect(faultsOf({ area: { kind: "district", name: "Norrliden" } })).toEqual([]);
});
