import { afterAll, beforeAll, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { selectionWorld } from "../../support/selection-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

test("who ended a consensus with its draft had a part in the decision, and answers no objection to it", async () => {
  const reviewing = { consensus: { when: "onDivergence", withinDays: 7 } };
  const world = await selectionWorld(database.table, "ended", {}, "reviewing", reviewing);
  const applicationId = world.applicationOf("ystad");
  const opened = await world.staff("POST /applications/{applicationId}/consensus", {
    params: { applicationId },
    body: {},
  });
  const params = { consensusId: String(opened.body.id) };
  const rapporteur = String(opened.body.rapporteur).replace("person_", "");
  await world.as(rapporteur, "PUT /consensuses/{consensusId}/draft", {
    params,
    body: { scores: { ambition: 2, quality: 2 }, toApplicant: "Together: thin.", toPanel: "" },
  });
  world.clock.at = "2023-07-19T08:00:00.000Z";
  const petra = { name: "petra", groups: ["staff"] };
  const ended = await world.staff("POST /consensuses/{consensusId}/close", {
    as: petra,
    params,
    body: { reason: "The other is ill." },
  });
  expect(ended.body.state).toBe("agreed");
  expect((await world.close()).status).toBe(200);
  await world.propose();
  await world.approve();
  await world.announce();
  const filed = await world.staff("POST /applications/{applicationId}/objections", {
    as: { name: "eva", groups: ["applicant"] },
    params: { applicationId },
    body: { ground: "procedure", text: "One was ill." },
  });
  const decide = (as: typeof petra) =>
    world.staff("POST /objections/{objectionId}/decide", {
      as,
      params: { objectionId: String(filed.body.id) },
      body: { outcome: "rejected", reasons: "The draft stood." },
    });
  expect((await decide(petra)).body.code).toBe("OwnInterest");
  expect((await decide({ ...petra, name: "otto" })).body.state).toBe("rejected");
});
