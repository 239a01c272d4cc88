import { compareText } from "../../functions/shared/canonical.ts";
import { routes } from "../../schemas/routes.ts";
import type { Office } from "./staff.ts";
import type { Person, World } from "./world.ts";

interface Task {
  assignmentId: string;
  applicationId: string;
  state: string;
}

/**
 * What a reviewer is asked, in the order of the applications: ids of tasks are made with a secret and are others in each
 * run. `about` says what each is about, which the reviewer need not know.
 */
export async function tasksOf(
  world: World,
  person: Person,
  about: ReadonlyMap<string, string>,
): Promise<Task[]> {
  const { items } = await world.ask(person, routes.listMyReviews);
  return items
    .map(({ assignment: { id, state } }) => ({ assignmentId: id, applicationId: about.get(id) ?? "", state }))
    .sort((a, b) => compareText(a.applicationId, b.applicationId));
}

/** The application of each task, as staff know it. */
export async function subjectsOf(
  world: World,
  { assistant }: Office,
  callId: string,
): Promise<ReadonlyMap<string, string>> {
  const all = await world.askAll(assistant, routes.listAssignments, { callId });
  return new Map(all.map(({ id, applicationId }) => [id, applicationId]));
}

/** Some of the pool say of the first that they may bid on that they would read it. */
export async function someBid(
  world: World,
  people: readonly { person: Person; id: string }[],
): Promise<void> {
  for (const { person, id } of people) {
    const params = { reviewerId: id };
    const { items } = await world.ask(person, routes.listBiddable, { params });
    const bids = Object.fromEntries(items.slice(0, 1).map(({ applicationId }) => [applicationId, "willing"]));
    await world.ask(person, routes.placeBids, { params, body: { bids } });
  }
  world.note("reviewing", "some reviewers bid, by domain alone: they do not know who applies");
}
