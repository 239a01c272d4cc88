import { routes } from "../../schemas/routes.ts";
import { office } from "./staff.ts";
import type { Person, World } from "./world.ts";

/** Whoever a step of the chain asks says yes, some days after the other; on the way, the proposer tries in vain. */
export async function throughTheChain(
  world: World,
  subject: string,
  people: readonly Person[],
  daysBetween = 2,
): Promise<string[]> {
  const attempts: string[] = [];
  for (const who of people) {
    if (daysBetween > 0)
      await world.moveTo(new Date(Date.parse(world.now) + daysBetween * 86_400_000).toISOString());
    const { items } = await world.ask(who, routes.listMyApprovals);
    const approval = items.find((one) => one.subject === subject);
    if (approval === undefined) throw new Error(`Nothing of ${subject} waits for ${who.sub}.`);
    const asked = { params: { approvalId: approval.id }, body: { subjectHash: approval.subjectHash } };
    // The owner has the coordinator's role as well, and may still not approve what the owner proposed.
    if (who === office.coordinator)
      attempts.push((await world.refusal(office.owner, routes.approve, asked)) ?? "approved");
    await world.ask(who, routes.approve, asked);
    await world.settle();
    world.note("approval", `${who.sub} approves ${subject.split("_")[0]}`);
  }
  return attempts;
}
