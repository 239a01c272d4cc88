import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countingVersion } from "../../../functions/applications/counting.ts";
import { signature, signingKey } from "../../../functions/shared/signing-key.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import { applicationInput, callContent, callIn, callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Ask, allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const eva = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
const ulf = { name: "ulf", groups: ["applicant"], organisation: "org_umea" };
const [track] = callInput().tracks;
const label = { en: "Part" };
const text = { label, required: true, kind: "text", maxLength: 500 };
const sections = [
  { id: "goals", label },
  { id: "means", label },
];
const form = [
  { ...text, id: "why", section: "goals" },
  { ...text, id: "what", section: "goals" },
  { ...text, id: "how", section: "means" },
];
const answers = { why: "To learn.", what: "Heat.", how: "By travel." };

let calls = 0;
/** An open call with two sections, and Eva's draft in it. */
async function drafted(change: object = {}) {
  calls += 1;
  const id = CallId.parse(`call_together-${calls}`);
  const content = callContent({ code: `together-${calls}` });
  const call = Call.parse({
    ...callIn("open", content),
    id,
    content: { ...content, tracks: [{ ...track, form, sections, ...change }] },
  });
  await database.table.transact(
    deps.calls.created(call, "create", { sub: "person_anna", at: during }).writes,
  );
  const start = (as: typeof eva = eva) =>
    ask("POST /calls/{callId}/applications", {
      as,
      params: { callId: id },
      body: { ...applicationInput(as.organisation), answers },
    });
  const created = await start();
  const params = { applicationId: String(Reflect.get(Object(created.body.application), "id")) };
  const does = (act: string, asked: Ask = {}) =>
    ask(act.replace(" ", " /applications/{applicationId}"), {
      as: eva,
      ...asked,
      params: { ...params, ...asked.params },
    });
  const joins = async (who: typeof ulf, role: string) => {
    const body = { name: who.name, email: `${who.name}@example.org`, language: "en", role };
    const { body: invited } = await does("POST /members", { body });
    const token = `${invited.id}.${signature(await signingKey(database.table, "invitations"), String(invited.id))}`;
    return {
      token,
      invitation: String(invited.id),
      accept: (asked: Ask = {}) => ask("POST /invitations/accept", { as: who, body: { token }, ...asked }),
    };
  };
  return { start, does, joins, params, held: () => deps.applications.get(params.applicationId) };
}
const outcome = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
  status < 300 ? status : `${status} ${body.code}`;
const revOf = (answer: { body: Record<string, unknown> }) =>
  Reflect.get(Object(answer.body.application), "rev");

describe("two colleagues", () => {
  test("who write in different sections at once both succeed", async () => {
    const { does, joins, held } = await drafted();
    await (await joins(ulf, "editor")).accept();
    const read = revOf(await does("GET "));
    const both = await Promise.all([
      does("PATCH ", { body: { answers: { why: "Eva" }, sections: { goals: read } } }),
      does("PATCH ", { as: ulf, body: { answers: { how: "Ulf" }, sections: { means: read } } }),
    ]);
    expect(both.map(outcome)).toEqual([200, 200]);
    expect((await held()).content.answers).toEqual({ why: "Eva", what: "Heat.", how: "Ulf" });
  });

  test("who write in the same section: the second is refused and told what changed", async () => {
    const { does, joins, held } = await drafted();
    await (await joins(ulf, "editor")).accept();
    const read = revOf(await does("GET "));
    await does("PATCH ", { body: { answers: { why: "Eva" }, sections: { goals: read } } });
    const second = await does("PATCH ", {
      as: ulf,
      body: { answers: { what: "Ulf" }, sections: { goals: read } },
    });
    expect(outcome(second)).toBe("412 PreconditionFailed");
    expect(second.body.errors).toEqual([
      { pointer: "/answers/why", code: "ChangedSince", detail: "Revision 3 by person_eva." },
    ]);
    expect((await held()).content.answers).toMatchObject({ why: "Eva", what: "Heat." });
  });

  test("a patch that does not say what was read, and a whole save over another's words, are refused", async () => {
    const { does, joins } = await drafted();
    await (await joins(ulf, "editor")).accept();
    const silent = await does("PATCH ", { body: { answers: { why: "Eva" }, sections: {} } });
    expect([outcome(silent), silent.body.errors]).toMatchObject([
      "422 InputInvalid",
      [{ pointer: "/sections/goals", code: "Missing" }],
    ]);
    const over = { ...applicationInput(), answers: { ...answers, why: "Mine" } };
    expect(outcome(await does("PUT ", { as: ulf, body: over }))).toBe("412 PreconditionFailed");
  });

  test("null takes an answer away, and its section is begun", async () => {
    const { does } = await drafted();
    const { body } = await does("PATCH ", { body: { answers: { why: null }, sections: { goals: 1 } } });
    expect(body.sections).toEqual([
      { id: "goals", status: "begun", rev: 2 },
      { id: "means", status: "complete", rev: 1 },
    ]);
  });
});

test("of two who start at once, one starts and the other is told that it exists", async () => {
  const { start } = await drafted();
  const both = await Promise.all([start(ulf), start(ulf)]);
  expect(both.map(outcome).toSorted()).toEqual([201, "409 AlreadyExists"]);
});

describe("an invitation", () => {
  test("lets in whom it was sent to, once, and the letter goes out with it", async () => {
    const { joins, does } = await drafted();
    const ida = { ...ulf, name: "ida", organisation: "org_elsewhere" };
    const { accept } = await joins(ida, "reader");
    expect([outcome(await accept()), outcome(await accept())]).toEqual([200, "409 InvitationEnded"]);
    expect(outcome(await does("GET ", { as: ida }))).toBe(200);
    expect(outcome(await does("POST /submit", { as: ida }))).toBe("403 NotPermitted");
    const { body } = await ask("GET /applications/mine", { as: ida });
    expect(body.items).toHaveLength(1);
  });

  test("is refused to another login, too late, taken back, or with a forged code", async () => {
    const { joins, does } = await drafted();
    const { accept, token, invitation } = await joins(ulf, "owner");
    const ida = { ...ulf, name: "ida" };
    expect(outcome(await accept({ as: ida }))).toBe("403 NotPermitted");
    const late = "2023-06-15T10:00:00.001Z";
    expect(outcome(await accept({ at: late }))).toBe("409 InvitationEnded");
    const forged = `${token.slice(0, -4)}AAAA`;
    expect(outcome(await accept({ body: { token: forged } }))).toBe("400 TokenInvalid");
    const revoke = "POST /invitations/{invitationId}/revoke";
    expect(outcome(await does(revoke, { params: { invitationId: invitation } }))).toBe(200);
    expect(outcome(await accept())).toBe("409 InvitationEnded");
  });

  test("to another organisation's application is not given by strangers, who do not read it either", async () => {
    const { does } = await drafted();
    const body = { name: "Ulf", email: "ulf@example.org", language: "sv", role: "owner" };
    expect(outcome(await does("POST /members", { as: ulf, body }))).toBe("403 NotPermitted");
    expect(outcome(await does("GET ", { as: ulf }))).toBe("403 NotPermitted");
    expect(outcome(await does("GET /submitted", { as: ulf }))).toBe("403 NotPermitted");
  });

  test("the last owner cannot leave, and can once somebody else owns it", async () => {
    const { does, joins } = await drafted();
    const leave = () => does("POST /members/{personId}/remove", { params: { personId: "person_eva" } });
    expect(outcome(await leave())).toBe("409 LastOwner");
    await (await joins(ulf, "owner")).accept();
    expect(outcome(await leave())).toBe(200);
  });
});

test("a signature counts for exactly what was signed", async () => {
  const { does, joins } = await drafted({ signatures: 1 });
  await (await joins(ulf, "signatory")).accept();
  const unsigned = await does("POST /submit");
  expect(outcome(unsigned)).toBe("422 SignatureMissing");
  const contentHash = Reflect.get(Object(unsigned.body.params), "contentHash");
  const sign = () => does("POST /sign", { as: ulf, body: { function: "Mayor", contentHash } });
  expect(outcome(await sign())).toBe(200);
  await does("PATCH ", { body: { answers: { why: "Else." }, sections: { goals: 9 } } });
  expect([outcome(await sign()), outcome(await does("POST /submit"))]).toEqual([
    "409 ContentChanged",
    "422 SignatureMissing",
  ]);
});

test("a copy of what was submitted shows each version escaped, with the hash of its receipt", async () => {
  const { does } = await drafted();
  const hostile = "<script>alert(1)</script>";
  await does("POST /submit");
  await does("PATCH ", { body: { answers: { why: hostile }, sections: { goals: 2 } } });
  await does("POST /submit");
  const { body } = await does("GET /submitted");
  const versions = Array.isArray(body.versions) ? body.versions : [];
  expect([body.counts, versions.map(({ version }) => version)]).toEqual([2, [1, 2]]);
  const { canonical, html } = Object(body.copy);
  expect(canonical.sha256).toBe(versions[1].contentHash);
  expect(html.body).toContain("&lt;script&gt;");
  expect(html.body).not.toContain("<script>");
  expect(outcome(await does("GET /submitted/{version}", { params: { version: "3" } }))).toBe("404 NotFound");
});

test("whatever is edited, submitted, withdrawn and resumed, what counts is the last submitted version", async () => {
  const Act = fc.constantFrom("edit", "submit", "withdraw", "resume");
  await fc.assert(
    fc.asyncProperty(fc.array(Act, { minLength: 1, maxLength: 12 }), async (acts) => {
      const { does, held } = await drafted();
      let [written, submitted, version] = ["To learn.", "", 0];
      let state = "draft";
      for (const [i, act] of acts.entries()) {
        const isLive = state === "draft" || state === "submitted";
        if (act === "edit") {
          const done = await does("PATCH ", {
            body: { answers: { why: `Edit ${i}` }, sections: { goals: 99 } },
          });
          expect(done.status < 300).toBe(isLive);
          if (isLive) written = `Edit ${i}`;
          continue;
        }
        const { status } = await does(`POST /${act}`, { at: new Date(Date.parse(during) + i).toISOString() });
        expect(status < 300).toBe(act === "resume" ? state === "withdrawn" : isLive);
        if (status >= 300) continue;
        if (act === "submit") [state, submitted, version] = ["submitted", written, version + 1];
        else state = act === "withdraw" ? "withdrawn" : "draft";
      }
      const counts = countingVersion(await held());
      expect(counts && [counts.content.answers.why, counts.version]).toEqual(
        state === "submitted" ? [submitted, version] : undefined,
      );
    }),
    { seed: 20_230_630, numRuns: 25 },
  );
});
