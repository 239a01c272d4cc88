import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { wake } from "../../../functions/calls/wake.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { post, startPapers } from "../../support/local-papers.ts";
import { screeningWorld } from "../../support/screening-world.ts";

let database: TestTable;
let bucket: Awaited<ReturnType<typeof startPapers>>;
beforeAll(async () => {
  [database, bucket] = await Promise.all([startTable(), startPapers()]);
});
afterAll(() => Promise.all([database.stop(), bucket.stop()]));

const ask = "POST /applications/{applicationId}/ask-to-complete";
const write = "PUT /applications/{applicationId}/completion";
const complete = "POST /applications/{applicationId}/complete";
const upload = "POST /applications/{applicationId}/attachments";
const decision = {
  id: "decision",
  label: { en: "Decision", sv: "Beslut" },
  required: false,
  maxBytes: 100_000,
  types: ["application/pdf"],
};
const [track] = callInput().tracks;
const tracks = [{ ...track, attachments: [decision, { ...decision, id: "map" }] }];
const noPopulation = {
  organisation: { id: "org_kalmar", name: "Kalmar", country: "SE", type: "municipality" },
};
const wanted = { organisation: ["population"], questions: ["why"], attachments: ["decision"] };

const Leave = z.object({
  attachment: z.object({ id: z.string() }),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

/** Kalmar has not said how many inhabitants it has, and is asked. */
async function asked(code: string) {
  const world = await screeningWorld(database, code, { tracks }, { papers: bucket.papers });
  const id = await world.applied("kalmar", noPopulation);
  await world.screened();
  const params = { applicationId: id };
  const body = { ...wanted, message: "How many are you?" };
  const answer = await world.staff("anna", ask, { params, body });
  /** The timer of a term rings, twice. */
  const ring = async (name: "completion-soon" | "completion-due") => {
    const milestone = await world.deps.milestones.get(milestoneId(id, name));
    world.clock.at = milestone.dueAt;
    const due = { callId: world.callId, milestone: name, round: milestone.round, subject: id };
    for (let again = 0; again < 2; again += 1) await commit(database.table, () => wake(world.deps)(due));
  };
  return { ...world, id, params, answer, ring };
}

describe("an applicant who is asked to complete", () => {
  test("adds just what was asked for, and the rules decide anew", async () => {
    const { eva, params, answer, screening, id, deps, letters, staff } = await asked("added");
    expect([answer.status, answer.body.state]).toEqual([200, "incomplete"]);
    const shown = await eva("GET /applications/{applicationId}/completion", { params });
    expect(shown.body.wanted).toEqual(["Varför?", "Beslut", "Antal invånare"]);
    const other = await eva(write, { params, body: { answers: { activities: [] } } });
    expect(other.body.errors).toMatchObject([{ pointer: "/answers/activities", code: "NotAsked" }]);
    const body = { answers: { why: "To learn more." }, organisation: { population: 12_000 } };
    expect((await eva(write, { params, body })).status).toBe(200);
    const written = await deps.applications.get(id);
    if (written.state !== "submitted") throw new Error(`It is ${written.state}.`);
    expect(written.submitted.answers.why).toBe("To learn.");
    const handedIn = await eva(complete, { params, body: {} });
    expect(handedIn.status).toBe(200);
    const after = await deps.applications.get(id);
    if (after.state !== "submitted") throw new Error(`It is ${after.state}.`);
    expect(after.receipt).toEqual(written.receipt);
    expect(after.completed).toMatchObject({ version: 2 });
    expect(after.submitted).toMatchObject({
      answers: { why: "To learn more.", activities: ["grid"] },
      organisation: { population: 12_000 },
    });
    const versions = await eva("GET /applications/{applicationId}/submitted", { params });
    expect(versions.body).toMatchObject({ counts: 2, copy: { receipt: { version: 2 } } });
    const { receiptNumber, contentHash } = {
      receiptNumber: String(after.completed?.number),
      contentHash: String(after.completed?.contentHash),
    };
    const check = await staff("anna", "GET /receipts/{receiptNumber}", {
      params: { receiptNumber },
      query: { contentHash },
    });
    expect(check.body.issued).toBe(true);
    expect(await screening(id)).toMatchObject({
      state: "eligible",
      completions: [{ ended: "completed", message: "How many are you?", askedBy: "person_anna" }],
    });
    expect(await letters()).toEqual([
      "completion-received kalmar@example.org",
      "completion-requested kalmar@example.org",
    ]);
    expect((await eva(complete, { params, body: {} })).body.code).toBe("WrongState");
  });

  test("hands in a paper of the kind that was asked for, and of no other", async () => {
    const { eva, params, deps, id } = await asked("paper");
    const bytes = Buffer.from("%PDF-1.7\nThe council has decided.");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const file = { fileName: "decision.pdf", mediaType: "application/pdf", size: bytes.length, sha256 };
    const wrong = await eva(upload, { params, body: { kind: "map", ...file } });
    expect([wrong.status, wrong.body.code]).toEqual([422, "InputInvalid"]);
    const leave = await eva(upload, { params, body: { kind: "decision", ...file } });
    expect(leave.status).toBe(201);
    const { attachment, upload: form } = Leave.parse(leave.body);
    expect(await post(form, bytes)).toBe(204);
    const ofPaper = { params: { attachmentId: attachment.id }, body: {} };
    expect((await eva("POST /attachments/{attachmentId}/confirm", ofPaper)).status).toBe(200);
    await eva(write, { params, body: { organisation: { population: 12_000 } } });
    await eva(complete, { params, body: {} });
    const application = await deps.applications.get(id);
    if (application.state !== "submitted") throw new Error(`It is ${application.state}.`);
    expect(application.submitted.attachments.map(({ kind }) => kind)).toEqual(["decision"]);
    const removed = await eva("POST /attachments/{attachmentId}/remove", ofPaper);
    expect([removed.status, removed.body.code]).toEqual([409, "DeadlinePassed"]);
  });

  test("may not write to what nobody asked for, nor after the term", async () => {
    const { eva, params, screening, id, clock, person } = await asked("too-late");
    const held = await screening(id);
    if (held.state !== "incomplete") throw new Error(`It is ${held.state}.`);
    expect(held.asked.dueAt).toBe("2023-07-17T08:00:00.000Z");
    const ida = { name: "ida", groups: ["applicant"], organisation: "org_kalmar" };
    const ulf = { name: "ulf", groups: ["applicant"], organisation: "org_umea" };
    expect((await person(ida, complete, { params, body: {} })).body.code).toBe("NotPermitted");
    expect((await person(ulf, write, { params, body: {} })).body.code).toBe("NotPermitted");
    const read = await person(ulf, "GET /applications/{applicationId}/completion", { params });
    expect(read.body.code).toBe("NotPermitted");
    clock.at = held.asked.dueAt;
    const body = { organisation: { population: 12_000 } };
    expect((await eva(write, { params, body })).status).toBe(200);
    clock.at = "2023-07-17T08:00:00.001Z";
    expect((await eva(write, { params, body })).body.code).toBe("DeadlinePassed");
    expect((await eva(complete, { params, body: {} })).body.code).toBe("DeadlinePassed");
  });

  test("is reminded once while it has not, and judged as it is when the term has passed", async () => {
    const { ring, letters, screening, id, eva, params, deps } = await asked("lapsed");
    await eva(write, { params, body: { organisation: { population: 12_000 } } });
    await ring("completion-soon");
    await ring("completion-due");
    expect(await letters()).toEqual([
      "completion-lapsed kalmar@example.org",
      "completion-reminder kalmar@example.org",
      "completion-requested kalmar@example.org",
    ]);
    // What was saved and never handed in does not count.
    expect(await screening(id)).toMatchObject({
      state: "ineligible",
      completions: [{ ended: "lapsed", endedAt: "2023-07-17T08:00:31.000Z" }],
    });
    const application = await deps.applications.get(id);
    expect(application).not.toHaveProperty("completed");
  });

  test("is asked again under a term of its own: the old timers find nothing", async () => {
    const { ring, letters, staff, params, screening, id, eva, callId, deps, clock } = await asked("again");
    await eva(write, { params, body: { organisation: { population: 12_000 } } });
    await eva(complete, { params, body: {} });
    const body = { questions: ["why"], message: "One thing more.", days: 20 };
    await staff("anna", ask, { params, body });
    clock.at = "2023-07-17T08:00:31.000Z";
    await commit(database.table, () =>
      wake(deps)({ callId, milestone: "completion-due", round: 1, subject: id }),
    );
    expect((await screening(id)).state).toBe("incomplete");
    await ring("completion-due");
    expect(await screening(id)).toMatchObject({
      state: "eligible",
      completions: [{ ended: "completed" }, { ended: "lapsed" }],
    });
    expect((await letters()).filter((letter) => letter.startsWith("completion-requested"))).toHaveLength(2);
  });
});

test("staff ask for what the form knows, and for something", async () => {
  const world = await screeningWorld(database, "asking", { tracks });
  const params = { applicationId: await world.applied("kalmar", noPopulation) };
  await world.screened();
  const said = (body: object) => world.staff("anna", ask, { params, body: { message: "Please.", ...body } });
  expect((await said({})).body.errors).toMatchObject([{ pointer: "", code: "Missing" }]);
  expect((await said({ questions: ["why", "nothing"], attachments: ["photo"] })).body.errors).toMatchObject([
    { pointer: "/questions/1", code: "Unknown" },
    { pointer: "/attachments/0", code: "Unknown" },
  ]);
  const related = await world.staff(
    "anna",
    ask,
    { params, body: { ...wanted, message: "Please." } },
    "org_kalmar",
  );
  expect(related.body.code).toBe("OwnInterest");
});
