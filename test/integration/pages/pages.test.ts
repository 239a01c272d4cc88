import { afterAll, beforeAll, expect, test } from "vitest";
import { CallContent } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import { callContent, callId, callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
const hostile = '<img src=x onerror="alert(1)">';
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const { programme } = callContent();
  const content = CallContent.parse({
    ...callContent(),
    title: { en: `Small call ${hostile}`, sv: "Liten utlysning" },
    programme: {
      ...programme,
      disclaimer: { en: "Views of the authors only.", sv: "Författarnas åsikter." },
    },
    glossary: [{ term: { en: "Twin", sv: "Tvilling" }, meaning: { en: hostile, sv: "En stad som lär." } }],
    media: [
      {
        kind: "logo",
        url: "https://example.org/eu.svg",
        alt: { en: "Flag of the European Union", sv: "EU:s flagga" },
      },
      {
        kind: "picture",
        url: "https://example.org/umea.jpg",
        alt: { en: "Umeå in winter", sv: "Umeå på vintern" },
        credit: "NetZeroCities",
        licence: "CC BY 4.0",
      },
    ],
  });
  const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
  await database.table.transact(deps.calls.created(callIn("open", content), "create", by).writes);
});
afterAll(() => database.stop());

async function page(query: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const answer = await ask("GET /calls/{callId}/page", { params: { callId }, query, headers });
  return { ...answer, text: String(answer.body.text) };
}

test("a call is a page: language, skip link, one main heading, an order of headings, every link to a section", async () => {
  const { status, headers, text } = await page({ language: "en" });
  expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  expect(text).toContain('<html lang="en">');
  expect(text).toContain('<a class="skip" href="#content">Skip to the content</a>');
  expect(text.match(/<h1[ >]/g)).toHaveLength(1);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  expect(text.match(/<img(?![^>]*alt="[^"]+")/)).toBeNull();
});

test("it says who pays, whose the picture is, and whose views these are", async () => {
  const { text } = await page({ language: "sv" });
  expect(text).toContain('<img src="https://example.org/eu.svg" alt="EU:s flagga">');
  expect(text).toContain("Bild: NetZeroCities, CC BY 4.0");
  expect(text).toContain("Författarnas åsikter.");
  expect(text).toContain("UTC+02:00");
});

test("what somebody wrote is text, and nothing of a page runs", async () => {
  const { text } = await page({ language: "en" });
  expect(text).not.toContain("<img src=x");
  expect(text).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  expect(text).not.toMatch(/<script|javascript:| on[a-z]+="/i);
  expect(text).toContain("default-src &#39;none&#39;");
});

test("the language is the one asked for in the address, else the browser's, and another is refused", async () => {
  expect((await page({}, { "accept-language": "sv-SE,en;q=0.5" })).text).toContain('<html lang="sv">');
  expect((await page({ language: "en" }, { "accept-language": "sv" })).text).toContain('<html lang="en">');
  expect((await page({ language: "xx" })).body.code).toBe("ParameterInvalid");
});

test("the front page lists what is published, and a draft is nowhere", async () => {
  const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
  const draft = callIn("draft", callContent({ code: "secret-call" }));
  const id = CallId.parse("call_secret-call");
  await database.table.transact(deps.calls.created({ ...draft, id }, "create", by).writes);
  const front = await ask("GET /", { query: { language: "sv" } });
  const text = String(front.body.text);
  expect(text).toContain(`<a href="/calls/${callId}/page">Liten utlysning</a>`);
  expect(text).not.toContain("secret");
  const missing = await ask("GET /calls/{callId}/page", { params: { callId: "call_secret-call" } });
  expect([missing.status, missing.body.code]).toEqual([404, "NotFound"]);
});
