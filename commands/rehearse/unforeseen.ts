import { routes } from "../../schemas/routes.ts";
import { tasksOf } from "./reviewers.ts";
import type { Person, World } from "./world.ts";

interface Unforeseen {
  declined: number;
  conflicts: number;
  /** What reading a review gave after its conflict was declared. */
  readAfterConflict: string | undefined;
}

/** One declines at once; one accepts, reads, and only then remembers a conflict. */
export async function whatGoesWrong(
  world: World,
  people: readonly { person: Person }[],
  subjects: ReadonlyMap<string, string>,
): Promise<Unforeseen> {
  const [busy, involved] = people;
  if (busy === undefined || involved === undefined) throw new Error("There are too few reviewers.");
  const first = async ({ person }: { person: Person }) => {
    const [task] = (await tasksOf(world, person, subjects)).filter(({ state }) => state === "invited");
    if (task === undefined) throw new Error(`${person.sub} has nothing to review.`);
    return { params: { assignmentId: task.assignmentId } };
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
