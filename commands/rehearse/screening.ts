import { compareText } from "../../functions/shared/canonical.ts";
import type { CallContent } from "../../schemas/call.ts";
import { routes } from "../../schemas/routes.ts";
import type { Applied } from "./applying.ts";
import type { Office } from "./staff.ts";
import type { World } from "./world.ts";

/** What the people of the office and one applicant did about the rules' outcome. */
export interface Screened {
  /** Who was asked to complete, and the receipt of what they added. */
  completed: { applicationId: string; receipt: string }[];
  /** What reviewers' assignment gave before the screening was confirmed: must be ScreeningNotConfirmed. */
  assignedBefore: string | undefined;
  /** What agreeing to one's own proposal gave: must be OwnInterest each time. */
  ownOverrides: (string | undefined)[];
}

/** The rules whose facts a person may know better than a form does. */
const doubtful = ["minPopulation", "organisationType", "register"];

/**
 * The rules screen; one applicant is asked to say more and does, the day after; an override of one outcome is proposed, on which a second
 * person decides; then
 * the whole is confirmed as it was read.
 */
export async function everybodyIsScreened(
  world: World,
  { owner, assistant }: Office,
  call: { id: string; content: CallContent },
  { applicants }: Applied,
  secondOpinion: "agrees" | "disagrees",
): Promise<Screened> {
  const params = { callId: call.id };
  await world.ask(assistant, routes.screenApplications, { params });
  await world.settle();
  world.note("screening", "applications screened");
  const screenings = (await world.askAll(assistant, routes.listScreenings, params)).sort((a, b) =>
    compareText(a.id, b.id),
  );

  const completed: Screened["completed"] = [];
  const unclear = screenings.find(({ state }) => state === "eligible");
  const applicant = unclear && applicants.get(unclear.applicationId);
  if (unclear !== undefined && applicant !== undefined) {
    const of = { params: { applicationId: unclear.applicationId } };
    const { track, answers } = applicant.content;
    const question = call.content.tracks
      .find(({ id }) => id === track)
      ?.form.find(({ id, kind }) => kind === "text" && answers[id] !== undefined);
    if (question === undefined) throw new Error(`The form of ${track} asks for no text.`);
    const message = "[Made up for the rehearsal] One answer breaks off in the middle of a sentence.";
    await world.ask(assistant, routes.askToComplete, {
      ...of,
      body: { questions: [question.id], message },
    });
    await world.settle();
    world.note("screening", "one applicant is asked to complete");
    await world.moveTo(new Date(Date.parse(world.now) + 86_400_000).toISOString());
    const more = `${String(answers[question.id])} (completed)`;
    await world.ask(applicant.person, routes.editCompletion, {
      ...of,
      body: { answers: { [question.id]: more } },
    });
    const application = await world.ask(applicant.person, routes.completeApplication, of);
    const receipt = "completed" in application ? (application.completed?.contentHash ?? "") : "";
    completed.push({ applicationId: application.id, receipt });
    await world.settle();
  }

  const ownOverrides: Screened["ownOverrides"] = [];
  const strict = screenings.find(
    ({ state, outcomes }) =>
      state === "ineligible" && outcomes.every(({ passed, rule }) => passed || doubtful.includes(rule)),
  );
  if (strict !== undefined) {
    const of = { params: { applicationId: strict.applicationId } };
    const reason =
      "[Made up for the rehearsal] The office has looked it up: the condition is met in substance.";
    const proposed = await world.ask(assistant, routes.overrideScreening, {
      ...of,
      body: { eligible: true, reason },
    });
    if (proposed.state !== "overrideProposed") throw new Error(`The override is ${proposed.state}.`);
    const body = { contentHash: proposed.proposal.contentHash };
    ownOverrides.push(await world.refusal(assistant, routes.confirmOverride, { ...of, body }));
    if (secondOpinion === "agrees") await world.ask(owner, routes.confirmOverride, { ...of, body });
    else await world.ask(owner, routes.dropOverride, of);
    world.note("screening", `an override is proposed, and a second person ${secondOpinion}`);
  }

  const assignedBefore = await world.refusal(assistant, routes.assignReviewers, { params });
  const { contentHash } = await world.ask(assistant, routes.readScreeningOverview, { params });
  await world.ask(owner, routes.confirmScreening, { params, body: { contentHash } });
  await world.settle();
  world.note("screening", "screening confirmed");
  return { completed, assignedBefore, ownOverrides };
}
