import { instantOf } from "../functions/shared/zone.ts";
import { type ProgrammeName, programmes, readProgramme } from "../programmes/read-programme.ts";
import { referenceRates } from "../programmes/reference-rates.ts";
import type { CallContent } from "../schemas/call.ts";
import { routes } from "../schemas/routes.ts";
import { ApiRefusal } from "./api-client.ts";
import { throughTheChain } from "./rehearse/approving.ts";
import { office } from "./rehearse/staff.ts";
import { World } from "./rehearse/world.ts";

/**
 * Loads the programmes through the API as staff would: drafted and, where their deadline is still ahead, handed in to
 * their chains. A call of the past stays a draft, because it would open and close at once. Answers what is new.
 */
export async function loadProgrammes(url: string): Promise<ProgrammeName[]> {
  const world = new World(url);
  await world.start();
  await world.ask(office.payer, routes.importRates, { body: referenceRates() });
  const loaded: ProgrammeName[] = [];
  for (const name of programmes) {
    try {
      const content = readProgramme(name);
      const call = await world.ask(office.owner, routes.createCall, { body: content });
      loaded.push(name);
      const { closes, zone } = content.window;
      if (instantOf(closes, zone) <= world.now) continue;
      await world.ask(office.owner, routes.submitCallForApproval, { params: { callId: call.id } });
      await world.settle();
      await throughTheChain(world, call.id, approversOf(content), { daysBetween: 0 });
    } catch (error) {
      // Loaded before, into a data directory that survived.
      if (!(error instanceof ApiRefusal) || error.code !== "AlreadyExists") throw error;
    }
  }
  return loaded;
}

/** Who says yes, step by step; nobody where the chain waits for days and tasks that are other people's. */
function approversOf({ approvals }: CallContent) {
  const people = approvals.call.flatMap((step) => {
    const roles: string[] = step.kind === "decision" ? [step.role] : [];
    return [office.partner, office.coordinator].filter((person) =>
      person.roles.some((r) => roles.includes(r)),
    );
  });
  return people.length === approvals.call.length ? people : [];
}
