import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { sha256 } from "../../../functions/shared/canonical.ts";
import { Upload } from "../../../schemas/attachment.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import {
  applicationInput,
  callContent,
  callIn,
  callInput,
  during,
  tooLateAt,
} from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Ask, allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";
import { post, startPapers } from "../../support/local-papers.ts";

let database: TestTable;
let bucket: Awaited<ReturnType<typeof startPapers>>;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  [database, bucket] = await Promise.all([startTable(), startPapers()]);
  deps = { ...depsOn(database.table), papers: bucket.papers };
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => Promise.all([database.stop(), bucket.stop()]));

const eva = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
const ulf = { name: "ulf", groups: ["applicant"], organisation: "org_umea" };
const anna = { name: "anna", groups: ["staff"] };
const [track] = callInput().tracks;
const pdf = Buffer.from("%PDF-1.7\nThe strategy of Kalmar.\n");
const strategy = {
  id: "strategy",
  label: { en: "Strategy" },
  required: true,
  maxBytes: 200,
  types: ["application/pdf"],
};
const announced = (bytes: Buffer, change: object = {}) => ({
  kind: "strategy",
  fileName: "../åtgärder (slutlig).exe",
  mediaType: "application/pdf",
  size: bytes.length,
  sha256: sha256(bytes),
  ...change,
});
type Reply = Awaited<ReturnType<typeof ask>>;
const outcome = ({ status, body }: Reply) => (status < 300 ? status : `${status} ${body.code}`);
const faults = ({ body }: Reply) =>
  (Array.isArray(body.errors) ? body.errors : []).map(({ pointer, code }) => `${pointer} ${code}`);

let calls = 0;
/** An open call that wants a strategy, Eva's draft in it, and what she and others may do with its papers. */
async function drafted() {
  calls += 1;
  const id = CallId.parse(`call_papers-${calls}`);
  const content = callContent({ code: `papers-${calls}` });
  const tracks = [{ ...track, attachments: [strategy] }];
  const call = Call.parse({ ...callIn("open", content), id, content: { ...content, tracks } });
  await database.table.transact(
    deps.calls.created(call, "create", { sub: "person_anna", at: during }).writes,
  );
  const body = applicationInput("org_kalmar");
  const created = await ask("POST /calls/{callId}/applications", { as: eva, params: { callId: id }, body });
  const applicationId = String(Reflect.get(Object(created.body.application), "id"));
  const does = (act: string, asked: Ask = {}) =>
    ask(act.replace(" ", " /applications/{applicationId}"), { as: eva, params: { applicationId }, ...asked });
  const request = async (body: object, asked: Ask = {}) => {
    const answer = await does("POST /attachments", { body, ...asked });
    const attachmentId = String(Reflect.get(Object(answer.body.attachment), "id"));
    const acts = (act: string, more: Ask = {}) =>
      ask(act.replace(" ", " /attachments/{attachmentId}"), { as: eva, params: { attachmentId }, ...more });
    const upload = (bytes: Buffer) => post(Upload.parse(answer.body.upload), bytes);
    const scan = (result: string) => acts("POST /scan-result", { as: anna, body: { result } });
    return { answer, attachmentId, acts, upload, scan };
  };
  const attach = async (bytes = pdf) => {
    const requested = await request(announced(bytes));
    await requested.upload(bytes);
    await requested.acts("POST /confirm");
    return requested;
  };
  const letters = async () => {
    const queued = await Array.fromAsync(deps.letters.list(lettersOf(id)));
    return queued.map(({ kind }) => kind);
  };
  return { id, does, request, attach, letters, held: () => deps.applications.get(applicationId) };
}

describe("an upload", () => {
  test("by the form that was given is attached once its bytes are checked, and read once it is clean", async () => {
    const { request, held, does } = await drafted();
    const { answer, upload, acts, scan, attachmentId } = await request(announced(pdf));
    expect([answer.status, await upload(pdf)]).toEqual([201, 204]);
    expect((await held()).content.attachments).toEqual([]);
    expect(outcome(await acts("GET "))).toBe("409 AttachmentNotReadable");
    expect(outcome(await acts("POST /confirm"))).toBe(200);
    const kept = { ...announced(pdf), id: attachmentId, fileName: "åtgärder _slutlig_.pdf" };
    expect((await held()).content.attachments).toEqual([kept]);
    expect(outcome(await acts("GET "))).toBe("409 AttachmentNotReadable");
    expect(outcome(await scan("clean"))).toBe(200);
    const { body } = await acts("GET ");
    const file = await fetch(String(body.url));
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="atgarder _slutlig_.pdf"');
    expect(outcome(await does("POST /submit"))).toBe(200);
  });

  test("that came after the check does not take the place of what was checked", async () => {
    const { attach } = await drafted();
    const { upload, acts, scan } = await attach();
    await scan("clean");
    expect(await upload(Buffer.from(pdf).fill("x", 9))).toBe(204);
    expect(outcome(await acts("POST /confirm"))).toBe(200);
    const file = await fetch(String((await acts("GET ")).body.url));
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
  });

  const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const lies: [what: string, announced: object, uploaded: Buffer, faults: string[]][] = [
    ["of another length", announced(pdf), Buffer.concat([pdf, pdf]), ["/size Differs", "/sha256 Differs"]],
    ["of another kind", announced(png), png, ["/mediaType Differs"]],
    ["of other bytes", announced(pdf), Buffer.from(pdf).fill("x", 9), ["/sha256 Differs"]],
    [
      "of nothing",
      announced(pdf),
      Buffer.alloc(0),
      ["/size Differs", "/mediaType Differs", "/sha256 Differs"],
    ],
  ];
  test.each(lies)(
    "%s is found when it is confirmed, and nothing is attached",
    async (_, said, bytes, found) => {
      const { request, held } = await drafted();
      const { upload, acts } = await request(said);
      await upload(bytes);
      const confirmed = await acts("POST /confirm");
      expect([outcome(confirmed), faults(confirmed)]).toEqual(["422 AttachmentMismatch", found]);
      expect((await held()).content.attachments).toEqual([]);
    },
  );

  test("that never came is not confirmed", async () => {
    const { acts } = await (await drafted()).request(announced(pdf));
    const confirmed = await acts("POST /confirm");
    expect([outcome(confirmed), faults(confirmed)]).toEqual(["422 AttachmentMismatch", ["/file Missing"]]);
  });

  test("of what the track does not take is refused before anything is stored", async () => {
    const { request } = await drafted();
    const refused = async (change: object) => {
      const { answer } = await request(announced(pdf, change));
      return [outcome(answer), faults(answer)];
    };
    expect(await refused({ kind: "other" })).toEqual(["422 InputInvalid", ["/kind UnknownAttachment"]]);
    expect(await refused({ size: 201 })).toEqual(["422 InputInvalid", ["/size TooLarge"]]);
    expect(await refused({ mediaType: "image/png" })).toEqual([
      "422 InputInvalid",
      ["/mediaType WrongMediaType"],
    ]);
    expect(await refused({ mediaType: "text/html" })).toEqual(["422 InputInvalid", ["/mediaType Invalid"]]);
  });

  test("after the deadline is neither announced nor confirmed", async () => {
    const { request } = await drafted();
    const { answer } = await request(announced(pdf), { at: tooLateAt });
    expect(outcome(answer)).toBe("409 DeadlinePassed");
    const { upload, acts } = await request(announced(pdf));
    await upload(pdf);
    expect(outcome(await acts("POST /confirm", { at: tooLateAt }))).toBe("409 DeadlinePassed");
  });
});

describe("a submission", () => {
  test("without a paper that the track requires is warned of, then refused with its pointer, and so again once it was removed", async () => {
    const { does, attach, held } = await drafted();
    const missing = { code: "AttachmentMissing", pointer: "/attachments", params: { kind: "strategy" } };
    expect((await does("GET ")).body.findings).toEqual([{ ...missing, severity: "warning" }]);
    const without = await does("POST /submit");
    expect([outcome(without), faults(without)]).toEqual([
      "422 ApplicationIncomplete",
      ["/attachments AttachmentMissing"],
    ]);
    const { acts } = await attach();
    expect(outcome(await does("POST /submit"))).toBe(200);
    expect(outcome(await acts("POST /remove"))).toBe(200);
    expect(outcome(await does("POST /submit"))).toBe("422 ApplicationIncomplete");
    const after = await held();
    expect([after.content.attachments, after.state === "submitted" && after.submitted.attachments]).toEqual([
      [],
      [expect.objectContaining({ sha256: sha256(pdf) })],
    ]);
  });

  test("may hold a paper that is still being scanned, and none that was found harmful: that one nobody reads", async () => {
    const { does, attach, letters } = await drafted();
    const { acts, scan } = await attach();
    expect(outcome(await does("POST /submit"))).toBe(200);
    expect([outcome(await scan("infected")), outcome(await scan("infected"))]).toEqual([200, 200]);
    expect(outcome(await scan("clean"))).toBe("409 WrongState");
    for (const as of [eva, anna])
      expect(outcome(await acts("GET ", { as }))).toBe("409 AttachmentNotReadable");
    const again = await does("POST /submit");
    expect([outcome(again), faults(again)]).toEqual([
      "422 ApplicationIncomplete",
      ["/attachments/0 Infected"],
    ]);
    expect((await letters()).filter((kind) => kind === "attachment-infected")).toHaveLength(1);
  });
});

test("papers of another organisation are neither announced, confirmed, listed, read, scanned nor removed by strangers", async () => {
  const { does, request, attach } = await drafted();
  const { acts, scan } = await attach();
  await scan("clean");
  const { answer } = await request(announced(pdf), { as: ulf });
  const tried = [
    answer,
    await does("GET /attachments", { as: ulf }),
    await acts("GET ", { as: ulf }),
    await acts("POST /confirm", { as: ulf }),
    await acts("POST /remove", { as: ulf }),
    await acts("POST /scan-result", { as: eva, body: { result: "clean" } }),
  ];
  expect(tried.map(outcome)).toEqual(tried.map(() => "403 NotPermitted"));
});
