import { routes } from "../../schemas/routes.ts";
import { throughTheChain } from "./approving.ts";
import { office } from "./staff.ts";
import type { World } from "./world.ts";

/** Matched, approved, told, begun. */
export async function theProgrammeBegins(world: World, callId: string): Promise<string[]> {
  const params = { callId };
  await world.moveTo("2023-09-11T09:00:00.000Z");
  const matching = await world.ask(office.owner, routes.matchTwins, { params });
  await world.settle();
  world.note("matching", "matching proposed");
  const own = await throughTheChain(world, matching.id, [office.coordinator], { inVain: office.owner });
  await world.moveTo("2023-09-18T09:00:00.000Z");
  await world.ask(office.assistant, routes.announceMatching, { params });
  await world.settle();
  world.note("matching", "matches announced");
  await world.moveTo("2023-09-25T08:00:00.000Z");
  await world.ask(office.assistant, routes.startProgramme, { params });
  world.note("programme", "programme begins");
  return own;
}
