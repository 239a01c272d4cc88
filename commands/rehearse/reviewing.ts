import type { CallContent } from "../../schemas/call.ts";
import { ReviewerProfile } from "../../schemas/reviewing.ts";
import { routes } from "../../schemas/routes.ts";
import type { Chance } from "./chance.ts";
import { office } from "./staff.ts";
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

/** The pool, the proposed assignment and a person's word on it, then the reviews, over three weeks. */
export async function everythingIsReviewed(
  world: World,
  callId: string,
  call: CallContent,
  chance: Chance,
  progress: (done: number, of: number) => void,
): Promise<Reviewed> {
  const params = { callId };
  const people = pool(call, chance);
  for (const { profile } of people)
    await world.ask(office.assistant, routes.addReviewer, { params, body: profile });
  world.note("reviewing", "30 reviewers in the pool");
  await world.ask(office.assistant, routes.assignReviewers, { params });
  await world.settle();
  const plan = await world.ask(office.assistant, routes.readAssignmentPlan, { params });
  await world.moveTo("2023-07-06T09:00:00.000Z");
  await world.ask(office.owner, routes.commitAssignmentPlan, { params });
  await world.settle();
  world.note("reviewing", "reviewers invited");

  const quality = qualityOf(chance);
  const result: Reviewed = {
    reviewers: people.length,
    plan,
    declined: 0,
    conflicts: 0,
    readAfterConflict: undefined,
  };
  for (const [round, day] of ["2023-07-07", "2023-07-14", "2023-07-24"].entries()) {
    await world.moveTo(`${day}T08:00:00.000Z`);
    for (const [i, { person }] of people.entries()) {
      const { items } = await world.ask(person, routes.listMyReviews);
      const open = items.filter(({ assignment }) => assignment.state === "invited");
      for (const { assignment, applicant } of open) {
        const asked = { params: { assignmentId: assignment.id } };
        if (round === 0 && i === 3 && result.declined === 0) {
          await world.ask(person, routes.declineAssignment, {
            ...asked,
            body: { reason: "On leave until August." },
          });
          result.declined += 1;
          world.note("reviewing", "one reviewer declines, another is asked");
          continue;
        }
        const review = await world.ask(person, routes.acceptAssignment, asked);
        const paper = { params: { reviewId: review.id } };
        const sheet = await world.ask(person, routes.readReview, paper);
        if (round === 0 && i === 7 && result.conflicts === 0) {
          await world.ask(person, routes.declareConflict, {
            ...asked,
            body: { reason: "I advised this city last year." },
          });
          result.conflicts += 1;
          result.readAfterConflict = await world.refusal(person, routes.readReview, paper);
          world.note("reviewing", "one reviewer declares a conflict after reading");
          continue;
        }
        await world.ask(person, routes.editReview, {
          ...paper,
          body: marks(sheet.criteria, quality(applicant.name), chance),
        });
        await world.ask(person, routes.submitReview, paper);
      }
      progress(round * people.length + i + 1, 3 * people.length);
    }
    await world.settle();
  }
  await world.ask(office.owner, routes.closeReviewing, { params });
  world.note("reviewing", "reviewing closed");
  return result;
}

/** How good an application is in truth, which each reviewer sees a little differently. */
function qualityOf(chance: Chance): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const quality = known.get(name) ?? 2.6 + 2.2 * chance.next();
    known.set(name, quality);
    return quality;
  };
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
