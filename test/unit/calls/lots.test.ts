import { describe, expect, test } from "vitest";
import { checkPart } from "../../../functions/applications/check-part.ts";
import { rulesFor, scheduleOf, windowFor } from "../../../functions/calls/lots.ts";
import { isEligible, screen } from "../../../functions/screening/rules.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { applicationContent } from "../../support/builders.ts";

const multiply = readProgramme("multiply");
const uthallig = readProgramme("uthallig-kommun-3");
const municipality = { name: "Kommun", type: "municipality", country: "DE", population: 4999 };

describe("the rules of a lot and a track", () => {
  const rules = (lotId: string, track: string) =>
    rulesFor(multiply, { lotId, track }).map(({ rule }) => rule);
  test("are the call's with their own beside them", () => {
    expect([rules("se", "follower"), rules("de", "forerunner")]).toEqual([
      ["organisationType", "countryOfLot", "declared"],
      ["organisationType", "countryOfLot", "minPopulation", "declared"],
    ]);
  });
  test("take the place of the call's of the same kind", () => {
    const eligibility = [{ rule: "organisationType" as const, allowed: ["region"] }];
    const lots = multiply.lots.map((lot) => ({ ...lot, eligibility }));
    expect(rulesFor({ ...multiply, lots }, { lotId: "se" })).toEqual([
      eligibility[0],
      { rule: "countryOfLot" },
    ]);
  });
  test("decide by the lot: 4,999 inhabitants are too few in Germany and no matter in Austria", () => {
    const small = (lotId: string, country: string) =>
      isEligible(screen(multiply, { ...municipality, country }, { lotId, track: "follower" }));
    expect([small("de", "DE"), small("at", "AT"), small("at", "DE")]).toEqual([false, true, false]);
  });
});

describe("a rule that asks for a declaration", () => {
  const asked = (answers?: Record<string, boolean | string>) =>
    screen(
      multiply,
      { ...municipality, country: "SE" },
      { lotId: "se", track: "forerunner", ...(answers && { answers }) },
    )
      .filter(({ rule }) => rule === "declared")
      .map(({ passed, reason }) => `${passed} ${reason.code}`);
  test("is open before there is an application, and then met by yes alone", () => {
    expect([asked(), asked({}), asked({ district: false }), asked({ district: true })]).toEqual([
      ["true toBeDeclared"],
      ["false declared"],
      ["false declared"],
      ["true declared"],
    ]);
  });
});

describe("a rule that looks into a register", () => {
  const verdict = (entries: string[], listed = true) => {
    const registers = uthallig.registers.map((register) => ({ ...register, entries }));
    const eligibility = [{ rule: "register" as const, register: "eeSupport", listed }];
    const content = { ...uthallig, registers, eligibility };
    return screen(content, { ...municipality, country: "SE" }).map(
      ({ passed, reason }) => `${passed} ${reason.code}`,
    );
  };
  test("excludes nobody until the register is imported, and then who is not in it", () => {
    expect([verdict([]), verdict(["Kommun"]), verdict(["Kalmar"]), verdict(["Kommun"], false)]).toEqual([
      ["true registerNotImported"],
      ["true register"],
      ["false register"],
      ["false register"],
    ]);
  });
});

describe("the window of a lot", () => {
  const schedule = scheduleOf(multiply);
  test("is its own where it has one, else the call's", () => {
    expect(["de", "it", undefined].map((lot) => windowFor(schedule, lot).closesAt)).toEqual([
      "2019-09-16T21:59:00.000Z",
      "2019-12-20T22:59:00.000Z",
      "2019-12-20T22:59:00.000Z",
    ]);
  });
});

describe("an application's lot and area", () => {
  const faults = (change: object) =>
    checkPart(multiply, applicationContent("org_kalmar", change)).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );
  const area = { kind: "district", name: "Rinkabyholm" };
  test("are asked for where the call has lots and wants an area", () => {
    expect(faults({})).toEqual(["Missing /lotId", "Missing /area"]);
  });
  test("must be of the call", () => {
    expect([faults({ lotId: "fi", area }), faults({ lotId: "se", area })]).toEqual([
      ["UnknownLot /lotId"],
      [],
    ]);
  });
  test("are of a kind that the call takes", () => {
    const content = applicationContent("org_kalmar", { area });
    expect(checkPart(uthallig, content).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "UnknownArea /area/kind",
    ]);
  });
});
