import { type ProgrammeName, readProgramme } from "../../programmes/read-programme.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import { routes } from "../../schemas/routes.ts";
import { decidedAftermathOf } from "./aftermath.ts";
import { followedOf, withLearning } from "./aftermath-learning.ts";
import { everybodyApplies } from "./applying.ts";
import { stepByStep } from "./approving.ts";
import { Chance } from "./chance.ts";
import { type DecidingStory, theSelectionIsMade } from "./deciding.ts";
import type { Exchanged } from "./exchanging.ts";
import type { Applicant } from "./field.ts";
import { foretell, oneLeaves, someFollow } from "./forecasting.ts";
import { ofPreparing } from "./invariants/preparing.ts";
import type { Learned } from "./learning.ts";
import type { preparing } from "./preparing.ts";
import type { Progress } from "./progress.ts";
import type { RehearsalResult } from "./result.ts";
import { everythingIsReviewed, type ReviewingStory, type Road } from "./reviewing.ts";
import { everybodyIsScreened } from "./screening.ts";
import { officeOf } from "./staff.ts";
import { tellDecided } from "./tell.ts";
import { World } from "./world.ts";

/** What differs between the programmes that are rehearsed from the draft of their call to its announcement. */
export interface CallStory {
  programme: ProgrammeName;
  /** Where the office has its addresses. */
  domain: string;
  /** Whom the office asks and meets before that. */
  preparing?: ReturnType<typeof preparing>;
  /** When the draft is handed in to its approval chain. */
  handedInAt: string;
  /** What of the field is real. */
  fieldInWords: string;
  field(call: Extract<Call, { closesAt: string }>, chance: Chance): Applicant[];
  /** The role of the last step of its chains, which the owner holds too. */
  lastRole?: string;
  reviewing: ReviewingStory;
  deciding: DecidingStory;
  /** Where networks meet after the selection. */
  exchanging?: (road: Road) => Promise<Exchanged>;
  /** What comes after the places are confirmed, where the story goes on. */
  afterwards?: { of(road: Road): Promise<Learned>; expected: Record<string, string> };
}

/**
 * A call from its draft, through its approval chain and its window, the screening, the reviews and the selection, to the
 * last place that is confirmed; through the API and the clock only.
 */
export const rehearseCall =
  (story: CallStory) =>
  async (url: string, seed: number, progress: Progress): Promise<RehearsalResult> => {
    const { programme, domain } = story;
    const office = officeOf(domain, story.lastRole);
    const world = new World(url);
    await world.start();
    const content = readProgramme(programme);
    const chance = new Chance(seed);

    progress.phase("Drafting and approving the call");
    const draft = await world.ask(office.owner, routes.createCall, { body: content });
    const params = { callId: draft.id };
    const prepared = await story.preparing?.({ world, office, callId: draft.id });
    await world.moveTo(story.handedInAt);
    await world.ask(office.owner, routes.submitCallForApproval, { params });
    await world.settle();
    world.note("approval", "call handed in");
    await stepByStep(world, draft.id, content.approvals.call, office.assistant);

    progress.phase("Taking applications");
    const approved = await world.ask(office.assistant, routes.readCallAsStaff, { params });
    if (!("closesAt" in approved)) throw new Error(`The call is ${approved.state} and has no window.`);
    await someFollow(world, draft.id);
    const forecast = await foretell(world, office, draft.id);
    await oneLeaves(world);
    await world.moveTo(approved.opensAt);
    world.note("applying", "call opens");
    const field = story.field(approved, chance);
    const applied = await everybodyApplies(world, draft.id, field, progress.step);
    noteDeadlines(world, content, approved);
    await world.moveTo(new Date(Date.parse(approved.closesAt) + 3 * 86_400_000).toISOString());

    progress.phase("Screening");
    const screened = await everybodyIsScreened(
      world,
      office,
      { id: draft.id, content },
      applied,
      "disagrees",
    );

    progress.phase("Assigning and reviewing");
    const { applicants } = applied;
    const road = { world, office, callId: draft.id, content, applicants, chance };
    const reviewed = await everythingIsReviewed(road, story.reviewing, progress.step);

    progress.phase("Selecting, approving, announcing");
    const decided = await theSelectionIsMade(road, story.deciding);

    if (story.exchanging) progress.phase("Meeting, in networks");
    const exchanged = await story.exchanging?.(road);

    if (story.afterwards) progress.phase("Taking part, measuring, reporting");
    const followed =
      story.afterwards &&
      (await followedOf(road, await story.afterwards.of(road), story.afterwards.expected));

    progress.phase("Checking what must always be true");
    const told = { applied, forecast, screened, reviewed, decided, exchanged };
    const after = await decidedAftermathOf(world, office, draft.id, told);
    const decidedResult = tellDecided({ programme, seed, field: story.fieldInWords }, after, world);
    const result: RehearsalResult = {
      ...decidedResult,
      invariants: [...(prepared ? ofPreparing(after, prepared) : []), ...decidedResult.invariants],
    };
    return followed === undefined ? result : withLearning(result, after, followed);
  };

/** Each day on which something closes, once, with what closes then. */
function noteDeadlines(world: World, content: CallContent, call: Extract<Call, { closesAt: string }>): void {
  const lots = new Map(content.lots.map(({ id, label }) => [id, label.en ?? id]));
  const ends = call.lotWindows.map(({ id, closesAt }) => ({ at: closesAt, what: lots.get(id) ?? id }));
  for (const [at, closing] of Map.groupBy(
    [...ends, { at: call.closesAt, what: "the call" }],
    (end) => end.at,
  ))
    world.events.push({
      at,
      phase: "applying",
      what: `deadline: ${closing.map(({ what }) => what).join(", ")}`,
    });
}
