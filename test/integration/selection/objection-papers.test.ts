import { afterAll, beforeAll, expect, test } from "vitest";
import { recordScanEvent } from "../../../functions/applications/record-scan.ts";
import { objectionId } from "../../../functions/selection/objections.ts";
import { sha256 } from "../../../functions/shared/canonical.ts";
import { Upload } from "../../../schemas/attachment.ts";
import { ApplicationId } from "../../../schemas/ids.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf } from "../../support/handlers.ts";
import { post, startPapers } from "../../support/local-papers.ts";
import { announcedAt, selectionWorld } from "../../support/selection-world.ts";

let database: TestTable;
let bucket: Awaited<ReturnType<typeof startPapers>>;
let world: Awaited<ReturnType<typeof selectionWorld>>;
let ask: ReturnType<typeof clientOf>;
let objection = "";
beforeAll(async () => {
  [database, bucket] = await Promise.all([startTable(), startPapers()]);
  world = await selectionWorld(database.table, "papers");
  await world.propose();
  await world.approve();
  await world.announce();
  ask = clientOf(database.table, allRoutes({ ...world.deps, papers: bucket.papers }));
  const id = ApplicationId.parse(world.applicationOf("kalmar"));
  objection = objectionId(id);
  const body = { ground: "facts", text: "The register was a year old." };
  const filed = await ask("POST /applications/{applicationId}/objections", {
    as: eva,
    at: announcedAt,
    params: { applicationId: id },
    body,
  });
  if (filed.status !== 201) throw new Error(JSON.stringify(filed.body));
});
afterAll(() => Promise.all([database.stop(), bucket.stop()]));

const eva = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
const ulf = { name: "ulf", groups: ["applicant"], organisation: "org_umea" };
const colleague = { name: "cia", groups: ["applicant"], organisation: "org_kalmar" };
/** Olga had no part in the decision; Anna proposed it, Hedda approved, Rolf reviewed. */
const olga = { name: "olga", groups: ["staff"] };
const anna = { name: "anna", groups: ["staff"] };
const admin = { name: "hedda", groups: ["admin"] };
const rolf = { name: "rolf", groups: ["reviewer"] };
const pdf = Buffer.from("%PDF-1.7\nThe register of this year.\n");
const announced = (bytes: Buffer) => ({
  fileName: "../Register över Anna.pdf",
  mediaType: "application/pdf",
  size: bytes.length,
  sha256: sha256(bytes),
  title: "The register of this year",
});

type Asking = NonNullable<Parameters<typeof ask>[1]>;
const papers = "/objections/{objectionId}/papers";
const on = (route: string, as: Asking["as"], attachmentId = "", more: Asking = {}) =>
  ask(route, {
    at: announcedAt,
    as,
    params: { objectionId: objection, ...(attachmentId === "" ? {} : { attachmentId }) },
    ...more,
  });
const outcome = ({ status, body }: Awaited<ReturnType<typeof ask>>) =>
  status < 300 ? String(status) : `${status} ${body.code}`;

async function sent(bytes = pdf) {
  const { body } = await on(`POST ${papers}`, eva, "", { body: announced(bytes) });
  const attachment: unknown = body.attachment;
  const id = String(Object(attachment).id);
  expect(await post(Upload.parse(body.upload), bytes)).toBe(204);
  return id;
}
const confirm = (id: string, as: Asking["as"] = eva) =>
  on(`POST ${papers}/{attachmentId}/confirm`, as, id, { body: {} });
const scan = (id: string, as: Asking["as"], result = "clean") =>
  on(`POST ${papers}/{attachmentId}/scan-result`, as, id, { body: { result } });
const download = (id: string, as: Asking["as"]) => on(`GET ${papers}/{attachmentId}`, as, id);
const decide = (as: Asking["as"], more: Asking = {}) =>
  on("POST /objections/{objectionId}/decide", as, "", {
    body: { outcome: "rejected", reasons: "The register of the closing day counts." },
    ...more,
  });

test("a paper is read by who objects and who may answer, once a scan found it clean, and by nobody else", async () => {
  const id = await sent();
  expect(outcome(await confirm(id, ulf))).toBe("403 NotPermitted");
  expect((await confirm(id)).body.state).toBe("pending");
  expect(outcome(await download(id, olga))).toBe("409 AttachmentNotReadable");
  for (const [who, refusal] of [
    [anna, "403 OwnInterest"],
    [admin, "403 OwnInterest"],
    [{ ...olga, organisation: "org_kalmar" }, "403 OwnInterest"],
  ] as const) {
    expect(outcome(await scan(id, who))).toBe(refusal);
    expect(outcome(await on(`GET ${papers}`, who))).toBe(refusal);
  }
  expect((await scan(id, olga)).body.state).toBe("clean");
  for (const who of [eva, olga]) {
    const { body } = await download(id, who);
    const answer = await fetch(String(body.url));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
  }
  for (const who of [anna, admin, { ...olga, organisation: "org_kalmar" }])
    expect(outcome(await download(id, who))).toBe("403 OwnInterest");
  // Another organisation, a colleague who is no member of the application, a reviewer of it, and nobody at all.
  for (const who of [ulf, colleague]) {
    expect(outcome(await download(id, who))).toBe("403 NotPermitted");
    expect(outcome(await on(`GET ${papers}`, who))).toBe("403 NotPermitted");
    expect(outcome(await on(`POST ${papers}`, who, "", { body: announced(pdf) }))).toBe("403 NotPermitted");
  }
  expect(outcome(await download(id, rolf))).toBe("403 NotPermitted");
});

test("it is no paper of the application: neither listed nor reached there, under any of its routes", async () => {
  const [own] = (await world.deps.objections.get(objection)).papers;
  if (own === undefined) throw new Error("No paper was attached.");
  const params = { applicationId: world.applicationOf("kalmar") };
  for (const as of [eva, anna, olga]) {
    const { body } = await ask("GET /applications/{applicationId}/attachments", { as, params });
    expect(body.items).toEqual([]);
  }
  for (const as of [eva, anna, olga, rolf])
    expect(outcome(await ask("GET /attachments/{attachmentId}", { as, params: { attachmentId: own } }))).toBe(
      "404 NotFound",
    );
  const of = { params: { attachmentId: own } };
  expect(outcome(await ask("POST /attachments/{attachmentId}/remove", { as: eva, body: {}, ...of }))).toBe(
    "404 NotFound",
  );
  const scanned = { as: anna, body: { result: "clean" }, ...of };
  expect(outcome(await ask("POST /attachments/{attachmentId}/scan-result", scanned))).toBe("404 NotFound");
  // Nor do the lists of staff name it: an objection shows how many there are.
  const listed = await ask("GET /calls/{callId}/objections", { as: anna, params: { callId: world.callId } });
  expect(JSON.stringify(listed.body)).not.toContain("Register");
});

test("what is not what was announced is refused, and a form of one objection adds nothing to another", async () => {
  const mine = Buffer.from("%PDF-1.7\nAnother one.\n");
  const { body } = await on(`POST ${papers}`, eva, "", { body: announced(mine) });
  const id = String(Object(body.attachment).id);
  const other = Buffer.from(mine.toString().replace("Another", "Yet one"));
  await post(Upload.parse(body.upload), other);
  const refused = await confirm(id);
  expect([outcome(refused), refused.body.errors]).toEqual([
    "422 AttachmentMismatch",
    [expect.objectContaining({ pointer: "/sha256", code: "Differs" })],
  ]);
  const lund = ApplicationId.parse(world.applicationOf("lund"));
  const said = { ground: "facts", text: "Ours too." };
  await ask("POST /applications/{applicationId}/objections", {
    as: eva,
    at: announcedAt,
    params: { applicationId: lund },
    body: said,
  });
  const elsewhere = await ask(`GET ${papers}/{attachmentId}`, {
    as: olga,
    at: announcedAt,
    params: { objectionId: objectionId(lund), attachmentId: id },
  });
  expect(outcome(elsewhere)).toBe("404 NotFound");
});

test("nobody answers past a paper that came in since, nor one that waits for its scan; a harmful one is never read", async () => {
  const before = await world.deps.objections.get(objection);
  const id = await sent(Buffer.from("%PDF-1.7\nHarmful.\n"));
  await confirm(id);
  const stale = await decide(olga, { headers: { "if-match": `"${before.rev}"` } });
  expect(outcome(stale)).toBe("412 PreconditionFailed");
  const early = await decide(olga);
  expect([outcome(early), early.body.params]).toEqual(["409 PapersNotScanned", { attachments: [id] }]);
  // The scanner's own event finds it as it finds the papers of applications.
  const event = {
    "detail-type": "GuardDuty Malware Protection Object Scan Result",
    detail: {
      s3ObjectDetails: { objectKey: `papers/${id}` },
      scanResultDetails: { scanResultStatus: "THREATS_FOUND" },
    },
  } as const;
  const found = await recordScanEvent({ ...world.deps, table: database.table, now: () => announcedAt })(
    event,
  );
  expect(found).toEqual({ outcome: "infected" });
  expect((await world.letters()).filter((one) => one.startsWith("attachment-infected"))).toHaveLength(1);
  for (const who of [eva, olga]) expect(outcome(await download(id, who))).toBe("409 AttachmentNotReadable");
  expect(outcome(await decide(anna))).toBe("403 OwnInterest");
  expect((await decide(olga)).body.state).toBe("rejected");
  expect(outcome(await on(`POST ${papers}`, eva, "", { body: announced(pdf) }))).toBe("409 WrongState");
});
