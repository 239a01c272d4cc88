import { wake } from "../../functions/calls/wake.ts";
import { milestoneId } from "../../functions/operations/milestones.ts";
import { invitation } from "../../functions/reviewing/invite-reviewers.ts";
import { remindReviewers } from "../../functions/reviewing/remind-reviewers.ts";
import { assignmentId } from "../../functions/reviewing/stores.ts";
import { reviewingSecret } from "../../functions/shared/signing-key.ts";
import { commit } from "../../functions/shared/step.ts";
import type { Table } from "../../functions/shared/table.ts";
import { Attachment } from "../../schemas/attachment.ts";
import { ConsensusId } from "../../schemas/ids.ts";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { routes } from "../../schemas/routes.ts";
import { callIn } from "./builders.ts";
import { reviewingWorld } from "./reviewing-world.ts";

type RouteName = keyof typeof routes;
export interface Answer {
  route: RouteName;
  who: string;
  dry: boolean;
  status: number;
  text: string;
}

const scores = { ambition: 4, quality: 4 };
const content = { scores, toApplicant: "Clear.", onCriteria: { quality: "Well measured." }, toPanel: "" };
export const isReviewer = (email: string) => /^(ada|bo|cleo|dan|erik|fia)@/.test(email);
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

/**
 * Reviewers of one application on their whole way: asked into the pool, bidding, reading, scoring, reminded, replaced,
 * declining, in conflict, coming to a consensus. Every command is tried as a dry run before it is given. Keeps each answer.
 */
export async function blindWalk(table: Table, code: string, blind: "single" | "double") {
  const consensus = { when: "always", withinDays: 7 };
  const world = await reviewingWorld(table, code, { blind, consensus });
  const { deps, callId, by } = world;
  const answers: Answer[] = [];
  const shown = async (who: string, route: RouteName, params: Record<string, string> = {}, body?: object) => {
    const spec: RouteSpec = routes[route];
    const asking = { params, ...(body === undefined ? {} : { body }) };
    const ask = async (dry: boolean) => {
      const query = { ...(dry ? { dryRun: "true" } : {}) };
      const answer = await world.as(who, `${spec.method} ${spec.path}`, { ...asking, query });
      answers.push({ route, who, dry, status: answer.status, text: JSON.stringify(answer) });
      return answer.body;
    };
    if (spec.method !== "GET") await ask(true);
    return ask(false);
  };
  const paper = paperOf(code);
  const kalmar = await world.application("kalmar", {
    attachments: [paper],
    answers: {
      why: "Municipality of Kalmar wants to learn (C++?); ask Eva Ek at kalmar@example.org.",
      activities: ["grid"],
    },
  });
  const held = { callId, applicationId: kalmar, uploadedBy: "person_eva" };
  const when = { requestedAt: world.clock.at, confirmedAt: world.clock.at, scannedAt: world.clock.at };
  const kept = Attachment.parse({ ...paper, ...held, ...when, state: "clean" });
  await table.transact(deps.attachments.created(kept, "confirm", by()).writes);

  const reviewers = new Map<string, string>();
  for (const name of ["ada", "bo", "cleo", "dan"]) reviewers.set(name, (await world.reviewer(name)).id);
  for (const name of ["erik", "fia"]) {
    const profile = { personId: `person_${name}`, name, email: `${name}@example.org`, language: "en" };
    const { body } = await world.staff("POST /calls/{callId}/invite-reviewer", {
      params: { callId },
      body: { ...profile, country: "FI", domains: [] },
    });
    reviewers.set(name, String(body.id));
  }
  const own = (name: string) => ({ reviewerId: reviewers.get(name) ?? "" });
  await shown("erik", "acceptPool", own("erik"), {});
  await shown("fia", "declinePool", own("fia"), { reason: "On leave." });
  await shown("ada", "setAvailability", own("ada"), { away: [] });

  // Bids are placed before anybody is assigned.
  const call = await deps.calls.get(callId);
  const screened = deps.calls.changed(
    call,
    { ...callIn("screened", call.content), id: callId },
    "back",
    by(),
  );
  await table.transact(screened.writes);
  const biddable = await shown("ada", "listBiddable", own("ada"));
  const [offered] = Array.isArray(biddable.items) ? biddable.items : [];
  await shown("ada", "placeBids", own("ada"), { bids: { [String(offered?.applicationId)]: "eager" } });
  const { rev: _rev, chain: _chain, ...reviewing } = call;
  await table.transact(deps.calls.changed(screened.output, reviewing, "forth", by()).writes);

  const secret = await reviewingSecret(table, callId);
  const tasks = new Map<string, string>();
  const pair = { applicationId: kalmar, reason: { code: "sharedDomains", params: { shared: ["Kalmar"] } } };
  for (const name of ["ada", "bo", "cleo"]) {
    const reviewer = await deps.reviewers.get(own(name).reviewerId);
    await table.transact(await invitation(deps, call, reviewer, [pair], by()));
    tasks.set(name, assignmentId(secret, kalmar, reviewer.id));
  }
  const task = (name: string) => ({ assignmentId: tasks.get(name) ?? "" });
  for (const name of ["ada", "bo"]) {
    const reviewId = task(name).assignmentId.replace("assignment_", "review_");
    await shown(name, "listMyReviews");
    await shown(name, "acceptAssignment", task(name), {});
    await shown(name, "readReview", { reviewId });
    await shown(name, "listAttachments", { applicationId: kalmar });
    await shown(name, "downloadAttachment", { attachmentId: paper.id });
    await shown(name, "editReview", { reviewId }, content);
    await shown(name, "submitReview", { reviewId }, {});
  }

  // Who is late is reminded, then replaced; dan declines, erik declares a conflict, and nobody is left to ask.
  const dueAt = "2023-07-31T21:59:00.000Z";
  const rung = {
    id: milestoneId(callId, "reviews-due"),
    callId,
    name: "reviews-due",
    dueAt,
    round: 1,
  } as const;
  await table.transact(deps.milestones.created({ ...rung, state: "done" }, "set", by()).writes);
  for (let position = "", more = true; more; )
    ({ position, more } = await remindReviewers(deps)(callId, rung.id, position));
  await world.staff("POST /assignments/{assignmentId}/replace", {
    params: task("cleo"),
    body: { reason: "late" },
  });
  const leave = { dan: "declineAssignment", erik: "declareConflict" } as const;
  for (let someone = await openTask(); someone !== undefined; someone = await openTask()) {
    const act = someone.personId === "person_dan" ? leave.dan : leave.erik;
    const name = someone.personId.replace("person_", "");
    await shown(name, act, { assignmentId: someone.id }, { reason: "I know them." });
  }
  async function openTask() {
    const all = deps.assignments.list({ index: "gsi1", key: `${callId}#assignment` });
    return (await Array.fromAsync(all)).find(({ state }) => state === "invited");
  }

  const opened = await world.staff("POST /applications/{applicationId}/consensus", {
    params: { applicationId: kalmar },
    body: {},
  });
  const params = { consensusId: ConsensusId.parse(opened.body.id) };
  const [rapporteur, other] = opened.body.rapporteur === "person_ada" ? ["ada", "bo"] : ["bo", "ada"];
  const milestone = await deps.milestones.get(milestoneId(params.consensusId, "consensus-soon"));
  world.clock.at = milestone.dueAt;
  const { name, round, subject } = milestone;
  await commit(table, () => wake(deps)({ callId, milestone: name, round, subject }));
  await shown("ada", "readConsensus", params);
  await shown("bo", "commentConsensus", params, { text: "Fine." });
  await shown(rapporteur, "draftConsensus", params, content);
  await shown(other, "dissentConsensus", params, { reason: "Too high." });
  await shown(other, "agreeConsensus", params, {});
  await shown("ada", "listMyReviews");
  return { ...world, kalmar, answers, secret, reviewers, paper };
}

/** Every letter of a call to those whom `isTo` picks. */
export async function lettersTo(
  { deps, callId }: Pick<Awaited<ReturnType<typeof reviewingWorld>>, "deps" | "callId">,
  isTo: (email: string) => boolean,
) {
  const all = deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 });
  return (await Array.fromAsync(all)).filter(({ to }) => isTo(to.email));
}
