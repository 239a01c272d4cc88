import { afterAll, beforeAll, expect, test } from "vitest";
import { recordScanEvent } from "../../../functions/applications/record-scan.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { sha256 } from "../../../functions/shared/canonical.ts";
import { Upload } from "../../../schemas/attachment.ts";
import { Settlement } from "../../../schemas/claim.ts";
import { callId } from "../../support/builders.ts";
import {
  at,
  type ClaimsWorld,
  claimsWorld,
  finance,
  idOf,
  line,
  travels,
} from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf } from "../../support/handlers.ts";
import { post, startPapers } from "../../support/local-papers.ts";

let database: TestTable;
let bucket: Awaited<ReturnType<typeof startPapers>>;
let world: ClaimsWorld;
let ask: ClaimsWorld["ask"];
beforeAll(async () => {
  [database, bucket] = await Promise.all([startTable(), startPapers()]);
  world = await claimsWorld(database, { evidence: { travel: "required" } });
  ask = clientOf(database.table, allRoutes({ ...world.deps, papers: bucket.papers }));
});
afterAll(() => Promise.all([database.stop(), bucket.stop()]));

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n`);
const said = (bytes: Buffer) => ({
  fileName: "../ticket.exe",
  mediaType: "application/pdf",
  size: bytes.length,
  sha256: sha256(bytes),
});

/** A claim of somebody with one ticket, and what they do with its receipt. */
async function ticketOf(name: string, exchange: number, bytes: Buffer, amount = "100.00") {
  await world.open(name, exchange, [line("train", amount, { receiptSha256: sha256(bytes) })]);
  const claimId = idOf(name, exchange);
  const announce = (body: object = said(bytes), as = travels(name)) =>
    ask("POST /claims/{claimId}/receipts", { as, at, params: { claimId }, body });
  const { body } = await announce();
  const receiptId = String(Reflect.get(Object(body.receipt), "id"));
  const act = (method: string, what: string, as: object, more: object = {}) =>
    ask(`${method} /claim-receipts/{receiptId}${what}`, {
      as: { name, groups: [], ...as },
      at,
      params: { receiptId },
      ...more,
    });
  return {
    receiptId,
    announce,
    upload: (content = bytes) => post(Upload.parse(body.upload), content),
    confirm: () => act("POST", "/confirm", travels(name)),
    read: (as: object) => act("GET", "", as),
    scan: (result: string) =>
      act("POST", "/scan-result", { name: "anna", groups: ["staff"] }, { body: { result } }),
    outlook: async () => {
      const preview = await world.act("preview", name, exchange, { as: travels(name) });
      return { settled: Settlement.parse(preview.body.outlook), words: preview.body.words };
    },
  };
}
const codes = ({ lines: [first] }: Settlement) => first?.findings.map(({ code }) => code);

test("a line counts once its receipt is uploaded, and the claim is approved once that was found harmless", async () => {
  const bytes = pdf("To Aarhus");
  const ticket = await ticketOf("eva", 0, bytes);
  const before = await ticket.outlook();
  expect([before.settled.reimbursed.amount, codes(before.settled)]).toEqual(["0.00", ["receiptNotUploaded"]]);
  expect(String(Reflect.get(Object(before.words), "text")).replaceAll(/\s+/g, " ")).toContain(
    "Kvittot är inte",
  );
  expect((await ticket.confirm()).body.code).toBe("AttachmentMismatch");
  await ticket.upload();
  expect((await ticket.confirm()).status).toBe(200);
  expect((await ticket.confirm()).status).toBe(200);
  expect((await ticket.announce()).body.code).toBe("AlreadyExists");
  expect((await ticket.outlook()).settled.reimbursed.amount).toBe("100.00");
  expect((await world.submit("eva", 0)).status).toBe(200);
  expect((await ticket.read(finance("karin"))).body.code).toBe("AttachmentNotReadable");
  expect((await world.approve("eva", 0)).body.code).toBe("ReceiptNotClean");
  await ticket.scan("clean");
  expect((await ticket.read(travels("ida"))).body.code).toBe("NotPermitted");
  const file = await fetch(String((await ticket.read(finance("karin"))).body.url));
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  expect(file.headers.get("content-disposition")).toContain("ticket.pdf");
  expect((await world.approve("eva", 0)).status).toBe(200);
});

test("another file than was announced is no receipt, and nobody uploads into somebody else's claim", async () => {
  const ticket = await ticketOf("ida", 0, pdf("To Lund"), "50.00");
  await ticket.upload(pdf("To Bali"));
  const { status, body } = await ticket.confirm();
  expect([status, body.code]).toEqual([422, "AttachmentMismatch"]);
  expect((await ticket.announce(undefined, travels("olle"))).body.code).toBe("NotPermitted");
});

test("a harmful receipt proves nothing; its claimant hears of it, and the scanner's events come twice unharmed", async () => {
  const ticket = await ticketOf("olle", 0, pdf("To nowhere"), "70.00");
  await ticket.upload();
  await ticket.confirm();
  const scanned = recordScanEvent({ ...world.deps, now: () => at });
  const event = (status: string) => ({
    "detail-type": "GuardDuty Malware Protection Object Scan Result" as const,
    detail: {
      s3ObjectDetails: { objectKey: `papers/${ticket.receiptId}` },
      scanResultDetails: { scanResultStatus: status },
    },
  });
  expect(await scanned(event("THREATS_FOUND"))).toEqual({ outcome: "infected" });
  expect(await scanned(event("THREATS_FOUND"))).toEqual({ outcome: "known" });
  expect(await scanned(event("NO_THREATS_FOUND"))).toEqual({ outcome: "known" });
  expect(codes((await ticket.outlook()).settled)).toEqual(["harmfulReceipt"]);
  const letters = await Array.fromAsync(world.deps.letters.list(lettersOf(callId)));
  expect(letters.filter(({ kind }) => kind === "receipt-infected").map(({ to }) => to.email)).toEqual([
    "olle@example.org",
  ]);
});

test("the same file in two people's claims is one receipt too many", async () => {
  const bytes = pdf("To Aarhus");
  const ticket = await ticketOf("per", 0, bytes, "99.00");
  await ticket.upload();
  await ticket.confirm();
  expect(codes((await ticket.outlook()).settled)).toEqual(["duplicateReceipt"]);
});
