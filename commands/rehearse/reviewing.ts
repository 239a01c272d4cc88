import type { CallContent } from "../../schemas/call.ts";
import type { CallNumbers } from "../../schemas/numbers.ts";
import type { ReviewerProfile } from "../../schemas/reviewing.ts";
import { routes } from "../../schemas/routes.ts";
import { theyAgree } from "./agreeing.ts";
import type { Chance } from "./chance.ts";
import type { Applicant } from "./field.ts";
import { madeUpReview } from "./made-up-review.ts";
import { someBid, subjectsOf, tasksOf } from "./reviewers.ts";
import type { Office } from "./staff.ts";
import { together } from "./together.ts";
import { whatGoesWrong } from "./unforeseen.ts";
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
  /** The marks that were handed in and count, by application. */
  marks: ReadonlyMap<string, readonly Scores[]>;
  /** What was answered to reviewers, where they must not know who applies. */
  overheard: World["overheard"];
  /** Where reviewers get their letters. */
  addresses: readonly string[];
}
type Scores = Readonly<Record<string, number | null>>;

/** Where and among whom the road goes on. */
export interface Road {
  world: World;
  office: Office;
  callId: string;
  content: CallContent;
  applicants: ReadonlyMap<string, Applicant>;
  chance: Chance;
}

/** The pool, the proposed assignment and a person's word on it, then the reviews, day by day, and what follows from them. */
export async function everythingIsReviewed(
  road: Road,
  story: ReviewingStory,
  progress: (done: number, of: number) => void,
): Promise<Reviewed> {
  const { world, office, callId, content, applicants, chance } = road;
  const params = { callId };
  const people = story.pool(content, chance);
  const quality = story.qualityOf([...applicants.values()], chance);
  const pool = await together(people, ({ profile }) =>
    world.ask(office.assistant, routes.addReviewer, { params, body: profile }),
  );
  world.note("reviewing", `${people.length} reviewers in the pool`);
  const { blind, consensus } = content.reviewing;
  if (blind === "double") {
    world.listenTo(people.map(({ person }) => person));
    await someBid(
      world,
      people.slice(0, 2).flatMap(({ person }, i) => {
        const id = pool[i]?.id;
        return id === undefined ? [] : [{ person, id }];
      }),
    );
  }
  await world.ask(office.assistant, routes.assignReviewers, { params });
  await world.settle();
  const plan = await world.ask(office.assistant, routes.readAssignmentPlan, { params });
  await world.moveTo(story.committedAt);
  await world.ask(office.owner, routes.commitAssignmentPlan, { params });
  await world.settle();
  world.note("reviewing", "reviewers invited");

  await world.moveTo(story.unforeseenAt);
  const about = () => subjectsOf(world, office, callId);
  const wentWrong = await whatGoesWrong(world, people.slice(3, 5), await about());
  const marks = new Map<string, Scores[]>();
  const isSplit = consensus !== undefined;
  // One after the other where they come to a consensus: whose review is the last, and who drafts, must not be chance.
  const atOnce = isSplit ? 1 : undefined;
  const { days } = story;
  let underWay = await world.ask(office.assistant, routes.readNumbers, { params });
  let done = 0;
  for (const [round, day] of days.entries()) {
    await world.moveTo(`${day}T08:00:00.000Z`);
    const subjects = await about();
    await together(
      people,
      async ({ person }) => {
        const open = (await tasksOf(world, person, subjects)).filter(({ state }) => state === "invited");
        // A part of the pile each day, what is left of it on the last.
        const some = open.slice(0, Math.ceil(open.length / (days.length - round)));
        for (const { assignmentId, applicationId } of some) {
          const applicant = applicants.get(applicationId);
          if (applicant === undefined) throw new Error(`Nobody applied as ${applicationId}.`);
          const review = await world.ask(person, routes.acceptAssignment, { params: { assignmentId } });
          const paper = { params: { reviewId: review.id } };
          const { criteria } = await world.ask(person, routes.readReview, paper);
          const seen = quality(applicant) - (isSplit && dissents(chance, person, applicant) ? 1.8 : 0);
          const body = madeUpReview(criteria, seen, chance.of(`${person.sub} ${applicant.name}`));
          await world.ask(person, routes.editReview, { ...paper, body });
          await world.ask(person, routes.submitReview, paper);
          marks.set(applicationId, [...(marks.get(applicationId) ?? []), body.scores]);
        }
        done += 1;
        progress(done, days.length * people.length);
      },
      atOnce,
    );
    await world.settle();
    if (isSplit) await theyAgree(road, people, quality);
    if (round === Math.floor((days.length - 1) / 2))
      underWay = await world.ask(office.assistant, routes.readNumbers, { params });
  }
  await world.ask(office.owner, routes.closeReviewing, { params });
  world.note("reviewing", "reviewing closed");
  const addresses = people.map(({ person }) => person.email);
  const { overheard } = world;
  return { reviewers: people.length, plan, ...wentWrong, underWay, marks, overheard, addresses };
}

/** Where reviewers come to a consensus, some see an application quite otherwise. */
const dissents = (chance: Chance, { sub }: Person, { name }: Applicant) =>
  chance.of(`${sub} on ${name}`).next() < 0.1;
