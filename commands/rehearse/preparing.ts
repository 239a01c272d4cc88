import type { Consultation, Opinion } from "../../schemas/consultation.ts";
import type { Gathering } from "../../schemas/gathering.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Delegate } from "../../schemas/reader.ts";
import { routes } from "../../schemas/routes.ts";
import type { Office } from "./staff.ts";
import type { Person, World } from "./world.ts";

/** What came before the draft of a call was handed in: who was asked and what they said, and who met. */
export interface Prepared {
  consultations: Consultation[];
  opinions: Opinion[];
  gatherings: Gathering[];
}

/** Whom the office writes to about a call that is still a draft. */
export interface PreparingStory {
  /** Until the last day everybody but the last of them answers. */
  standingGroup: Delegate[];
  round: { title: string; question: string; answerOn: string };
  meetings: {
    kind: Gathering["kind"];
    title: string;
    place: string;
    startsAt: string;
    invited: Delegate[];
  }[];
  ideas: string[];
  answers: string[];
  handled: { outcome: "accepted" | "partly" | "notAccepted"; words: string }[];
}

/** The office and its draft. */
interface Draft {
  world: World;
  office: Office;
  callId: CallId;
}

/** The standing group is named and asked, the meetings are held and minuted, and every answer is handled. */
export const preparing =
  (story: PreparingStory) =>
  async ({ world, office, callId }: Draft): Promise<Prepared> => {
    const inCall = { params: { callId } };
    const { standingGroup, round, meetings, ideas } = story;
    await world.ask(office.owner, routes.nameStandingGroup, { ...inCall, body: { members: standingGroup } });
    const { id } = await world.ask(office.owner, routes.openConsultation, {
      body: { callId, about: "call", ...round, standingGroup: true },
    });
    const planned: Gathering[] = [];
    for (const meeting of meetings)
      planned.push(
        await world.ask(office.owner, routes.planGathering, { body: { callId, minutes: 180, ...meeting } }),
      );
    world.note("preparing", "standing group named and asked");
    for (const [i, meeting] of planned.entries())
      await holdAndMinute(world, office, meeting, i === 0 ? ideas : []);
    await answer(world, standingGroup, id, story.answers);
    await world.moveTo(`${round.answerOn}T23:30:00.000Z`);
    const params = { consultationId: id };
    const opinions = await world.askAll(office.assistant, routes.listOpinions, params);
    for (const [i, opinion] of opinions.entries())
      await world.ask(office.assistant, routes.handleOpinion, {
        params: { opinionId: opinion.id },
        body: story.handled[i % story.handled.length],
      });
    await world.ask(office.owner, routes.closeConsultation, { params });
    await world.settle();
    world.note("preparing", `consultation closed, ${opinions.length} answers handled`);
    return {
      consultations: await world.askAll(office.assistant, routes.listConsultations, inCall.params),
      opinions: await world.askAll(office.assistant, routes.listOpinions, params),
      gatherings: await world.askAll(office.assistant, routes.listGatherings, inCall.params),
    };
  };

/** The owner adopts what the assistant wrote. */
async function holdAndMinute(
  world: World,
  { owner, assistant }: Office,
  { id, title, startsAt }: Gathering,
  ideas: readonly string[],
) {
  const params = { gatheringId: id };
  await world.moveTo(new Date(Date.parse(startsAt) + 4 * 3_600_000).toISOString());
  await world.ask(assistant, routes.holdGathering, { params });
  for (const idea of ideas) {
    const body = { kind: "idea", day: startsAt.slice(0, 10), title: idea, text: idea };
    const kept = await world.ask(assistant, routes.collectIdea, { params, body });
    await world.ask(assistant, routes.finishLogEntry, {
      params: { logEntryId: kept.id },
      body: { outcome: "[Made up for the rehearsal] It stands in the draft that was circulated." },
    });
  }
  const text = `[Made up for the rehearsal] ${title}: those present support the draft.`;
  await world.ask(assistant, routes.recordGathering, { params, body: { text } });
  await world.ask(owner, routes.adoptMinutes, { params });
  await world.settle();
  world.note("preparing", `${title} held, minutes adopted`);
}

async function answer(
  world: World,
  group: readonly Delegate[],
  consultationId: string,
  answers: readonly string[],
): Promise<void> {
  for (const [i, { email }] of group.slice(0, -1).entries()) {
    const who: Person = { sub: `party-${i + 1}`, email, roles: ["observer"] };
    const text = answers[i % answers.length];
    await world.ask(who, routes.answerConsultation, { params: { consultationId }, body: { text } });
  }
  await world.settle();
}
