import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { Call, CallContent } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import { callContent, callIn, callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const as = { name: "anna", groups: ["staff"] };
const yaml = { "content-type": "application/yaml" };
const sent = (raw: string) => ask("POST /calls", { as, headers: yaml, raw });

describe("a call written as YAML", () => {
  test("is imported, and exported, imported and exported again it is the same bytes in either form", async () => {
    const first = await sent(stringify({ ...callInput(), code: "yaml-one" }));
    expect(first.status).toBe(201);
    for (const form of ["yaml", "json"] as const) {
      const stored = async (callId: string) => (await deps.calls.get(CallId.parse(callId))).content;
      const read = (callId: string) =>
        ask("GET /calls/{callId}/export", { as, params: { callId }, query: { as: form } });
      const out = await read("call_yaml-one");
      const text = form === "yaml" ? String(out.body.text) : JSON.stringify(out.body);
      const code = `again-${form}`;
      const again = await ask("POST /calls", {
        as,
        headers: form === "yaml" ? yaml : { "content-type": "application/json" },
        raw: text.replace("yaml-one", code),
      });
      expect([again.status, out.headers["cache-control"]]).toEqual([201, "private, no-cache"]);
      const copy = await read(`call_${code}`);
      const copied = form === "yaml" ? String(copy.body.text) : JSON.stringify(copy.body);
      expect(copied.replace(code, "yaml-one")).toBe(text);
      expect(await stored(`call_${code}`)).toEqual({ ...(await stored("call_yaml-one")), code });
    }
  });

  test("is what `Accept` asks for where nothing else is said", async () => {
    const params = { callId: "call_yaml-one" };
    const asked = async (accept: string) =>
      (await ask("GET /calls/{callId}/export", { as, params, headers: { accept } })).headers["content-type"];
    expect([await asked("application/yaml"), await asked("*/*")]).toEqual([
      "application/yaml; charset=utf-8",
      "application/json; charset=utf-8",
    ]);
  });

  const bad: [what: string, text: string, code: string, line: number][] = [
    ["a line that is no YAML", 'code: small\ntitle: { en: "x\nsummary: y', "BodyMalformed", 3],
    ["a key that occurs twice", "code: small\ncode: large\n", "BodyMalformed", 2],
    ["a tag that nobody knows", "code: small\nactivities: !activities pilots\n", "BodyMalformed", 2],
    [
      "anchors that grow a small text into a large value",
      [
        "a: &a [x, x, x, x, x, x, x, x, x]",
        ..."bcdefg".split("").map((name, i) => {
          const before = "abcdef"[i];
          return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(", ")}]`;
        }),
      ].join("\n"),
      "BodyMalformed",
      1,
    ],
  ];
  test.each(bad)("is refused with the line of %s", async (_what, text, code, line) => {
    const { status, body } = await sent(text);
    expect([status, body.code, body.params, body.errors]).toEqual([
      400,
      code,
      { line, column: expect.any(Number) },
      [{ pointer: "", code: "NotYaml", detail: expect.any(String) }],
    ]);
  });

  test("is refused by pointers where it is YAML and no call", async () => {
    const { status, body } = await sent(stringify({ ...callInput(), code: "Not a code", colour: "red" }));
    expect([status, body.errors]).toEqual([
      422,
      [
        { pointer: "/code", code: "Invalid", detail: expect.any(String) },
        { pointer: "/colour", code: "UnknownField", detail: expect.any(String) },
      ],
    ]);
  });

  test("is the file of a programme as it lies in the repository, where it names no list", async () => {
    const { status } = await sent(readFileSync("programmes/multiply.yaml", "utf8"));
    expect(status).toBe(201);
  });

  test("is sent as application/yaml: under another name it is refused", async () => {
    const headers = { "content-type": "text/yaml; charset=utf-8" };
    expect((await ask("POST /calls", { as, headers, raw: "code: small\n" })).status).toBe(415);
  });
});

test("a value in doubt stops a call from being handed in, and nothing has changed", async () => {
  const uncertain = [{ pointer: "/selection/seats", written: "ca 2 (?)" }];
  const body = { ...callInput(), code: "doubtful", uncertain };
  const params = { callId: "call_doubtful" };
  expect((await ask("POST /calls", { as, body })).status).toBe(201);
  const refused = await ask("POST /calls/{callId}/submit-for-approval", { as, params });
  expect([refused.status, refused.body.code, refused.body.errors]).toEqual([
    422,
    "CallNotReady",
    [{ pointer: "/selection/seats", code: "UncertainValue", detail: expect.any(String) }],
  ]);
  expect((await deps.calls.get(CallId.parse(params.callId))).state).toBe("draft");
  const settled = [{ ...uncertain[0], settled: "Two, said the board." }];
  await ask("PUT /calls/{callId}", { as, params, body: { ...body, uncertain: settled } });
  expect((await ask("POST /calls/{callId}/submit-for-approval", { as, params })).status).toBe(200);
});

describe("a call that has been approved", () => {
  const why = { en: "Clearer." };
  let built = 0;
  async function open(state: Call["state"] = "open") {
    built += 1;
    const code = `version-${built}`;
    const id = CallId.parse(`call_${code}`);
    const content = CallContent.parse({ ...callContent(), code });
    await database.table.transact(
      deps.calls.created(Call.parse({ ...callIn(state, content), id }), "create", {
        sub: "person_anna",
        at: "2023-05-03T06:00:00.000Z",
      }).writes,
    );
    return { params: { callId: id }, content };
  }
  const amend = (params: { callId: string }, content: CallContent) =>
    ask("POST /calls/{callId}/amend", { as, params, body: { content, why } });

  test("is clarified as a new version; the one before is kept, and the history shows both", async () => {
    const { params, content } = await open();
    const summary = { ...content.summary, en: "Learn from each other, on site." };
    const amended = await amend(params, { ...content, summary });
    expect([amended.status, amended.body.version]).toEqual([200, 2]);
    const history = await ask("GET /calls/{callId}/versions", { as, params });
    expect(history.body.items).toEqual([
      {
        version: 1,
        contentHash: expect.any(String),
        current: false,
        supersededAt: expect.any(String),
        supersededBy: "person_anna",
        why,
      },
      { version: 2, contentHash: amended.body.contentHash, current: true },
    ]);
    const changed = await ask("GET /calls/{callId}/differences", {
      as,
      params,
      query: { from: "1", to: "2" },
    });
    expect(changed.body.differences).toEqual([
      { pointer: "/summary/en", before: content.summary.en, after: summary.en },
    ]);
    const first = await ask("GET /calls/{callId}/versions/{version}", {
      as,
      params: { ...params, version: "1" },
    });
    expect(CallContent.parse(first.body.content)).toEqual(content);
    const third = await ask("GET /calls/{callId}/versions/{version}", {
      as,
      params: { ...params, version: "3" },
    });
    expect(third.status).toBe(404);
  });

  test("keeps its rules: each forbidden change is named, and nothing is written", async () => {
    const { params, content } = await open();
    const selection = { ...content.selection, seats: 3 };
    const window = { ...content.window, closes: "2023-07-07T23:59" };
    const { status, body } = await amend(params, { ...content, selection, window });
    const detail = expect.any(String);
    expect([status, body.code, body.errors]).toEqual([
      409,
      "ChangeNotAllowed",
      [
        { pointer: "/content/window/closes", code: "NotAClarification", detail },
        { pointer: "/content/selection/seats", code: "NotAClarification", detail },
      ],
    ]);
    expect((await deps.calls.get(params.callId)).version).toBe(1);
  });

  test("is not changed by a content that says the same", async () => {
    const { params, content } = await open();
    expect((await amend(params, content)).body.code).toBe("NothingChanged");
  });

  test("is edited as a draft only before, and amended only after its approval", async () => {
    const { params, content } = await open("draft");
    expect((await amend(params, { ...content, links: [] })).body.code).toBe("WrongState");
  });

  test("gives each application the version that it was begun under and submitted under", async () => {
    const { params, content } = await open();
    const applicant = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
    const body = {
      organisation: {
        id: "org_kalmar",
        name: "Kalmar",
        country: "SE",
        type: "municipality",
        population: 70_000,
      },
      contact: { name: "Eva Ek", email: "eva@example.org", language: "sv" },
      track: "twin",
      answers: { why: "To learn." },
      consentToPublish: true,
    };
    const begun = await ask("POST /calls/{callId}/applications", { as: applicant, params, body });
    expect(begun.status).toBe(201);
    await amend(params, { ...content, links: [] });
    const [before] = await Array.fromAsync(
      deps.applications.list({ index: "gsi1", key: `${params.callId}#application`, shards: 8 }),
    );
    const applicationId = before?.id ?? "";
    await ask("POST /applications/{applicationId}/submit", { as: applicant, params: { applicationId } });
    const after = await deps.applications.get(applicationId);
    expect([before?.callVersion, after.state, after.callVersion]).toEqual([1, "submitted", 2]);
  });
});
