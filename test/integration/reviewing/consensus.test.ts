import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterTerm, draft, far, near, consensusWorld as worldOf } from "../../support/consensus-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const consensusWorld = (code: string, when?: "always") => worldOf(database.table, code, when);

test("the last of reviews that diverge opens a consensus, in which nobody has a name", async () => {
  const world = await consensusWorld("opens");
  await world.review(world.ada, near);
  expect((await world.read("ada")).status).toBe(404);
  await world.review(world.bo, far);
  const { status, body } = await world.read("bo");
  expect([status, body]).toMatchObject([
    200,
    { state: "open", divergent: true, you: 2, rapporteur: 1, dueAt: "2023-07-17T08:00:00.000Z" },
  ]);
  expect(body.reviews).toMatchObject([
    { reviewer: 1, content: { scores: near } },
    { reviewer: 2, content: { scores: far } },
  ]);
  await world.comment("ada", "The budget?");
  const seen = await world.read("bo");
  expect(seen.body.comments).toEqual([{ reviewer: 1, at: world.clock.at, text: "The budget?" }]);
  expect(JSON.stringify(seen.body)).not.toMatch(/ada|person_/);
  expect((await world.letters()).filter((one) => one.startsWith("consensus"))).toEqual([
    "consensus-opened ada@example.org",
    "consensus-opened bo@example.org",
  ]);
  const { body: mine } = await world.as("bo", "GET /reviews/mine");
  expect(mine.items).toContainEqual(expect.objectContaining({ consensusId: world.id }));
});

test("reviews that agree open none where only divergence asks for one, and one where it is always asked for", async () => {
  const calm = await consensusWorld("calm");
  await calm.review(calm.ada, near);
  await calm.review(calm.bo, near);
  expect((await calm.read("ada")).status).toBe(404);
  const always = await consensusWorld("always", "always");
  await always.review(always.ada, near);
  await always.review(always.bo, near);
  expect((await always.read("ada")).body).toMatchObject({ state: "open", divergent: false });
});

test("of two who submit at the same moment the second opens the consensus", async () => {
  const world = await consensusWorld("at-once");
  await Promise.all([world.review(world.ada, near), world.review(world.bo, far)]);
  expect((await world.read("ada")).body.state).toBe("open");
});

test("the rapporteur alone drafts, the others alone agree, and the consensus is what ranks", async () => {
  const world = await consensusWorld("agreed");
  await world.differ();
  // Means of 2.5 and 3 against thresholds of the call: the reviews alone fail.
  expect((await world.field())[0]?.unweighted).toBe("5.5000");
  expect((await world.agree("bo")).body.code).toBe("WrongState");
  expect((await world.draft("bo")).body.code).toBe("NotPermitted");
  expect((await world.draft("ada")).body).toMatchObject({ state: "drafted", draft });
  expect((await world.agree("ada")).body.code).toBe("NotPermitted");
  expect(
    (await world.as("eve", "GET /consensuses/{consensusId}", { params: { consensusId: world.id } })).status,
  ).toBe(403);
  expect((await world.close()).body).toMatchObject({ code: "ConsensusDue" });
  expect((await world.agree("bo")).body.state).toBe("agreed");
  expect((await world.field())[0]).toMatchObject({
    unweighted: "6.5000",
    means: [
      { criterion: "ambition", mean: "3.0000" },
      { criterion: "quality", mean: "3.5000" },
    ],
  });
  const progress = await world.staff("GET /calls/{callId}/reviewing", { params: { callId: world.callId } });
  expect(progress.body.consensus).toEqual({ open: 0, drafted: 0, agreed: 1, voided: 0, late: [] });
  expect((await world.close()).body.state).toBe("reviewed");
});

test("a dissent is kept and told to the office; after the term staff close with the draft and a reason", async () => {
  const world = await consensusWorld("dissent");
  await world.differ();
  await world.draft("ada");
  expect((await world.dissent("bo", "Too high.")).body).toMatchObject({
    state: "drafted",
    dissents: [{ reviewer: 2, reason: "Too high." }],
  });
  expect((await world.settle("close", { reason: "No more." })).body.code).toBe("ConsensusDue");
  // Another draft: the dissent from the first stays.
  expect((await world.draft("ada")).body).toMatchObject({ words: [], dissents: [{ reason: "Too high." }] });
  await world.ring("consensus-soon");
  await world.ring("consensus-late");
  world.clock.at = afterTerm;
  expect((await world.close()).body.code).toBe("ConsensusDue");
  expect((await world.settle("close", { reason: "No more." })).body).toMatchObject({
    state: "agreed",
    closed: { by: "person_anna", reason: "No more." },
    dissents: [{ by: "person_bo", reason: "Too high." }],
  });
  expect((await world.letters()).filter((one) => one.startsWith("consensus"))).toEqual([
    "consensus-drafted bo@example.org",
    "consensus-drafted bo@example.org",
    "consensus-opened ada@example.org",
    "consensus-opened bo@example.org",
    "consensus-reminder bo@example.org",
    "consensus-unsettled office@example.org",
    "consensus-unsettled office@example.org",
  ]);
});

test("past its term a consensus holds the reviewing up no more once staff say why, and the reviews count", async () => {
  const world = await consensusWorld("without");
  await world.differ();
  const reason = { withoutConsensus: "The rapporteur is ill." };
  expect((await world.close(reason)).body.code).toBe("ConsensusDue");
  world.clock.at = afterTerm;
  expect((await world.close()).body.code).toBe("ConsensusDue");
  expect((await world.close(reason)).body.state).toBe("reviewed");
  expect((await world.field())[0]?.unweighted).toBe("5.5000");
  expect((await world.draft("ada")).body.code).toBe("WrongState");
});

describe("a conflict that is declared late", () => {
  test("closes the consensus at once, also one that was agreed, and an alternate's review begins it anew", async () => {
    const world = await consensusWorld("conflict");
    await world.reviewer("cleo");
    await world.differ();
    await world.comment("bo", "I know them.");
    await world.draft("ada");
    await world.agree("bo");
    await world.as("bo", "POST /assignments/{assignmentId}/declare-conflict", {
      params: { assignmentId: world.bo.id },
      body: { reason: "I advised them." },
    });
    for (const answer of [await world.read("bo"), await world.comment("bo", "Still here?")])
      expect([answer.status, answer.body.code]).toEqual([403, "ConflictOfInterest"]);
    expect((await world.read("ada")).body.code).toBe("WrongState");
    expect((await world.field())[0]?.unweighted).toBe("8.0000");
    const { body: mine } = await world.as("bo", "GET /reviews/mine");
    expect(JSON.stringify(mine)).not.toContain(world.id);
    const asked = await Array.fromAsync(
      world.deps.assignments.list({ index: "gsi1", key: `${world.callId}#assignment` }),
    );
    const substitute = asked.find(({ personId }) => personId === "person_cleo");
    if (substitute === undefined) throw new Error("Nobody was asked instead.");
    await world.review(substitute, far);
    expect((await world.read("cleo")).body).toMatchObject({ state: "open", comments: [] });
    expect((await world.read("bo")).body.code).toBe("NotPermitted");
  });

  test("leaves it to staff to begin it anew among those who are left", async () => {
    const world = await consensusWorld("left");
    const cleo = await world.assigned(world.kalmar, await world.reviewer("cleo"));
    await world.review(cleo, near);
    await world.differ();
    const begin = () =>
      world.staff("POST /applications/{applicationId}/consensus", {
        params: { applicationId: world.kalmar },
        body: {},
      });
    expect((await begin()).body.code).toBe("WrongState");
    await world.as("bo", "POST /assignments/{assignmentId}/declare-conflict", {
      params: { assignmentId: world.bo.id },
      body: { reason: "I advised them." },
    });
    expect((await begin()).body).toMatchObject({ state: "open", divergent: false });
  });
});

test("who has drafted least drafts next, and staff may appoint another", async () => {
  const world = await consensusWorld("turns");
  await world.differ();
  const lund = await world.application("lund");
  const people = await Promise.all(
    ["ada", "bo"].map((name) => world.deps.reviewers.get(world[name === "ada" ? "ada" : "bo"].reviewerId)),
  );
  for (const [i, { id, profile }] of people.entries())
    await world.review(await world.assigned(lund, { id, personId: profile.personId }), i === 0 ? near : far);
  const { body } = await world.staff("GET /calls/{callId}/consensuses", {
    params: { callId: world.callId },
  });
  expect(
    new Map(
      Object.entries(body.items ?? {}).map(([, one]) => [
        Reflect.get(one, "applicationId"),
        Reflect.get(one, "rapporteur"),
      ]),
    ),
  ).toEqual(
    new Map([
      [world.kalmar, "person_ada"],
      [lund, "person_bo"],
    ]),
  );
  expect((await world.settle("appoint", { personId: "person_eve" })).body.code).toBe("InputInvalid");
  expect((await world.settle("appoint", { personId: "person_ada" })).body.code).toBe("NothingChanged");
  expect((await world.settle("appoint", { personId: "person_bo" })).body.rapporteur).toBe("person_bo");
  expect((await world.draft("ada")).body.code).toBe("NotPermitted");
});

test("what a dry run would send is shown to a reviewer without the others' addresses", async () => {
  const world = await consensusWorld("dry");
  await world.differ();
  const params = { consensusId: world.id };
  const answer = await world.as("ada", "PUT /consensuses/{consensusId}/draft", {
    params,
    body: draft,
    query: { dryRun: "true" },
  });
  expect(answer.body).toMatchObject({ dryRun: true, letters: [] });
  expect(JSON.stringify(answer.body)).not.toContain("bo@");
});
