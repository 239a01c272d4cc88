import { expect, test } from "vitest";
import {
  counted,
  isPositive,
  spokenCountry,
  spokenDay,
  spokenMoney,
  spokenNumber,
} from "../../../functions/letters/spoken.ts";

test("a number keeps its places and loses its empty ones", () => {
  expect(["4.3333", "3.5000", "5.0000", "100", "0.10", "–"].map((n) => spokenNumber(n, "sv"))).toEqual([
    "4,3333",
    "3,5",
    "5",
    "100",
    "0,1",
    "–",
  ]);
  expect(spokenNumber("3.5000", "en")).toBe("3.5");
});

test("money keeps its minor unit, groups its thousands and never rounds", () => {
  expect(spokenMoney("1250.50", "EUR", "sv")).toBe("1\u00a0250,50\u00a0EUR");
  expect(spokenMoney("1250.50", "EUR", "en")).toBe("EUR\u00a01,250.50");
  expect(spokenMoney("999999999999.99", "SEK", "en")).toBe("SEK\u00a0999,999,999,999.99");
  expect(spokenMoney("900", "JPY", "sv")).toBe("900\u00a0JPY");
});

test("nothing is not positive in any spelling", () => {
  expect(["0", "0.00", "", "0.01", "12"].map(isPositive)).toEqual([false, false, false, true, true]);
});

test("days and countries are spoken in the language, and what is neither stays", () => {
  expect(spokenDay("2023-09-01", "sv")).toBe("1 september 2023");
  expect(spokenDay("2023-09-01", "en")).toBe("1 September 2023");
  expect(spokenDay("soon", "en")).toBe("soon");
  expect(spokenDay("2023-13-45", "en")).toBe("2023-13-45");
  expect(spokenCountry("SE", "sv")).toBe("Sverige");
  expect(spokenCountry("SE", "en")).toBe("Sweden");
  expect(spokenCountry("Sverige", "en")).toBe("Sverige");
});

test("one is not many", () => {
  const forms = { one: "dag", other: "dagar" };
  expect([0, 1, 2, 21].map((n) => counted(n, "sv", forms))).toEqual([
    "0 dagar",
    "1 dag",
    "2 dagar",
    "21 dagar",
  ]);
});
