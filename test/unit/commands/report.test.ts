import { describe, expect, test } from "vitest";
import { reportPage } from "../../../commands/rehearse/report/report.ts";
import { style } from "../../../commands/rehearse/report/style.ts";
import { scaleFor } from "../../../commands/rehearse/report/submissions-picture.ts";
import { textWidth } from "../../../commands/rehearse/report/text-width.ts";
import { summary } from "../../../commands/rehearse/summary.ts";
import { hostileNames, rehearsalResult } from "../../support/rehearsal-result.ts";

interface Element {
  name: string;
  attributes: Map<string, string>;
  text: string;
}

const empty = new Set(["meta", "br", "img", "link", "input", "hr"]);
const entities = new Map(
  Object.entries({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" }),
);
const unescaped = (text: string) => text.replace(/&[^;]*;/g, (one) => entities.get(one) ?? one);

/** The elements of a page in order; throws where a tag is open, crossed, or not a tag as this project writes them. */
function elementsOf(page: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  for (const [token] of page.matchAll(/<[^>"]*(?:"[^"]*"[^>"]*)*>|[^<]+|</g)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w-]*(?:="[^"<>]*")?)*)\s*(\/?)>$/.exec(token);
    if (!token.startsWith("<")) {
      if (/&(?!(amp|lt|gt|quot|#39);)/.test(token)) throw new Error(`A bare ampersand in ${token}`);
      for (const one of open) one.text += unescaped(token);
    } else if (tag === null) {
      if (token !== "<!doctype html>") throw new Error(`Not a tag: ${token.slice(0, 80)}`);
    } else if (tag[1] === "/") {
      const last = open.pop();
      if (last?.name !== tag[2]) throw new Error(`${tag[2]} closes ${last?.name}`);
    } else {
      const pairs = [...(tag[3] ?? "").matchAll(/([a-zA-Z][\w-]*)(?:="([^"]*)")?/g)];
      const attributes = new Map(pairs.map(([, name = "", value = ""]) => [name, unescaped(value)]));
      const element = { name: tag[2] ?? "", attributes, text: "" };
      found.push(element);
      if (tag[4] !== "/" && !empty.has(element.name)) open.push(element);
    }
  }
  if (open.length > 0) throw new Error(`Never closed: ${open.map(({ name }) => name).join(", ")}`);
  return found;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  text: string;
}

/** Where the texts of the timeline stand, from what is written in the picture. */
function timelineBoxes(elements: readonly Element[]): { boxes: Box[]; width: number; height: number } {
  const from = elements.findIndex(({ name }) => name === "svg");
  const picture = elements.slice(
    from,
    elements.findIndex(({ name }, at) => at > from && name === "svg"),
  );
  const [, , width = 0, height = 0] = (picture[0]?.attributes.get("viewBox") ?? "").split(" ").map(Number);
  const boxes = picture.flatMap(({ name, attributes, text }) => {
    if (name !== "text") return [];
    const x = Number(attributes.get("x"));
    const y = Number(attributes.get("y"));
    const bold = attributes.get("class") === "name" ? 1.12 : 1;
    const long = textWidth(text, 12) * bold;
    const left = attributes.get("text-anchor") === "end" ? x - long : x;
    return [{ left, right: left + long, top: y - 11, bottom: y + 3, text }];
  });
  return { boxes, width, height };
}

function overlapping(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((m, n) => n - m);
  return (light + 0.05) / (dark + 0.05);
}

/** Every third day another label as long as labels get, in one phase: as crowded as a picture becomes. */
function crowded() {
  const result = rehearsalResult();
  const more = Array.from({ length: 90 }, (_, index) => ({
    at: new Date(Date.UTC(2023, 4, 1 + index * 3)).toISOString(),
    phase: index % 3 === 0 ? "a phase with a name that is long enough to need several lines" : "reviewing",
    what: `${index} ${hostileNames[index % hostileNames.length]} ${"and so on ".repeat(index % 7)}`,
  }));
  return { ...result, events: [...result.events, ...more] };
}

const result = rehearsalResult();
const hostile = rehearsalResult(hostileNames);
const pages = [result, hostile, crowded()].map(reportPage);

describe("The page of a rehearsal", () => {
  test("is well-formed, whatever the names", () => {
    for (const page of pages) expect(elementsOf(page).length).toBeGreaterThan(500);
  });

  test("would be found broken if one name were not escaped", () => {
    expect(() => elementsOf(pages[1]?.replace("&lt;script&gt;", "<script>") ?? "")).toThrow();
    expect(() => elementsOf(pages[1]?.replace("</section>", "") ?? "")).toThrow();
  });

  test("holds no script, no handler and nothing from elsewhere", () => {
    for (const page of pages)
      for (const { name, attributes } of elementsOf(page)) {
        expect(["script", "link", "img", "object", "base"]).not.toContain(name);
        for (const [attribute, value] of attributes) {
          expect(attribute).not.toMatch(/^on|^src$/);
          if (attribute === "href") expect(value).toMatch(/^#/);
        }
      }
    expect(style).not.toMatch(/url\(|@import/);
  });

  test("shows hostile names as they are, without what steers a terminal or a reader", () => {
    const heading = elementsOf(pages[1] ?? "").find(({ name }) => name === "h1");
    expect(heading?.text).toBe(`Twin Cities ${hostileNames[0]}`);
    expect(pages[1]?.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cs}|[\u202a-\u202e]/u);
  });

  test("has one heading, landmarks, and no reference into nothing", () => {
    for (const page of pages) {
      const elements = elementsOf(page);
      const ids = elements.flatMap(({ attributes }) => attributes.get("id") ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const name of ["h1", "header", "main", "footer", "nav"])
        expect(elements.filter((one) => one.name === name)).toHaveLength(1);
      for (const { attributes } of elements) {
        for (const id of (attributes.get("aria-labelledby") ?? "").split(" ").filter(Boolean))
          expect(ids).toContain(id);
        if (attributes.has("href")) expect(ids).toContain(attributes.get("href")?.slice(1));
      }
    }
  });

  test("gives every table a caption and every head a scope", () => {
    const elements = elementsOf(pages[0] ?? "");
    const count = (wanted: string) => elements.filter(({ name }) => name === wanted).length;
    expect(count("caption")).toBe(count("table"));
    for (const { name, attributes } of elements)
      if (name === "th") expect(attributes.has("scope")).toBe(true);
  });

  test("keeps each letter in a frame that may do nothing, to the character", () => {
    const frames = elementsOf(pages[0] ?? "").filter(({ name }) => name === "iframe");
    expect(frames.map(({ attributes }) => attributes.get("srcdoc"))).toEqual(
      result.letters.samples.map(({ html }) => html),
    );
    for (const { attributes } of frames) expect(attributes.get("sandbox")).toBe("");
  });

  test("draws no two labels of the timeline over each other, and none over the edge", () => {
    for (const page of pages) {
      const { boxes, width, height } = timelineBoxes(elementsOf(page));
      expect(overlapping(boxes)).toEqual([]);
      for (const { left, right, bottom } of boxes) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
        expect(bottom).toBeLessThanOrEqual(height);
      }
    }
  });

  test("would be found to overlap if labels stood in one line", () => {
    const { boxes } = timelineBoxes(elementsOf(pages[0] ?? ""));
    expect(overlapping(boxes.map((box) => ({ ...box, top: 0, bottom: 1 }))).length).toBeGreaterThan(5);
  });

  test("adds up: days to submissions, claims to what was granted and what was not", () => {
    const text = elementsOf(pages[0] ?? "").filter(({ name }) => name === "tr" || name === "li");
    const rows = text.map((row) => row.text.trim());
    expect(rows).toContain("All days85");
    expect(rows).toContain("All countries92");
    expect(rows).toContain("TotalEUR\u00a09,767.22EUR\u00a07,924.89EUR\u00a01,842.33");
    expect(rows).toContain("The cut: 40 selected above this line");
    expect(rows).toContain("EUR\u00a06,124.89paid for travel");
  });

  test("has the contrast that WCAG asks for, in light, in dark and on paper", () => {
    const palettes = [...style.matchAll(/:root \{([^}]*)\}/g)].map(
      ([, body = ""]) =>
        new Map([...body.matchAll(/--(\w+):(#\w+)/g)].map(([, name = "", value = ""]) => [name, value])),
    );
    expect(palettes).toHaveLength(3);
    const pairs =
      "ink ground,ink card,ink window,soft ground,soft card,soft window,accent ground,accent card,warm ground,warm card,warm window,good goodground,good ground,bad badground,bad ground,accent badground";
    for (const palette of palettes)
      for (const [a = "", b = ""] of pairs.split(",").map((pair) => pair.split(" "))) {
        const six = (name: string) => (palette.get(name) ?? "").replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
        expect({ a, b, enough: contrast(six(a), six(b)) >= 4.5 }).toEqual({ a, b, enough: true });
      }
  });

  test("has the same bytes from the same result, whatever the order of its keys", () => {
    const { byCountry } = result.applications;
    const turned = Object.fromEntries(Object.entries(byCountry).reverse());
    const other = { ...result, applications: { ...result.applications, byCountry: turned } };
    expect(reportPage(rehearsalResult())).toBe(pages[0]);
    expect(reportPage(other)).toBe(pages[0]);
  });
});

test("The days are drawn on a linear scale until a peak would flatten all others", () => {
  expect(scaleFor([1, 2, 41])).toMatchObject({ logarithmic: false, ticks: [0, 10, 20, 30, 40, 50] });
  expect(scaleFor([3, 2, 900])).toMatchObject({ logarithmic: true, ticks: [0, 1, 10, 100] });
  expect(scaleFor([0, 0])).toMatchObject({ logarithmic: false, ticks: [0, 1] });
});

describe("The summary in the terminal", () => {
  const shown = summary(result);

  test("fits into 88 columns and says the same of the same result", () => {
    for (const line of [shown, summary(hostile)].join("").split("\n"))
      expect([...line].length).toBeLessThanOrEqual(line.includes(hostileNames[2]) ? 120 : 88);
    expect(summary(rehearsalResult())).toBe(shown);
  });

  test("lets no name steer the terminal", () => {
    const steering = rehearsalResult(["\u001b[2J\u001b]0;x\u0007"]);
    expect(summary(steering).replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("names the broken rules, and the sums that the page has", () => {
    expect(shown).toContain("✗ Every letter was delivered");
    expect(shown).toContain("1 of 5 is broken");
    expect(shown).toMatch(/19 other countries +34\n/);
    expect(shown).toMatch(/EUR\u00a09,767\.22 claimed, EUR\u00a07,924\.89 granted/);
  });
});
