import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createApplication,
  editApplication,
  submitApplication,
  withdrawApplication,
} from "../../../functions/applications/apply.ts";
import { sealDrafts } from "../../../functions/applications/seal-drafts.ts";
import { finishClosing, startClosing } from "../../../functions/calls/open-call.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Application } from "../../../schemas/application.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import {
  applicationContent,
  callContent,
  callIn,
  deadlineAt,
  during,
  principal,
  tooLateAt,
} from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

let calls = 0;
/** An open call of its own, and an applicant with a draft in it. */
async function openCall() {
  calls += 1;
  const id = CallId.parse(`call_deadline-${calls}`);
  const deps = depsOn(database.table, () => deadlineAt);
  const call = Call.parse({ ...callIn("open", callContent({ code: `deadline-${calls}` })), id });
  await database.table.transact(
    deps.calls.created(call, "create", { sub: "person_anna", at: during }).writes,
  );
  const eva = principal("eva", ["applicant"], "org_kalmar");
  const by = (at: string) => ({ sub: eva.id, at });
  const create = (at = during) => createApplication(deps)(id, applicationContent(), eva, by(at));
  const { application } = await commit(database.table, () => create());
  const held = () => deps.applications.get(application.id);
  return {
    deps,
    id,
    held,
    by,
    create,
    application: application.id,
    submit: (at: string) => commit(database.table, async () => submitApplication(deps)(await held(), by(at))),
    edit: (at: string, why: string) =>
      commit(database.table, async () =>
        editApplication(deps)(await held(), applicationContent(undefined, { answers: { why } }), by(at)),
      ),
    withdraw: (at: string) =>
      commit(database.table, async () => withdrawApplication(deps)(await held(), by(at))),
    startClosing: () => commit(database.table, () => startClosing(deps)(id)),
    seal: () => sealDrafts(deps)(id),
  };
}
const code = (name: string) => expect.objectContaining({ code: name });

describe("at the deadline", () => {
  test("an application received in the last millisecond is accepted", async () => {
    const { submit } = await openCall();
    const { state, deadlineAt: until } = await submit(deadlineAt);
    expect({ state, until }).toEqual({ state: "submitted", until: "2023-06-30T22:00:00.000Z" });
  });

  test.each(["submit", "withdraw"] as const)("one millisecond later, %s is refused", async (act) => {
    const call = await openCall();
    await expect(call[act](tooLateAt)).rejects.toEqual(code("DeadlinePassed"));
    expect((await call.held()).state).toBe("draft");
  });

  test("one millisecond later, editing and starting are refused too", async () => {
    const { edit, create } = await openCall();
    await expect(edit(tooLateAt, "Late.")).rejects.toEqual(code("DeadlinePassed"));
    await expect(create(tooLateAt)).rejects.toEqual(code("DeadlinePassed"));
  });

  test("a submission received in time is accepted while the call is closing", async () => {
    const { startClosing: close, submit } = await openCall();
    await close();
    expect((await submit(deadlineAt)).state).toBe("submitted");
  });

  test("nobody starts an application once the call is closing", async () => {
    const { startClosing: close, create } = await openCall();
    await close();
    await expect(create(deadlineAt)).rejects.toEqual(code("CallNotOpen"));
  });
});

describe("an edit after the submission", () => {
  test("leaves what was submitted, and its receipt, as they were", async () => {
    const { submit, edit, held } = await openCall();
    const submitted = await submit(during);
    await edit(during, "Better words.");
    const { rev: _rev, chain: _chain, ...after } = await held();
    const { rev: _earlier, chain: _before, ...before } = submitted;
    const { rev } = await held();
    const last = { rev, by: "person_eva" };
    expect(after).toEqual({
      ...before,
      written: { why: last, activities: last },
      content: applicationContent(undefined, { answers: { why: "Better words." } }),
    });
  });

  test("counts when it is submitted too, as the next version with a receipt of its own", async () => {
    const { submit, edit } = await openCall();
    const first = await submit(during);
    await edit(during, "Better words.");
    const second = await submit(deadlineAt);
    const versions = [first, second].map((one) =>
      one.state === "submitted" ? [one.receipt.version, one.submitted.answers.why] : one.state,
    );
    expect(versions).toEqual([
      [1, "To learn."],
      [2, "Better words."],
    ]);
  });

  test("stays behind when the call closes: the submitted version is what counts", async () => {
    const { submit, edit, startClosing: close, seal, held } = await openCall();
    await submit(during);
    await edit(during, "Better words.");
    await close();
    await seal();
    const sealed = await held();
    expect(sealed).toMatchObject({
      state: "submitted",
      sealed: true,
      submitted: { answers: { why: "To learn." } },
    });
  });
});

describe("sealing", () => {
  test("lets a draft lapse, says so in a letter, and is harmless when done twice", async () => {
    const { startClosing: close, seal, held, deps, id } = await openCall();
    await close();
    expect([await seal(), await seal()]).toEqual([
      { position: "", more: true },
      { position: "", more: false },
    ]);
    const { state, sealed, rev } = await held();
    expect({ state, sealed, rev }).toEqual({ state: "lapsed", sealed: true, rev: 2 });
    const letters = await Array.fromAsync(
      deps.letters.list({ index: "gsi1", key: `${id}#letter`, shards: 8 }),
    );
    expect(letters.map(({ kind }) => kind).toSorted()).toEqual(["application-lapsed", "application-started"]);
  });

  test("ends everything the applicant could do, whatever the clock says", async () => {
    const call = await openCall();
    await call.submit(during);
    await call.startClosing();
    await call.seal();
    await expect(call.submit(during)).rejects.toEqual(code("ApplicationSealed"));
    await expect(call.withdraw(during)).rejects.toEqual(code("ApplicationSealed"));
    await expect(call.edit(during, "More.")).rejects.toEqual(code("ApplicationSealed"));
  });

  test("between a submission's reading and its writing refuses the submission", async () => {
    const { deps, held, by, startClosing: close, seal } = await openCall();
    const decided = await submitApplication(deps)(await held(), by(deadlineAt));
    await close();
    await seal();
    await expect(database.table.transact(decided.writes)).rejects.toEqual(code("ConcurrentChange"));
    expect((await held()).state).toBe("lapsed");
  });
});

test("a call that closes between a new application's reading and its writing stops it", async () => {
  const { create, startClosing: close, deps, application } = await openCall();
  const other = principal("ida", ["applicant"], "org_umea");
  const { id } = await deps.calls.get((await deps.applications.get(application)).callId);
  const decided = await createApplication(deps)(id, applicationContent("org_umea"), other, {
    sub: other.id,
    at: during,
  });
  await close();
  await expect(database.table.transact(decided.writes)).rejects.toEqual(code("ConcurrentChange"));
  expect(await deps.applications.find(decided.output.application.id)).toBeUndefined();
  await expect(create()).rejects.toEqual(code("CallNotOpen"));
});

test("a closed call is closed once, and its applications are read as their schema says", async () => {
  const { deps, id, held, startClosing: close, seal } = await openCall();
  await close();
  await seal();
  for (const _twice of [1, 2]) await commit(database.table, () => finishClosing(deps)(id));
  const { state, rev } = await deps.calls.get(id);
  expect({ state, rev }).toEqual({ state: "closed", rev: 3 });
  expect(Application.safeParse(await held()).success).toBe(true);
});
