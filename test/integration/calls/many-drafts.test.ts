import { afterAll, beforeAll, expect, test } from "vitest";
import { ofCall } from "../../../functions/applications/applications.ts";
import { createApplication } from "../../../functions/applications/apply.ts";
import { sealDrafts } from "../../../functions/applications/seal-drafts.ts";
import { tellOfMove } from "../../../functions/applications/tell-of-move.ts";
import { startClosing } from "../../../functions/calls/open-call.ts";
import { atOnce } from "../../../functions/shared/at-once.ts";
import { commit } from "../../../functions/shared/step.ts";
import type { Progress } from "../../../functions/shared/step-input.ts";
import { applicationContent, principal } from "../../support/builders.ts";
import { everyone, worldIn } from "../../support/deadline-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

const drafts = 2_000;

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

/** Goes through the pages as the workflow's loop does; answers how many invocations that took. */
async function pages(step: (position: string) => Promise<Progress>): Promise<number> {
  let invocations = 0;
  for (let at: Progress = { position: "", more: true }; at.more; invocations += 1)
    at = await step(at.position);
  return invocations;
}

test("thousands of drafts are told of a move and sealed page by page, none left out", {
  timeout: 300_000,
}, async () => {
  const world = await worldIn({ ...database, table: database.direct() });
  const { deps, id, clock } = world;
  const numbers = Array.from({ length: drafts }, (_, i) => i);
  const batches = numbers.filter((i) => i % 30 === 0).map((i) => numbers.slice(i, i + 30));
  await atOnce(batches, 4, async (batch) => {
    const created = await Promise.all(
      batch.map((i) => {
        const eva = principal("eva", ["applicant"], `org_many${i}`);
        const by = { sub: eva.id, at: clock.now };
        return createApplication(deps)(id, applicationContent(`org_many${i}`), eva, by);
      }),
    );
    await deps.table.transact(created.flatMap(({ writes }) => writes.filter((write) => "put" in write)));
  });

  expect((await world.move(everyone)).status).toBe(200);
  const [move] = await world.movesOf();
  const told = await pages((position) => tellOfMove(deps)(id, move?.id ?? "", position));
  const letters = await world.letters();
  expect(letters.filter((letter) => letter.startsWith("deadline-moved")).length).toBe(drafts);

  clock.now = "2023-07-08T00:00:00.000Z";
  await commit(deps.table, () => startClosing(deps)(id));
  const sealed = await pages((position) => sealDrafts(deps)(id, position));
  let open = 0;
  let all = 0;
  for await (const application of deps.applications.list(ofCall(id))) {
    all += 1;
    if (!application.sealed || application.state !== "lapsed") open += 1;
  }
  expect([all, open]).toEqual([drafts, 0]);
  // Ten full pages and one that finds the end; what lapses is met again behind the drafts, and a second round
  // sees that none was missed.
  expect([told, sealed]).toEqual([11, 32]);
});
