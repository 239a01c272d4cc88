import type { CallContent } from "../../schemas/call.ts";
import type { CallNumbers } from "../../schemas/numbers.ts";
import type { ReviewerProfile } from "../../schemas/reviewing.ts";
import { routes } from "../../schemas/routes.ts";
import type { Chance } from "./chance.ts";
import type { Applicant } from "./field.ts";
import type { Office } from "./staff.ts";
import { together } from "./together.ts";
import type { Person, World } from "./world.ts";

export interface Expert {
  person: Person;
  profile: ReviewerProfile;
}

/** What differs between the programmes while applications are reviewed. */
export interface ReviewingStory {
  pool(call: CallContent, chance: Chance): Expert[];
  committedAt: string;
  /** When one declines and one remembers a conflict. */
  unforeseenAt: string;
  /** The days on which reviews are written, a part of the pile on each. */
  days: readonly string[];
  /** How good each application is, in points of five. */
  qualityOf(applicants: readonly Applicant[], chance: Chance): (applicant: Applicant) => number;
}

export interface Reviewed {
  reviewers: number;
  plan: { total: number; bound: number; optimal: boolean; minAppSum: number };
  declined: number;
  conflicts: number;
  /** What reading a review gave after its conflict was declared: must be ConflictOfInterest. */
  readAfterConflict: string | undefined;
  /** What staff read in the middle of it. */
  underWay: CallNumbers;
}

/** Where and among whom the road goes on. */
export interface Road {
  world: World;
  office: Office;
  callId: string;
  content: CallContent;
  applicants: ReadonlyMap<string, Applicant>;
  chance: Chance;
}

/** The pool, the proposed assignment and a person's word on it, then the reviews, day by day. */
export async function everythingIsReviewed(
  { world, office, callId, content, applicants, chance }: Road,
  story: ReviewingStory,
  progress: (done: number, of: number) => void,
): Promise<Reviewed> {
  const params = { callId };
  const people = story.pool(content, chance);
  const quality = story.qualityOf([...applicants.values()], chance);
  await together(people, ({ profile }) =>
    world.ask(office.assistant, routes.addReviewer, { params, body: profile }),
  );
  world.note("reviewing", `${people.length} reviewers in the pool`);
  await world.ask(office.assistant, routes.assignReviewers, { params });
  await world.settle();
  const plan = await world.ask(office.assistant, routes.readAssignmentPlan, { params });
  await world.moveTo(story.committedAt);
  await world.ask(office.owner, routes.commitAssignmentPlan, { params });
  await world.settle();
  world.note("reviewing", "reviewers invited");

  await world.moveTo(story.unforeseenAt);
  const wentWrong = await whatGoesWrong(world, people.slice(3, 5));
  const { days } = story;
  let underWay = await world.ask(office.assistant, routes.readNumbers, { params });
  let done = 0;
  for (const [round, day] of days.entries()) {
    await world.moveTo(`${day}T08:00:00.000Z`);
    await together(people, async ({ person }) => {
      const { items } = await world.ask(person, routes.listMyReviews);
      const open = items.filter(({ assignment }) => assignment.state === "invited");
      // A part of the pile each day, what is left of it on the last.
      const some = open.slice(0, Math.ceil(open.length / (days.length - round)));
      for (const { assignment } of some) {
        const applicant = applicants.get(assignment.applicationId);
        if (applicant === undefined) throw new Error(`Nobody applied as ${assignment.applicationId}.`);
        const review = await world.ask(person, routes.acceptAssignment, {
          params: { assignmentId: assignment.id },
        });
        const paper = { params: { reviewId: review.id } };
        const { criteria } = await world.ask(person, routes.readReview, paper);
        const body = marks(criteria, quality(applicant), chance.of(`${person.sub} ${applicant.name}`));
        await world.ask(person, routes.editReview, { ...paper, body });
        await world.ask(person, routes.submitReview, paper);
      }
      done += 1;
      progress(done, days.length * people.length);
    });
    await world.settle();
    if (round === Math.floor((days.length - 1) / 2))
      underWay = await world.ask(office.assistant, routes.readNumbers, { params });
  }
  await world.ask(office.owner, routes.closeReviewing, { params });
  world.note("reviewing", "reviewing closed");
  return { reviewers: people.length, plan, ...wentWrong, underWay };
}

type Unforeseen = Pick<Reviewed, "declined" | "conflicts" | "readAfterConflict">;

/** One declines at once; one accepts, reads, and only then remembers a conflict. */
async function whatGoesWrong(world: World, people: readonly { person: Person }[]): Promise<Unforeseen> {
  const [busy, involved] = people;
  if (busy === undefined || involved === undefined) throw new Error("There are too few reviewers.");
  const first = async ({ person }: { person: Person }) => {
    const { items } = await world.ask(person, routes.listMyReviews);
    const [item] = items.filter(({ assignment }) => assignment.state === "invited");
    if (item === undefined) throw new Error(`${person.sub} has nothing to review.`);
    return { params: { assignmentId: item.assignment.id } };
  };
  const unwanted = await first(busy);
  await world.ask(busy.person, routes.declineAssignment, {
    ...unwanted,
    body: { reason: "On leave until August." },
  });
  world.note("reviewing", "one reviewer declines, another is asked");
  await world.settle();
  const close = await first(involved);
  const { id: reviewId } = await world.ask(involved.person, routes.acceptAssignment, close);
  await world.ask(involved.person, routes.readReview, { params: { reviewId } });
  const body = { reason: "I advised this city last year." };
  await world.ask(involved.person, routes.declareConflict, { ...close, body });
  world.note("reviewing", "one reviewer declares a conflict after reading");
  await world.settle();
  const readAfterConflict = await world.refusal(involved.person, routes.readReview, { params: { reviewId } });
  return { declined: 1, conflicts: 1, readAfterConflict };
}

function marks(criteria: { id: string; maxScore: number; step: number }[], quality: number, chance: Chance) {
  const scores = criteria.map(({ id, maxScore, step }) => {
    const mark = Math.round((quality + (chance.next() - 0.5) * 1.4) / step) * step;
    // Now and then a criterion does not apply: null, which is not zero.
    return [id, chance.next() < 0.01 ? null : Math.max(0, Math.min(maxScore, mark))] as const;
  });
  return {
    scores: Object.fromEntries(scores),
    toApplicant:
      "[Made up for the rehearsal] The plan is clear; say more about who carries it after the programme.",
    toPanel: "",
  };
}
