import type { Network } from "../../schemas/network.ts";
import { routes } from "../../schemas/routes.ts";
import { taking } from "./learning.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";

const rule = "followers";
const why = "[Made up for the rehearsal] It has a district to show, and has offered to.";

/** One follower of each country is appointed to host the others (F38); answers what trying it with a forerunner gave. */
export async function hostsAreAppointed(
  road: Road,
  networks: readonly Network[],
): Promise<string | undefined> {
  const { world, office, chance } = road;
  const places = await taking(road);
  const national = networks.filter(({ kind }) => kind === "lot");
  const [first] = national;
  const forerunner = first?.members.find(({ track }) => track === "forerunner");
  const unfit =
    first &&
    forerunner &&
    (await world.refusal(office.assistant, routes.appointHosts, {
      params: { networkId: first.id },
      body: { rule, hosts: [forerunner.participationId], why },
    }));
  await together(national, async ({ id: networkId, lotId = "", members }) => {
    const followers = places.filter(({ id }) =>
      members.some(({ participationId, track }) => participationId === id && track === "follower"),
    );
    const hosts = chance
      .of(`the host of ${lotId}`)
      .some(followers, 1)
      .map(({ id }) => id);
    await world.ask(office.assistant, routes.appointHosts, {
      params: { networkId },
      body: { rule, hosts, why },
    });
  });
  world.note("exchanges", "a follower of each country is appointed to host the others");
  return unfit;
}
