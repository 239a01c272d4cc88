import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { invitation } from "../../../functions/reviewing/invite-reviewers.ts";
import { assignmentId } from "../../../functions/reviewing/stores.ts";
import { Attachment } from "../../../schemas/attachment.ts";
import { routes } from "../../../schemas/routes.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const paperOf = (code: string) => ({
  id: `attachment_${code.replace("-", "0").padEnd(25, "0")}`,
  kind: "decision",
  fileName: "kalmar-beslut.pdf",
  mediaType: "application/pdf",
  size: 9,
  sha256: "a".repeat(64),
  title: "Decision of Kalmar",
  adoptedBy: "Kalmar council",
});
/** What nobody who reviews may read, in any case. */
const secrets = [/kalmar/i, /eva ek/i, /person_eva/, /"SE"/, /sweden/i, /sverige/i, /beslut/i, /app_open/];

/** Every answer that a reviewer of an application gets, on its whole way, by route; and the letters to reviewers. */
async function walked(code: string, blind: "single" | "double") {
  const consensus = { when: "always", withinDays: 7 };
  const world = await reviewingWorld(database.table, code, { blind, consensus });
  const { deps, callId, by } = world;
  const paper = paperOf(code);
  const kalmar = await world.application("kalmar", {
    attachments: [paper],
    answers: {
      why: "Municipality of Kalmar wants to learn (C++?); ask Eva Ek at kalmar@example.org.",
      activities: ["grid"],
    },
  });
  const held = { callId, applicationId: kalmar, uploadedBy: "person_eva" };
  const when = { requestedAt: world.clock.at, confirmedAt: world.clock.at };
  await database.table.transact(
    deps.attachments.created(
      Attachment.parse({ ...paper, ...held, ...when, scannedAt: world.clock.at, state: "clean" }),
      "confirm",
      by(),
    ).writes,
  );
  const pair = { applicationId: kalmar, reason: { code: "sharedDomains", params: { shared: ["Kalmar"] } } };
  for (const name of ["ada", "bo", "cleo", "dan"]) await world.reviewer(name);
  const asked = await Array.fromAsync(deps.reviewers.list({ index: "gsi1", key: `${callId}#reviewer` }));
  const ids = new Map(asked.map(({ id, profile }) => [profile.name, id]));
  const tasks = new Map<string, string>();
  for (const name of ["ada", "bo", "cleo"]) {
    const id = ids.get(name);
    const reviewer = await deps.reviewers.get(id ?? "");
    await database.table.transact(await invitation(deps, world.call, reviewer, [pair], by()));
    tasks.set(name, assignmentId(kalmar, reviewer.id));
  }
  const answers = new Map<string, { status: number; text: string }>();
  const shown = async (name: string, route: keyof typeof routes, params: object = {}, body?: object) => {
    const { method, path } = routes[route];
    const asking = { params: { ...params }, ...(body === undefined ? {} : { body }) };
    const answer = await world.as(name, `${method} ${path}`, asking);
    answers.set(`${route} ${name}`, { status: answer.status, text: JSON.stringify(answer.body) });
    return answer.body;
  };
  const scores = { ambition: 4, quality: 4 };
  const content = { scores, toApplicant: "Clear.", onCriteria: { quality: "Well measured." }, toPanel: "" };
  await shown("ada", "setAvailability", { reviewerId: ids.get("ada") ?? "" }, { away: [] });
  for (const name of ["ada", "bo"]) {
    const id = tasks.get(name) ?? "";
    const reviewId = id.replace("assignment_", "review_");
    await shown(name, "listMyReviews");
    await shown(name, "acceptAssignment", { assignmentId: id }, {});
    const sheet = await shown(name, "readReview", { reviewId });
    expect(sheet).toMatchObject({ papers: [{ id: paper.id }] });
    await shown(name, "listAttachments", { applicationId: kalmar });
    await shown(name, "editReview", { reviewId }, content);
    await shown(name, "submitReview", { reviewId }, {});
  }
  // Nobody can take the place of who leaves but dan, whom the call asks then.
  await shown("cleo", "declineAssignment", { assignmentId: tasks.get("cleo") ?? "" }, { reason: "Busy." });
  return { ...world, kalmar, answers, shown, content, tasks };
}

async function lettersTo(world: Awaited<ReturnType<typeof walked>>, isTo: (email: string) => boolean) {
  const all = world.deps.letters.list({ index: "gsi1", key: `${world.callId}#letter`, shards: 8 });
  return (await Array.fromAsync(all)).filter(({ to }) => isTo(to.email));
}
const isReviewer = (email: string) => /^(ada|bo|cleo|dan)@/.test(email);

describe("where reviewers do not know who applies", () => {
  test("no answer to a reviewer and no letter to one says anything of the applicant", async () => {
    const world = await walked("open-double", "double");
    const { deps, callId } = world;
    const dan = (
      await Array.fromAsync(deps.assignments.list({ index: "gsi1", key: `${callId}#assignment` }))
    ).find(({ personId }) => personId === "person_dan");
    // Whoever is asked instead has a conflict: the consensus of those who are left is begun by staff.
    if (dan !== undefined)
      await world.shown("dan", "declareConflict", { assignmentId: dan.id }, { reason: "I know them." });
    const opened = await world.staff("POST /applications/{applicationId}/consensus", {
      params: { applicationId: world.kalmar },
      body: {},
    });
    const consensusId = String(opened.body.id);
    const rapporteur = opened.body.rapporteur === "person_ada" ? "ada" : "bo";
    const other = rapporteur === "ada" ? "bo" : "ada";
    await world.shown("ada", "readConsensus", { consensusId });
    await world.shown("bo", "commentConsensus", { consensusId }, { text: "Fine." });
    await world.shown(rapporteur, "draftConsensus", { consensusId }, world.content);
    await world.shown(other, "dissentConsensus", { consensusId }, { reason: "Too high." });
    await world.shown(other, "agreeConsensus", { consensusId }, {});
    await world.shown("ada", "listMyReviews");
    const letters = await lettersTo(world, isReviewer);
    const kinds = new Set(letters.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      "consensus-drafted",
      "consensus-opened",
      "review-invitation",
      "review-received",
    ]);
    const said = [
      ...[...world.answers].map(([route, { text }]) => [route, text] as const),
      ...letters.map(
        (letter) =>
          [letter.kind, JSON.stringify([letter.facts, rendered(letter), calendarsOf(letter)])] as const,
      ),
    ];
    expect(
      said.flatMap(([where, text]) =>
        secrets.filter((one) => one.test(text)).map((one) => `${where}: ${one}`),
      ),
    ).toEqual([]);
    expect([...world.answers].filter(([, { status }]) => status >= 400)).toEqual([]);
    expect(world.answers.size).toBeGreaterThanOrEqual(20);
  });

  test("where they may, the same walk finds them", async () => {
    const world = await walked("open-single", "single");
    const all = [...world.answers.values()].map(({ text }) => text).join();
    expect(secrets.filter((one) => !one.test(all)).map(String)).toEqual(["/sweden/i", "/sverige/i"]);
    const letters = (await lettersTo(world, isReviewer)).map((letter) => rendered(letter).text).join();
    expect(letters).toMatch(/Sweden/);
  });
});
