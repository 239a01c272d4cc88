import { afterAll, beforeAll, expect, test } from "vitest";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { participationsOf } from "../../../functions/programme/participations.ts";
import type { RouteSpec } from "../../../schemas/routes/route.ts";
import { routes } from "../../../schemas/routes.ts";
import { askFor, keyOf, specs } from "../../support/asked-route.ts";
import { lettersTo } from "../../support/blind-walk.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { announcedAt, selectionWorld, townsByRank } from "../../support/selection-world.ts";

/** Who reviewed, by name, address, person, and every id that says which task, review or consensus it was. */
const secrets = /\brolf\b|\bria\b|person_r|(reviewer|assignment|review|consensus)_[a-z0-9]{3}/i;
const draft = {
  scores: { ambition: 4, quality: 4 },
  toApplicant: "Together: good.",
  toPanel: "To the panel.",
};

let database: TestTable;
let world: Awaited<ReturnType<typeof selectionWorld>>;

/** A call from its reviews over consensuses, one of them agreed against a dissent, to an objection that was decided. */
beforeAll(async () => {
  database = await startTable();
  const reviewing = { consensus: { when: "always", withinDays: 7 } };
  const path = "/consensuses/{consensusId}";
  world = await selectionWorld(database.table, "unnamed", {}, "reviewing", reviewing);
  const { deps, callId, as } = world;
  const opened = deps.consensuses.list({ index: "gsi1", key: `${callId}#consensus` });
  for await (const { id, rapporteur } of opened) {
    const [first, second] = rapporteur === "person_rolf" ? ["rolf", "ria"] : ["ria", "rolf"];
    const params = { consensusId: id };
    await as(first, `PUT ${path}/draft`, { params, body: draft });
    await as(second, `POST ${path}/dissent`, { params, body: { reason: "Too high." } });
    const agreed = await as(second, `POST ${path}/agree`, { params, body: {} });
    expect(agreed.body.state).toBe("agreed");
  }
  expect((await world.close()).status).toBe(200);
  await world.propose();
  await world.approve();
  await world.announce();
  world.clock.at = announcedAt;
  const applicationId = world.applicationOf("ystad");
  const filed = await world.staff("POST /applications/{applicationId}/objections", {
    as: { name: "eva", groups: ["applicant"] },
    params: { applicationId },
    body: { ground: "facts", text: "The register was a year old." },
  });
  await world.staff("POST /objections/{objectionId}/decide", {
    as: { name: "otto", groups: ["staff"] },
    params: { objectionId: String(filed.body.id) },
    body: { outcome: "rejected", reasons: "It was not." },
  });
});
afterAll(() => database.stop());

const forApplicants = specs.filter(([, { access }]) => access === "public" || access.includes("applicant"));

/** Each route that an applicant may ask, asked for each of the four towns; a command as a dry run. */
async function walked() {
  const places = await Array.fromAsync(world.deps.participations.list(participationsOf(world.callId)));
  const answers: { name: string; status: number; text: string }[] = [];
  for (const town of townsByRank) {
    const applicationId = world.applicationOf(town);
    const place = places.find((one) => one.applicationId === applicationId);
    const ids = {
      callId: world.callId,
      applicationId,
      participationId: place?.id,
      personId: "person_eva",
      version: "1",
    };
    for (const [name, spec] of forApplicants) {
      const asked = askFor(spec);
      const params = Object.fromEntries(
        Object.entries(asked.params ?? {}).map(([key, value]) => [key, Reflect.get(ids, key) ?? value]),
      );
      const answer = await world.staff(keyOf(spec), {
        ...asked,
        params,
        as: { name: "eva", groups: ["applicant"], organisation: `org_${town}` },
        query: spec.method === "GET" ? {} : { dryRun: "true" },
        body: bodies.get(name) ?? asked.body,
      });
      answers.push({ name, status: answer.status, text: JSON.stringify(answer) });
    }
  }
  return answers;
}
const bodies = new Map<string, object>([
  ["withdrawParticipation", { reason: "No posts." }],
  ["fileObjection", { ground: "facts", text: "Another." }],
]);

test("nothing that an applicant can ask names a reviewer", async () => {
  const answers = await walked();
  expect(answers.filter(({ text }) => secrets.test(text)).map(({ name, text }) => [name, text])).toEqual([]);
  // The walk comes by what is written of the reviews: it would find them there.
  const answered = new Set(answers.filter(({ status }) => status === 200).map(({ name }) => name));
  for (const name of wanted) expect([name, answered.has(name)]).toEqual([name, true]);
  const decisions = answers.filter(({ name }) => name === "readDecision").map(({ text }) => text);
  expect(decisions).toHaveLength(4);
  for (const text of decisions) expect(text).toMatch(/Together: good\./);
  for (const { text } of answers) expect(text).not.toMatch(/To the panel/);
});
const wanted = [
  "readCall",
  "readCallPage",
  "readResults",
  "readApplication",
  "readSubmitted",
  "listMyApplications",
  "listMembers",
  "listAttachments",
  "readDecision",
  "readObjection",
  "listMyParticipations",
  "readParticipation",
  "confirmParticipation",
  "withdrawParticipation",
];

test("no letter to an applicant names one either", async () => {
  const letters = await lettersTo(world, (email) => !/^(rolf|ria|office|head)@/.test(email));
  expect([...new Set(letters.map(({ kind }) => kind))].toSorted()).toEqual([
    "decision-rejected",
    "decision-reserve",
    "decision-selected",
    "objection-decided",
    "objection-received",
  ]);
  for (const letter of letters) {
    const said = JSON.stringify([rendered(letter), calendarsOf(letter)]);
    expect([letter.kind, secrets.exec(said)?.[0]]).toEqual([letter.kind, undefined]);
    expect(said).not.toMatch(/To the panel/);
  }
  const toReviewers = await lettersTo(world, (email) => /^(rolf|ria)@/.test(email));
  expect(toReviewers.some((letter) => secrets.test(JSON.stringify(rendered(letter))))).toBe(true);
});

test("the figures and the sheet of applications name none, and the trail is not for applicants", async () => {
  const sheet = await world.staff("GET /calls/{callId}/numbers/applications", {
    params: { callId: world.callId },
  });
  expect([sheet.status, secrets.exec(String(sheet.body.text))]).toEqual([200, null]);
  const trails: RouteSpec[] = [routes.readAuditTrail, routes.checkTrails, routes.readNumbers];
  for (const { access } of trails) expect(access).not.toContain("applicant");
});
