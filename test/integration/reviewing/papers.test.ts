import { afterAll, beforeAll, expect, test } from "vitest";
import { Attachment } from "../../../schemas/attachment.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const said = {
  id: `attachment_${"p".repeat(25)}`,
  kind: "decision",
  fileName: "decision.pdf",
  mediaType: "application/pdf",
  size: 9,
  sha256: "a".repeat(64),
};

test("a reviewer lists the submitted papers from accepting until declaring a conflict, and no other's", async () => {
  const world = await reviewingWorld(database.table, "papers");
  const kalmar = await world.application("kalmar", { attachments: [said] });
  const ada = await world.assigned(kalmar, await world.reviewer("ada"));
  await world.assigned(kalmar, await world.reviewer("bo"));
  const held = { callId: world.callId, applicationId: kalmar, uploadedBy: "person_eva" };
  const when = { requestedAt: world.clock.at, confirmedAt: world.clock.at };
  const pending = Attachment.parse({ ...said, ...held, ...when, state: "pending" });
  const unsubmitted = {
    ...pending,
    id: Attachment.options[0].shape.id.parse(`attachment_${"q".repeat(25)}`),
  };
  for (const paper of [pending, unsubmitted])
    await database.table.transact(world.deps.attachments.created(paper, "confirm", world.by()).writes);
  const list = (name: string) =>
    world.as(name, "GET /applications/{applicationId}/attachments", { params: { applicationId: kalmar } });
  const read = (name: string, attachmentId: string) =>
    world.as(name, "GET /attachments/{attachmentId}", { params: { attachmentId } });
  expect((await list("ada")).body.code).toBe("NotPermitted");
  await world.accept(ada);
  expect((await list("ada")).body.items).toMatchObject([{ id: pending.id }]);
  // Not yet found harmless; and not what was submitted.
  expect((await read("ada", pending.id)).body.code).toBe("AttachmentNotReadable");
  expect((await read("ada", unsubmitted.id)).body.code).toBe("NotFound");
  expect((await list("bo")).body.code).toBe("NotPermitted");
  await world.as("ada", "POST /assignments/{assignmentId}/declare-conflict", {
    params: { assignmentId: ada.id },
    body: { reason: "I advised them." },
  });
  for (const answer of [await list("ada"), await read("ada", pending.id)])
    expect([answer.status, answer.body.code]).toEqual([403, "NotPermitted"]);
});
