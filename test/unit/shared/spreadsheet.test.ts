import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { asCsv, asXlsx, csvCell } from "../../../functions/shared/spreadsheet.ts";

const seed = 11;

test.each([
  ["=1+1", "'=1+1"],
  ["+46 70", "'+46 70"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ["Ek, Eva", '"Ek, Eva"'],
  ['Eva "Ebba" Ek', '"Eva ""Ebba"" Ek"'],
  ["two\nlines", '"two\nlines"'],
  ["Åsa Öberg", "Åsa Öberg"],
  ["", ""],
])("the cell %j is written as %j", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test("no cell starts a formula, and each is read back as it was", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', ",", "\n", "\r", "a", " ") }),
      (value) => {
        const cell = csvCell(value);
        const read = /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read).not.toMatch(/^[=+\-@]/);
        expect(read.replace(/^'/, "")).toBe(value);
      },
    ),
    { seed },
  );
});

test("numbers and amounts of ours are numbers, below zero too, and nothing is an empty cell", () => {
  expect(asCsv({ columns: ["a", "b", "c"], rows: [[-3, { decimal: "-12.50" }, undefined]] })).toBe(
    "a,b,c\r\n-3,-12.50,\r\n",
  );
});

test("a workbook holds texts as texts, amounts as numbers, and no formula", async () => {
  const bytes = await asXlsx({
    name: "ranking",
    columns: ["name", "points", "amount"],
    rows: [
      ["=HYPERLINK(1)", 12, { decimal: "900.00" }],
      ["Göte & \u0001borg", -1.5, undefined],
    ],
  });
  const files = unzipSync(bytes);
  const xml = Object.entries(files)
    .map(([name, each]) => (name.endsWith(".xml") ? strFromU8(each) : ""))
    .join("");
  expect(xml).not.toContain("<f>");
  expect(xml).toContain("=HYPERLINK(1)");
  expect(xml).toContain("Göte &amp;  borg");
  expect(xml).toContain("<v>900</v>");
  expect(xml).toContain("<v>-1.5</v>");
});
