import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { submissionId } from "../../../functions/applications/submissions.ts";
import { wake } from "../../../functions/calls/wake.ts";
import { posted } from "../../../functions/letters/letters.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { erasedFrom } from "../../../functions/retention/due.ts";
import { erasePersonalData } from "../../../functions/retention/erase-personal-data.ts";
import { retentionWatched } from "../../../functions/retention/retention-milestones.ts";
import { monthsLater } from "../../../functions/shared/zone.ts";
import { AuditedKind } from "../../../schemas/audit.ts";
import type { PersonalCategory } from "../../../schemas/call/retention.ts";
import { AttachmentId, CallId } from "../../../schemas/ids.ts";
import { Participation } from "../../../schemas/participation.ts";
import { Submission } from "../../../schemas/submission.ts";
import { applicationIn, callId, callIn, closesAt } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";
import { post, startPapers } from "../../support/local-papers.ts";
import { Crash, mortal } from "../../support/mortal-table.ts";
import { idsOfEach, made, oneOfEach } from "../../support/one-of-each.ts";
import { sampleOf } from "../../support/sample-body.ts";
import { wholeTable } from "../../support/whole-table.ts";

const announcedAt = "2023-09-01T10:00:00.000Z";
const zone = "Europe/Brussels";
/** The built call keeps everything for 24 months from the announcement. */
const due = monthsLater(announcedAt, 24, zone);
const before = new Date(Date.parse(due) - 1).toISOString();
const anna = { name: "anna", groups: ["staff"] };
const by = { sub: "person_anna", at: announcedAt };
const applicationId = String(idsOfEach.applicationId);
const attachmentId = AttachmentId.parse(idsOfEach.attachmentId);

let buckets: Awaited<ReturnType<typeof startPapers>>;
let database: TestTable;
let now = due;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
let letterId = "";

beforeAll(async () => {
  buckets = await startPapers();
});
afterAll(() => buckets.stop());

/** A call whose result is known, with one thing of each kind, a submission, a letter and a paper. */
async function world() {
  database = await startTable();
  now = due;
  deps = { ...depsOn(database.table, () => now), papers: buckets.papers };
  ask = clientOf(database.table, allRoutes(deps));
  await oneOfEach(database);
  const open = await deps.calls.get(callId);
  const over = { ...callIn("announced"), announcedAt, closedAt: closesAt };
  const draft = applicationIn("submitted");
  const kept = Submission.parse({
    ...z.record(z.string(), z.unknown()).parse(sampleOf(Submission)),
    id: submissionId(draft.id, 1),
    callId,
    applicationId: draft.id,
    receipt: "receipt" in draft ? draft.receipt : undefined,
  });
  const call = deps.calls.changed(open, over, "announce", by);
  const letter = posted(
    deps.letters,
    "application-withdrawn",
    {
      callId,
      subjectId: applicationId,
      to: { name: "Eva Ek", email: "eva@example.org", language: "sv" },
      facts: { callTitle: { sv: "A", en: "A" }, zone, organisation: "Kalmar", withdrawnAt: announcedAt },
    },
    by,
  );
  const { rev: _rev, chain: _chain, ...queued } = letter.output;
  letterId = queued.id;
  await database.table.transact([
    ...call.writes,
    ...deps.submissions.created(kept, "submit", by).writes,
    ...letter.writes,
  ]);
  const sent = { sendingAt: now, sentAt: now, messageId: "0100018f", state: "sent" as const };
  await database.table.transact([
    ...deps.letters.changed(letter.output, { ...queued, ...sent }, "send", by).writes,
    ...(await retentionWatched(deps.milestones, call.output, by)),
  ]);
  const bytes = Buffer.from("%PDF-1.7\n");
  const upload = await buckets.papers.upload(attachmentId, {
    size: bytes.length,
    mediaType: "application/pdf",
  });
  await post(upload, bytes);
  await buckets.papers.keep(attachmentId, bytes, "application/pdf");
}
beforeEach(world);

const milestoneOf = (category: PersonalCategory) => milestoneId(`${callId}#${category}`, "retention");

/** Runs the step page after page, as its workflow does. */
async function run(category: PersonalCategory, table = database.table): Promise<void> {
  const step = erasePersonalData({ ...deps, table });
  let position = "";
  do {
    const { more, ...next } = await step(CallId.parse(callId), milestoneOf(category), position);
    position = more ? next.position : "";
  } while (position !== "");
}
const categories = ["applications", "reviewing", "participation", "letters", "travel"] as const;
/** Everything that is stored now but operations, milestones and the audit entries, which hold no text of anybody. */
const entities = async () =>
  (await wholeTable(database)).filter(
    (line) => line.includes('"sk":"entity"') && !line.includes('"type":"call"'),
  );

test("when all times are over, no address, name or answer of anybody is left, and every chain holds", async () => {
  expect((await entities()).filter((line) => line.includes("@example.org")).length).toBeGreaterThanOrEqual(8);
  for (const category of categories) await run(category);
  expect((await entities()).filter((line) => /@example\.org|Eva Ek|Ulla/.test(line))).toEqual([]);
  for (const kind of AuditedKind.options) {
    const { body } = await ask("GET /calls/{callId}/trails", {
      as: anna,
      params: { callId },
      query: { kind },
    });
    const broken = Array.isArray(body.items) ? body.items.filter(({ intact }) => !intact) : [];
    expect([kind, broken]).toEqual([kind, []]);
  }
  const trail = await ask("GET /audit/{entityId}", { as: anna, params: { entityId: applicationId } });
  expect(trail.body.entries).toMatchObject([
    { action: "create" },
    { action: "erasePersonalData", by: "system" },
  ]);
});

test("what is asked of a receipt can still be answered, and what is erased says so", async () => {
  const { receipt } = await deps.submissions.get(submissionId(applicationIn("submitted").id, 1));
  for (const category of categories) await run(category);
  const verified = await ask("GET /receipts/{receiptNumber}", {
    params: { receiptNumber: receipt.number },
    query: { contentHash: receipt.contentHash },
  });
  expect([verified.status, verified.body.contentHash]).toEqual([200, receipt.contentHash]);
  const letter = await ask("GET /letters/{letterId}", { as: anna, params: { letterId } });
  expect([letter.status, letter.body.code]).toEqual([410, "Erased"]);
  expect(await buckets.papers.uploaded(attachmentId, 100)).toBeUndefined();
  const { url } = await buckets.papers.download(attachmentId, "a.pdf");
  expect((await fetch(url)).status).toBe(404);
});

test("twice is once, and a crash between any two writes loses nothing", async () => {
  for (const category of categories) await run(category);
  const whole = await entities();
  for (const category of categories) await run(category);
  expect(await entities()).toEqual(whole);
  await database.stop();
  for (let death = 0; death < 8; death += 1) {
    await world();
    const table = mortal(database.table, [death, death]);
    for (const category of categories)
      for (;;)
        try {
          await run(category, table);
          break;
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
    expect(await entities()).toEqual(whole);
    await database.stop();
  }
});

describe("before its day", () => {
  test("nothing is erased, whoever asks", async () => {
    now = before;
    const whole = await wholeTable(database);
    for (const category of categories) await run(category);
    const body = { category: "letters" };
    const early = await ask("POST /calls/{callId}/erase-personal-data", {
      as: anna,
      params: { callId },
      body,
      at: now,
    });
    expect([early.status, early.body.code, early.body.params]).toEqual([
      409,
      "StillKept",
      { category: "letters", until: due },
    ]);
    expect(await wholeTable(database)).toEqual(whole);
  });

  test("the call says until when each thing is kept, and afterwards what is due", async () => {
    const read = (at: string) => ask("GET /calls/{callId}/retention", { as: anna, params: { callId }, at });
    const items = (state: string) =>
      categories.map((category) => ({ category, months: 24, after: "announced", dueAt: due, state }));
    expect((await read(before)).body.items).toMatchObject(items("kept"));
    expect((await read(due)).body.items).toMatchObject(items("due"));
  });
});

test("on its day, to the millisecond, the work begins by itself, and once", async () => {
  const reach = async () => {
    const change = await wake(deps)({
      callId: CallId.parse(callId),
      milestone: "retention",
      round: 1,
      subject: `${callId}#letters`,
    });
    await database.table.transact(change.writes);
    const { items } = await database.table.query({ index: "gsi3", partition: "due#operation" });
    return items.map(({ entity }) => JSON.parse(String(entity)).subject);
  };
  now = before;
  expect(await reach()).toEqual([]);
  now = due;
  expect(await reach()).toEqual([milestoneOf("letters")]);
  expect(await reach()).toEqual([milestoneOf("letters")]);
});

test("an application that led to a place is kept as long as what participants said", async () => {
  const place = made(Participation, "confirmed", {
    id: applicationId.replace("app_", "participation_"),
    callId,
    applicationId,
    organisationId: "org_kalmar",
  });
  await database.table.transact(deps.participations.created(place, "offer", by).writes);
  await run("applications");
  expect((await deps.applications.get(applicationId)).content.contact.email).toBe("kalmar@example.org");
  await run("participation");
  expect((await deps.applications.get(applicationId)).content.contact.email).toBe("removed@example.invalid");
});

test("who was cancelled on is forgotten too, counted from the cancelling", () => {
  const cancelled = { ...callIn("cancelled"), cancelledAt: "2023-05-20T10:00:00.000Z" };
  const rule = { category: "applications", months: 6, after: "ended", because: { en: "A." } } as const;
  expect(erasedFrom(cancelled, rule)).toBe("2023-11-20T11:00:00.000Z");
  expect(erasedFrom(callIn("open"), { ...rule, after: "closed" })).toBeUndefined();
  expect(erasedFrom(callIn("closed"), rule)).toBeUndefined();
});
