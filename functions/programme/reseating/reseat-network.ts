import type { Network, NetworkMember } from "../../../schemas/network.ts";
import { type Change, unchanged } from "../../shared/change.ts";
import type { Author, Store, Stored } from "../../shared/store.ts";
import { presentOf, type Standing, successorOf } from "./standing.ts";

/** Members who gave their places back leave a network, and whoever has their place is a member instead (F33). */
export const reseatNetwork =
  ({ networks }: { networks: Store<Network> }) =>
  async (id: string, standing: Standing, by: Author): Promise<Change<Stored<Network>>> => {
    const network = await networks.get(id);
    const stay = network.members.filter(({ participationId }) => presentOf(standing, participationId));
    const leave = network.members.filter((member) => !stay.includes(member));
    const left = [...network.left, ...leave];
    const known = new Set(stay.map(({ participationId }) => participationId));
    const join = left
      .flatMap((former) => heirOf(former, standing))
      .filter(({ participationId }) => !known.has(participationId))
      // A place that went to another lot is in the network of that lot, which has its own.
      .filter(({ lot }) => network.lotId === undefined || lot === network.lotId);
    if (leave.length + join.length === 0) return unchanged(network);
    const gone = new Set<string>(leave.map(({ participationId }) => participationId));
    const votes = Object.fromEntries(Object.entries(network.votes).filter(([voter]) => !gone.has(voter)));
    const after = { ...network, members: [...stay, ...join], left, votes };
    const details = { left: leave.map(idOf).join(" "), joined: join.map(idOf).join(" ") };
    return networks.changed(network, after, "reseat", by, { details });
  };

const idOf = ({ participationId }: NetworkMember) => participationId;

function heirOf(former: NetworkMember, standing: Standing): NetworkMember[] {
  const heir = successorOf(standing, former.participationId);
  if (heir === undefined) return [];
  const { id, lotId: lot = former.lot, track = former.track } = heir;
  const [award] = heir.awards;
  return [{ participationId: id, lot, track, ...(award === undefined ? {} : { award }) }];
}
