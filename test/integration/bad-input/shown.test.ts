import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { receiptOf } from "../../../functions/applications/submission.ts";
import { copyOf } from "../../../functions/applications/submitted-copy.ts";
import { choicePage } from "../../../functions/letters/choice-page.ts";
import { escaped } from "../../../functions/shared/escaped.ts";
import { asCsv } from "../../../functions/shared/spreadsheet.ts";
import { Application, ApplicationContent } from "../../../schemas/application.ts";
import { Call, CallContent } from "../../../schemas/call.ts";
import { News } from "../../../schemas/news.ts";
import { Role } from "../../../schemas/roles.ts";
import { Submission } from "../../../schemas/submission.ts";
import { keyOf, specs } from "../../support/asked-route.ts";
import {
  applicationIn,
  applicationInput,
  callId,
  callIn,
  callInput,
  during,
} from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { idsOfEach } from "../../support/one-of-each.ts";

/** A formula for a spreadsheet and an element for a page, in one text that every field takes. */
const hostile = `=1+1"><img src=x>'&amp;`;
const element = "<img src=x>";

/** The same value with the text in every place that people write words in; what has a form keeps it. */
function attacked(value: unknown, key = ""): unknown {
  if (typeof value === "string") return isWords.test(key) ? hostile : value;
  if (Array.isArray(value)) return value.map((one) => attacked(one, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, attacked(inner, name)]));
}
const isWords = /^(en|sv|name|owner|funder|title|basis|why|holder)$/;

const both = { en: hostile, sv: hostile };
const content = CallContent.parse(attacked(callInput()));
const call = Call.parse({ ...callIn("open"), content });
const applied = ApplicationContent.parse(attacked({ ...applicationInput(), answers: { why: hostile } }));
const receipt = receiptOf(call, { id: "app_kalmar" }, applied, during, 1);
const by = { sub: "person_anna", at: during };

let database: TestTable;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  const deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const news = News.parse({
    id: "news_a",
    callId,
    at: during,
    happening: { kind: "answered", enquiryId: "enquiry_a", question: both, answer: both },
    audience: "subscribers",
    state: "published",
  });
  const application = Application.parse({
    ...applicationIn("submitted"),
    content: applied,
    submitted: applied,
    receipt,
  });
  await database.table.transact([
    ...deps.calls.created(call, "create", by).writes,
    ...deps.applications.created(application, "create", by).writes,
    ...deps.news.created(news, "publish", by).writes,
  ]);
});
afterAll(() => database.stop());

/** Everything that is answered in another form than JSON, by the route and the form asked for. */
async function answers(): Promise<{ name: string; type: string; text: string }[]> {
  const as = { name: "eva", groups: [...Role.options, "head"], organisation: "org_kalmar" };
  const found: { name: string; type: string; text: string }[] = [];
  for (const [name, spec] of specs.filter(([, { method }]) => method === "GET")) {
    const { properties = {} } = spec.query.toJSONSchema({ io: "input" });
    const forms = z.object({ enum: z.array(z.string()) }).safeParse(properties.as).data?.enum ?? [undefined];
    const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, id = ""]) => id);
    const params = Object.fromEntries(names.map((id) => [id, idsOfEach[id] ?? "nothing"]));
    for (const form of forms) {
      const query: Record<string, string> = form === undefined ? {} : { as: form };
      const { status, headers, body } = await ask(keyOf(spec), { as, params, query });
      expect([name, status]).not.toEqual([name, 500]);
      const type = String(headers["content-type"]);
      expect(type).toMatch(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/);
      if (status === 200) expect([name, headers["x-content-type-options"]]).toEqual([name, "nosniff"]);
      if (typeof body.text === "string") found.push({ name: `${name} ${form ?? ""}`, type, text: body.text });
    }
  }
  return found;
}

/** What a browser or a reader of feeds would take for an element. */
const isMarkup = (type: string) => /html|xml|svg/.test(type);
/** The cells of a table that a spreadsheet would reckon with. */
const formulas = (csv: string) => csv.split(/\r\n|,/).filter((cell) => /^"?[=+\-@\t]/.test(cell));

test("whatever people wrote is shown as text by every page, feed and table that the API answers with", async () => {
  const all = await answers();
  for (const { name, type, text } of all) {
    if (isMarkup(type)) expect([name, text.includes(element)]).toEqual([name, false]);
    if (type.startsWith("text/csv")) expect([name, formulas(text)]).toEqual([name, []]);
  }
  const shown = all.filter(({ text }) => text.includes("1+1")).map(({ name }) => name.trim());
  expect(shown).toEqual(expect.arrayContaining(["readFeed atom", "readCalendar", "exportCall yaml"]));
});

test("the copy of what was submitted shows it escaped", () => {
  const signature = {
    personId: "person_eva",
    name: hostile,
    function: hostile,
    party: hostile,
    signedAt: during,
  };
  const submission = Submission.parse({
    id: "submission_a",
    callId,
    applicationId: "app_kalmar",
    state: "received",
    content: applied,
    receipt,
    signatures: [{ ...signature, contentHash: receipt.contentHash }],
    submittedBy: "person_eva",
    callContentHash: "c".repeat(64),
  });
  const { html, text } = copyOf(call, submission);
  expect(html.body).not.toContain(element);
  expect(html.body.split(escaped(hostile)).length - 1).toBe(
    text.body.replace(/\s+/g, " ").split(hostile).length - 1,
  );
});

test("no cell of a table is a formula, and a page that did not escape would be caught", () => {
  expect(formulas(asCsv({ columns: [hostile], rows: [[hostile], ["@a"], ["-1"], ["\t=1"]] }))).toEqual([]);
  expect(formulas(`a,${hostile}\r\n`)).toHaveLength(1);
  expect(choicePage({ language: "sv" }, "in").replace("</main>", hostile)).toContain(element);
});
