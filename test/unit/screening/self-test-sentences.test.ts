import { expect, test } from "vitest";
import type { Lists } from "../../../functions/screening/lists-in-force.ts";
import { selfTest } from "../../../functions/screening/self-test.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { callIn } from "../../support/builders.ts";

const multiply = callIn("open", readProgramme("multiply"));
const twins = callIn("open", readProgramme("twin-cities-2023"));
const kommun = callIn("open", readProgramme("uthallig-kommun-3"));
type Call = typeof multiply;

const said = (call: Call, asked: Parameters<typeof selfTest>[1], language: string, lists?: Lists) =>
  selfTest(call, asked, language, lists).outcomes.map(({ says }) => says);

test("MULTIPLY's German lot is told by its names, with what was stated where a rule is not met", () => {
  const organisation = { country: "SE", type: "energyAgency", population: 4999 };
  const asked = { organisation, lotId: "de", track: "follower" };
  expect(said(multiply, asked, "sv")).toEqual([
    "Typ av organisation: kommun: inte uppfyllt. Ni angav: energikontor.",
    "Från ett land i delen Tyskland: Tyskland: inte uppfyllt. Ni angav: Sverige.",
    "Minst 5\u00a0000 invånare: inte uppfyllt. Ni angav: 4\u00a0999 invånare.",
    "Har ambitionen att genomföra liknande lösningar i någon stadsdel eller mindre ort: prövas när ansökan har kommit in.",
  ]);
  expect(said(multiply, asked, "en").slice(0, 3)).toEqual([
    "Type of organisation: municipality: not met. You stated: energy agency.",
    "From a country of the lot Germany: Germany: not met. You stated: Sweden.",
    "At least 5,000 inhabitants: not met. You stated: 4,999 inhabitants.",
  ]);
});

test("a population that nobody stated is told apart from one that is too small", () => {
  const asked = { organisation: { country: "DE", type: "municipality" }, lotId: "de" };
  expect(said(multiply, asked, "en")[2]).toBe(
    "At least 5,000 inhabitants: not met. You have not stated how many inhabitants you have.",
  );
});

test("countries are named and in order, by the list that was imported where there is one", () => {
  const asked = { organisation: { country: "CH", type: "localAuthority" } };
  const [, country = ""] = said(twins, asked, "sv");
  expect(country).toMatch(/: Albanien, Armenien, .* Ungern och Österrike: uppfyllt\.$/);
  expect(country).not.toMatch(/\b[A-Z]{2}\b,/);
  const rule = twins.content.eligibility.find((one) => one.rule === "country");
  const list = { version: "register_1", basis: "Regulation 1", asOf: "2023-04-01", entries: ["NO", "IS"] };
  expect(
    said(twins, asked, "en", new Map([[rule?.rule === "country" ? (rule.list ?? "") : "", list]]))[1],
  ).toBe("Country (Regulation 1, 1 April 2023): Iceland and Norway: not met. You stated: Switzerland.");
});

test("no sentence of the three programmes shows an id or a bare code, in either language", () => {
  const organisation = { name: "Umeå", country: "NO", type: "cityAdministration", population: 1 };
  const ids = /\b(?:[a-z]+[A-Z]\w*|[A-Z]{2})\b(?![/ ]?\d)/;
  for (const call of [multiply, twins, kommun])
    for (const language of ["sv", "en"])
      for (const { id: track } of call.content.tracks)
        for (const says of said(call, { organisation, track }, language))
          expect(says.replaceAll(/\bEE\b|\bEU\d*/g, "").replace(/\(.*?\)/, "")).not.toMatch(ids);
});

test("what is declared and what a register shows are told by the question and the register, not by their ids", () => {
  const { content } = kommun;
  const unlabelled = content.eligibility.map(({ label: _label, ...rule }) => rule);
  const call = { ...kommun, content: { ...content, eligibility: unlabelled } };
  const organisation = { country: "SE", type: "municipality" };
  expect(said(call, { organisation }, "sv").slice(2)).toEqual([
    "Intygas i ansökan: Organisation för genomförandet: prövas när ansökan har kommit in.",
    "Intygas i ansökan: Energi- och klimatstrategin: antagen av vem, när, och för vilket område?: prövas när ansökan har kommit in.",
    "Finns i registret Sökande av EE-stödet: prövas när ansökan har kommit in.",
  ]);
});
