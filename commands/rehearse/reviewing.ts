import type { CallContent } from "../../schemas/call.ts";
import { ReviewerProfile } from "../../schemas/reviewing.ts";
import { routes } from "../../schemas/routes.ts";
import type { Chance } from "./chance.ts";
import { office } from "./staff.ts";
import { together } from "./together.ts";
import type { Person, World } from "./world.ts";

export interface Reviewed {
  reviewers: number;
  plan: { total: number; bound: number; optimal: boolean; minAppSum: number };
  declined: number;
  conflicts: number;
  /** What reading a review gave after its conflict was declared: must be ConflictOfInterest. */
  readAfterConflict: string | undefined;
}

const countries = ["SE", "DE", "FR", "IT", "ES", "PT", "GR", "FI", "NO", "DK", "NL", "BE", "AT", "PL", "IE"];

/** Thirty reviewers from fifteen countries; made up, as their names say. */
export function pool(call: CallContent, chance: Chance): { person: Person; profile: ReviewerProfile }[] {
  const domains = call.domains.map(({ id }) => id);
  return Array.from({ length: 30 }, (_, i) => {
    const sub = `reviewer-${String(i + 1).padStart(2, "0")}`;
    const country = countries[i % countries.length] ?? "SE";
    const person: Person = { sub, email: `${sub}@experts.example`, roles: ["reviewer"] };
    const profile = ReviewerProfile.parse({
      personId: `person_${sub}`,
      name: `Reviewer ${i + 1} (made up)`,
      email: person.email,
      language: country === "SE" ? "sv" : "en",
      country,
      domains: chance.some(domains, chance.whole(2, 4)),
    });
    return { person, profile };
  });
}

/** The pool, the proposed assignment and a person's word on it, then the reviews, over four weeks. */
export async function everythingIsReviewed(
  world: World,
  callId: string,
  call: CallContent,
  chance: Chance,
  progress: (done: number, of: number) => void,
): Promise<Reviewed> {
  const params = { callId };
  const people = pool(call, chance);
  await together(people, ({ profile }) =>
    world.ask(office.assistant, routes.addReviewer, { params, body: profile }),
  );
  world.note("reviewing", "30 reviewers in the pool");
  await world.ask(office.assistant, routes.assignReviewers, { params });
  await world.settle();
  const plan = await world.ask(office.assistant, routes.readAssignmentPlan, { params });
  await world.moveTo("2023-07-06T09:00:00.000Z");
  await world.ask(office.owner, routes.commitAssignmentPlan, { params });
  await world.settle();
  world.note("reviewing", "reviewers invited");

  await world.moveTo("2023-07-07T08:00:00.000Z");
  const result: Reviewed = {
    reviewers: people.length,
    plan,
    ...(await whatGoesWrong(world, people.slice(3, 5))),
  };
  const days = ["2023-07-10", "2023-07-17", "2023-07-24", "2023-07-31"];
  let done = 0;
  for (const [round, day] of days.entries()) {
    await world.moveTo(`${day}T08:00:00.000Z`);
    await together(people, async ({ person }) => {
      const { items } = await world.ask(person, routes.listMyReviews);
      const open = items.filter(({ assignment }) => assignment.state === "invited");
      // A third of the pile each Monday, what is left of it on the last.
      const some = open.slice(0, Math.ceil(open.length / (days.length - round)));
      for (const { assignment } of some) {
        const { applicant } = assignment;
        const review = await world.ask(person, routes.acceptAssignment, {
          params: { assignmentId: assignment.id },
        });
        const paper = { params: { reviewId: review.id } };
        const { criteria } = await world.ask(person, routes.readReview, paper);
        const quality = 2.6 + 2.2 * chance.of(applicant.name).next();
        const body = marks(criteria, quality, chance.of(`${person.sub} ${applicant.name}`));
        await world.ask(person, routes.editReview, { ...paper, body });
        await world.ask(person, routes.submitReview, paper);
      }
      done += 1;
      progress(done, days.length * people.length);
    });
    await world.settle();
  }
  await world.ask(office.owner, routes.closeReviewing, { params });
  world.note("reviewing", "reviewing closed");
  return result;
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
