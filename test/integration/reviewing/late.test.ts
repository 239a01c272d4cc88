import { afterAll, beforeAll, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { remindReviewers } from "../../../functions/reviewing/remind-reviewers.ts";
import { isRung, reviewLadder } from "../../../functions/reviewing/review-ladder.ts";
import { commit } from "../../../functions/shared/step.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

/** A call with its ladder, two reviewers with a review each to write, and an alternate. */
async function lateWorld(code: string, replace: boolean) {
  const late = { remindDaysBefore: 3, escalateDaysAfter: 2, replace };
  const world = await reviewingWorld(database.table, code, { late });
  const { deps, callId, call } = world;
  const { content } = call;
  const rungs = reviewLadder({ callId, content }, "2023-07-31T21:59:00.000Z", world.clock.at);
  for (const rung of rungs)
    await database.table.transact(deps.milestones.created(rung, "set", world.by()).writes);
  const kalmar = await world.application("kalmar");
  const prompt = await world.assigned(kalmar, await world.reviewer("prompt"));
  await world.assigned(kalmar, await world.reviewer("tardy"));
  await world.reviewer("alternate");
  /** The timer of each rung rings twice, and its workflow runs twice from the start. */
  const ring = async (index: number) => {
    const rung = rungs[index];
    if (rung === undefined) throw new Error("There is no such rung.");
    world.clock.at = rung.dueAt;
    for (let again = 0; again < 2; again += 1) {
      await commit(database.table, () =>
        wake(deps)({ callId, milestone: rung.name, round: 1, subject: undefined }),
      );
      let position = "";
      for (let more = true; more; )
        ({ position, more } = await remindReviewers(deps)(callId, rung.id, position));
    }
  };
  return { ...world, kalmar, prompt, rungs, ring };
}

test("who owes a review is reminded once before, on and after the day; then the call's contact is told", async () => {
  const world = await lateWorld("late", false);
  expect(world.rungs.map(({ name, dueAt }) => `${name} ${dueAt}`)).toEqual([
    "reviews-soon 2023-07-28T21:59:00.000Z",
    "reviews-due 2023-07-31T21:59:00.000Z",
    "reviews-late 2023-08-02T21:59:00.000Z",
  ]);
  await world.ring(0);
  await world.review(world.prompt, { ambition: 4, quality: 4 });
  await world.ring(1);
  await world.ring(2);
  expect(await world.letters()).toEqual(
    [
      "review-reminder prompt@example.org",
      "review-received prompt@example.org",
      "review-reminder tardy@example.org",
      "review-reminder tardy@example.org",
      "review-reminder tardy@example.org",
      "reviews-overdue office@example.org",
    ].toSorted(),
  );
  const progress = await world.staff("GET /calls/{callId}/reviewing", { params: { callId: world.callId } });
  expect(progress.body).toMatchObject({
    assignments: { invited: 1, reviewed: 1 },
    late: [{ name: "tardy", applications: [world.kalmar] }],
    short: [],
    divergent: [],
  });
});

test("where the call says so, an alternate is asked at once, and only once", async () => {
  const world = await lateWorld("replaced", true);
  await world.review(world.prompt, { ambition: 4, quality: 4 });
  await world.ring(2);
  expect(await world.everyAssignment()).toEqual([
    `${world.kalmar} person_alternate invited`,
    `${world.kalmar} person_prompt reviewed`,
    `${world.kalmar} person_tardy replaced`,
  ]);
  expect((await world.letters()).filter((letter) => letter.startsWith("review-released"))).toEqual([
    "review-released tardy@example.org",
  ]);
});

test("reminders of applicants and of reviewers are different milestones", () => {
  expect([isRung("reviews-due"), isRung("remind-7"), isRung("close")]).toEqual([true, false, false]);
});
