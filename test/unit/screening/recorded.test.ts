import { expect, test } from "vitest";
import { isMissionCity, recorded } from "../../../functions/screening/recorded.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { Organisation } from "../../../schemas/application.ts";

const content = readProgramme("twin-cities-2023");
const city = (name: string, country: string, missionCity?: boolean) =>
  Organisation.parse({ id: "org_a", name, country, type: "localAuthority", missionCity });

test.each([
  ["Umeå", "SE", true, true],
  ["Umeå", "SE", false, true],
  ["Umeå", "FI", true, false],
  ["Kalmar", "SE", undefined, false],
] as const)("what %s (%s) states is held against the list of 100 and 12", (name, country, stated, listed) => {
  const organisation = city(name, country, stated);
  expect(recorded(content, organisation)).toEqual([
    { attribute: "missionCity", stated, listed, register: "missionCities" },
  ]);
  expect(isMissionCity(content, organisation)).toBe(listed);
});

test("without an imported list, what is stated counts", () => {
  const bare = { ...content, registers: [] };
  expect(recorded(bare, city("Umeå", "SE", true))).toEqual([]);
  expect([isMissionCity(bare, city("X", "SE", true)), isMissionCity(bare, city("X", "SE"))]).toEqual([
    true,
    false,
  ]);
});
