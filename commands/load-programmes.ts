import { type ProgrammeName, programmes, readProgramme } from "../programmes/read-programme.ts";
import { routes } from "../schemas/routes.ts";
import { ApiRefusal } from "./api-client.ts";
import { throughTheChain } from "./rehearse/approving.ts";
import { office } from "./rehearse/staff.ts";
import { World } from "./rehearse/world.ts";

/** Loads the programmes through the API as staff would: drafted, and handed in to their chains. Answers what is new. */
export async function loadProgrammes(url: string): Promise<ProgrammeName[]> {
  const world = new World(url);
  await world.start();
  const loaded: ProgrammeName[] = [];
  for (const name of programmes) {
    try {
      const call = await world.ask(office.owner, routes.createCall, { body: readProgramme(name) });
      await world.ask(office.owner, routes.submitCallForApproval, { params: { callId: call.id } });
      await world.settle();
      await throughTheChain(world, call.id, [office.partner, office.coordinator], 0);
      loaded.push(name);
    } catch (error) {
      // Loaded before, into a data directory that survived.
      if (!(error instanceof ApiRefusal) || error.code !== "AlreadyExists") throw error;
    }
  }
  return loaded;
}
