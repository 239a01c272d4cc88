import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { erasedFrom } from "../../../functions/retention/due.ts";
import { AuditedKind } from "../../../schemas/audit.ts";
import { Participation } from "../../../schemas/participation.ts";
import { callId, callIn } from "../../support/builders.ts";
import { startPapers } from "../../support/local-papers.ts";
import { Crash, mortal } from "../../support/mortal-table.ts";
import { made } from "../../support/one-of-each.ts";
import {
  applicationId,
  attachmentId,
  by,
  categories,
  due,
  milestoneOf,
  retentionWorld,
  submission,
} from "../../support/retention-world.ts";
import { wholeTable } from "../../support/whole-table.ts";

const before = new Date(Date.parse(due) - 1).toISOString();
const anna = { name: "anna", groups: ["staff"] };
let buckets: Awaited<ReturnType<typeof startPapers>>;
let world: Awaited<ReturnType<typeof retentionWorld>>;
beforeAll(async () => {
  buckets = await startPapers();
});
afterAll(() => buckets.stop());
beforeEach(async () => {
  world = await retentionWorld(buckets.papers);
});
afterEach(() => world.database.stop());

test("when all times are over, no address, name or answer of anybody is left, and every chain holds", async () => {
  expect(
    (await world.entities()).filter((line) => line.includes("@example.org")).length,
  ).toBeGreaterThanOrEqual(8);
  for (const category of categories) await world.run(category);
  expect((await world.entities()).filter((line) => /@example\.org|Eva Ek|Ulla/.test(line))).toEqual([]);
  for (const kind of AuditedKind.options) {
    const { body } = await world.ask("GET /calls/{callId}/trails", {
      as: anna,
      params: { callId },
      query: { kind },
    });
    const broken = Array.isArray(body.items) ? body.items.filter(({ intact }) => !intact) : [];
    expect([kind, broken]).toEqual([kind, []]);
  }
  const trail = await world.ask("GET /audit/{entityId}", { as: anna, params: { entityId: applicationId } });
  expect(trail.body.entries).toMatchObject([
    { action: "create" },
    { action: "erasePersonalData", by: "system" },
  ]);
});

test("what is asked of a receipt can still be answered, and what is erased says so", async () => {
  const { receipt } = await world.deps.submissions.get(submission);
  for (const category of categories) await world.run(category);
  const verified = await world.ask("GET /receipts/{receiptNumber}", {
    params: { receiptNumber: receipt.number },
    query: { contentHash: receipt.contentHash },
  });
  expect([verified.status, verified.body.contentHash]).toEqual([200, receipt.contentHash]);
  const letter = await world.ask("GET /letters/{letterId}", {
    as: anna,
    params: { letterId: world.letterId },
  });
  expect([letter.status, letter.body.code]).toEqual([410, "Erased"]);
  expect(await buckets.papers.uploaded(attachmentId, 100)).toBeUndefined();
  const { url } = await buckets.papers.download(attachmentId, "a.pdf");
  expect((await fetch(url)).status).toBe(404);
});

test("twice is once, and a crash between any two writes loses nothing", async () => {
  for (const category of categories) await world.run(category);
  const whole = await world.entities();
  for (const category of categories) await world.run(category);
  expect(await world.entities()).toEqual(whole);
  for (let death = 0; death < 8; death += 1) {
    await world.database.stop();
    world = await retentionWorld(buckets.papers);
    const table = mortal(world.database.table, [death, death]);
    for (const category of categories)
      for (;;)
        try {
          await world.run(category, table);
          break;
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
    expect(await world.entities()).toEqual(whole);
  }
});

describe("who asks what is held on them", () => {
  const find = (kind: string, email = "EVA@example.org") =>
    world.ask("POST /calls/{callId}/find-person", { as: anna, params: { callId }, body: { email, kind } });

  test("gets every place that names the address, with what stands around it", async () => {
    expect((await find("application")).body.items).toEqual([
      {
        kind: "application",
        id: applicationId,
        state: "draft",
        places: expect.arrayContaining([
          { pointer: "/members/0/name", value: "Eva Ek" },
          { pointer: "/members/0/email", value: "eva@example.org" },
        ]),
      },
    ]);
    expect((await find("letter")).body.items).toMatchObject([{ id: world.letterId, state: "sent" }]);
    expect((await find("letter", "ulla@example.org")).body.items).toEqual([]);
  });

  test("and nothing once it is erased; a kind that nobody knows is named", async () => {
    for (const category of categories) await world.run(category);
    for (const kind of ["application", "letter", "claim"]) expect((await find(kind)).body.items).toEqual([]);
    const wrong = await find("call");
    expect([wrong.status, wrong.body.errors]).toMatchObject([
      422,
      [{ pointer: "/kind", code: "UnknownKind" }],
    ]);
  });
});

describe("before its day", () => {
  test("nothing is erased, whoever asks", async () => {
    world.clock.now = before;
    const whole = await wholeTable(world.database);
    for (const category of categories) await world.run(category);
    const body = { category: "letters" };
    const early = await world.ask("POST /calls/{callId}/erase-personal-data", {
      as: anna,
      params: { callId },
      body,
      at: before,
    });
    expect([early.status, early.body.code, early.body.params]).toEqual([
      409,
      "StillKept",
      { category: "letters", until: due },
    ]);
    expect(await wholeTable(world.database)).toEqual(whole);
  });

  test("the call says until when each thing is kept, and afterwards what is due", async () => {
    const read = (at: string) =>
      world.ask("GET /calls/{callId}/retention", { as: anna, params: { callId }, at });
    const items = (state: string) =>
      categories.map((category) => ({ category, months: 24, after: "announced", dueAt: due, state }));
    expect((await read(before)).body.items).toMatchObject(items("kept"));
    expect((await read(due)).body.items).toMatchObject(items("due"));
  });
});

test("on its day, to the millisecond, the work begins by itself, and once", async () => {
  const reach = async () => {
    const change = await wake(world.deps)({
      callId: callId,
      milestone: "retention",
      round: 1,
      subject: `${callId}#letters`,
    });
    await world.database.table.transact(change.writes);
    const { items } = await world.database.table.query({ index: "gsi3", partition: "due#operation" });
    return items.map(({ entity }) => JSON.parse(String(entity)).subject);
  };
  world.clock.now = before;
  expect(await reach()).toEqual([]);
  world.clock.now = due;
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
  await world.database.table.transact(world.deps.participations.created(place, "offer", by).writes);
  await world.run("applications");
  expect((await world.deps.applications.get(applicationId)).content.contact.email).toBe("kalmar@example.org");
  await world.run("participation");
  expect((await world.deps.applications.get(applicationId)).content.contact.email).toBe(
    "removed@example.invalid",
  );
});

test("who was cancelled on is forgotten too, counted from the cancelling", () => {
  const cancelled = { ...callIn("cancelled"), cancelledAt: "2023-05-20T10:00:00.000Z" };
  const rule = { category: "applications", months: 6, after: "ended", because: { en: "A." } } as const;
  expect(erasedFrom(cancelled, rule)).toBe("2023-11-20T11:00:00.000Z");
  expect(erasedFrom(callIn("open"), { ...rule, after: "closed" })).toBeUndefined();
  expect(erasedFrom(callIn("closed"), rule)).toBeUndefined();
});
