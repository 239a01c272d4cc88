import { afterAll, beforeAll, expect, test } from "vitest";
import { recordScanEvent } from "../../../functions/applications/record-scan.ts";
import { ScanEvent } from "../../../functions/applications/scan-event.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { step } from "../../../functions/shared/step.ts";
import { Attachment } from "../../../schemas/attachment.ts";
import { applicationIn, callId, callIn, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Deps, depsOn } from "../../support/handlers.ts";
import { context } from "../../support/lambda-context.ts";

let database: TestTable;
let deps: Deps;
const by = { sub: "person_eva", at: during };
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  await database.table.transact([
    ...deps.calls.created(callIn("open"), "create", by).writes,
    ...deps.applications.created(applicationIn("submitted"), "create", by).writes,
  ]);
});
afterAll(() => database.stop());

let papers = 0;
/** A paper in a state, and what became of it when the scanner says so of an object. */
async function paper(state: "awaited" | "pending" = "pending") {
  papers += 1;
  const { id: applicationId } = applicationIn("submitted");
  const said = { kind: "strategy", fileName: "a.pdf", mediaType: "application/pdf", size: 5 };
  const attachment = Attachment.parse({
    ...said,
    id: `attachment_${papers}`,
    sha256: "a".repeat(64),
    callId,
    applicationId,
    uploadedBy: "person_eva",
    requestedAt: during,
    ...(state === "pending" ? { confirmedAt: during } : {}),
    state,
  });
  await database.table.transact(deps.attachments.created(attachment, "request", by).writes);
  const told = (scanResultStatus: string, objectKey = `papers/${attachment.id}`) =>
    step(ScanEvent, recordScanEvent(deps))(event(scanResultStatus, objectKey), context);
  return { told, state: async () => (await deps.attachments.get(attachment.id)).state };
}

/** As the manual of GuardDuty shows it. */
const event = (scanResultStatus: string, objectKey: string) => ({
  version: "0",
  id: "72c7d362-737a-6dce-fc78-9e27a0171419",
  "detail-type": "GuardDuty Malware Protection Object Scan Result",
  source: "aws.guardduty",
  account: "000000000000",
  time: during,
  region: "eu-north-1",
  resources: ["arn:aws:guardduty:eu-north-1:000000000000:malware-protection-plan/b4c7f464ab3a4EXAMPLE"],
  detail: {
    schemaVersion: "1.0",
    scanStatus: scanResultStatus === "UNSUPPORTED" ? "SKIPPED" : "COMPLETED",
    resourceType: "S3_OBJECT",
    s3ObjectDetails: {
      bucketName: "papers",
      objectKey,
      eTag: "ASIAI44QH8DHBEXAMPLE",
      versionId: "d41d8cd98f00b204e9800998eEXAMPLE",
      s3Throttled: false,
    },
    scanResultDetails: { scanResultStatus, threats: null },
  },
});
const infected = async () =>
  (await Array.fromAsync(deps.letters.list(lettersOf(callId)))).filter(
    ({ kind }) => kind === "attachment-infected",
  ).length;

test("a paper without threats is clean, and the same word again changes nothing", async () => {
  const { told, state } = await paper();
  expect(await told("NO_THREATS_FOUND")).toEqual({ outcome: "clean" });
  expect(await told("NO_THREATS_FOUND")).toEqual({ outcome: "known" });
  expect(await state()).toBe("clean");
});

test("a harmful paper is told of once, also where it passed for clean, and stays harmful", async () => {
  const before = await infected();
  const { told, state } = await paper();
  await told("NO_THREATS_FOUND");
  expect(await told("THREATS_FOUND")).toEqual({ outcome: "infected" });
  expect(await told("THREATS_FOUND")).toEqual({ outcome: "known" });
  expect(await told("NO_THREATS_FOUND")).toEqual({ outcome: "known" });
  expect([await state(), await infected()]).toEqual(["infected", before + 1]);
});

test.each(["UNSUPPORTED", "ACCESS_DENIED", "FAILED"])("a paper that is %s stays closed", async (status) => {
  const { told, state } = await paper();
  expect(await told(status)).toEqual({ outcome: "notScanned" });
  expect(await state()).toBe("pending");
});

test("a result that overtakes the confirmation is refused, so that it comes again", async () => {
  const { told, state } = await paper("awaited");
  await expect(told("NO_THREATS_FOUND")).rejects.toMatchObject({ code: "WrongState" });
  expect(await state()).toBe("awaited");
});

test("objects that are no papers of ours are passed over, and other events refused", async () => {
  const { told } = await paper();
  for (const key of [
    "papers/attachment_none",
    "uploads/attachment_1",
    "papers/attachment_1/x",
    "papers/",
    "x",
  ])
    expect([key, await told("THREATS_FOUND", key)]).toEqual([key, { outcome: "unknown" }]);
  const other = { ...event("THREATS_FOUND", "papers/x"), "detail-type": "Object Created" };
  await expect(step(ScanEvent, recordScanEvent(deps))(other, context)).rejects.toThrow();
});
