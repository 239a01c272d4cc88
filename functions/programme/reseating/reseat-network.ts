import type { Network, NetworkMember } from "../../../schemas/network.ts";
import { type Change, unchanged } from "../../shared/change.ts";
import type { Author, Store, Stored } from "../../shared/store.ts";
import { memberOf } from "../create-network.ts";
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
    const heirs =
      network.kind === "lot"
        ? heirsInLot(network, standing)
        : left.flatMap((former) => heirOf(former, standing));
    const join = heirs.filter(({ participationId }) => !known.has(participationId));
    if (leave.length + join.length === 0) return unchanged(network);
    const gone = new Set<string>(leave.map(({ participationId }) => participationId));
    const votes = Object.fromEntries(Object.entries(network.votes).filter(([voter]) => !gone.has(voter)));
    const after = { ...network, members: [...stay, ...join], left, votes };
    const details = { left: leave.map(idOf).join(" "), joined: join.map(idOf).join(" ") };
    return networks.changed(network, after, "reseat", by, { details });
  };

const idOf = ({ participationId }: NetworkMember) => participationId;

/** Whoever took a place and is of this lot, also where the place was one of another lot: each lot meets with its own. */
function heirsInLot({ lotId = "", members, left }: Network, standing: Standing): NetworkMember[] {
  const former = [...members, ...left];
  return [...standing.places.keys()].flatMap((id) => {
    const heir = successorOf(standing, id);
    if (heir === undefined) return [];
    const predecessor = former.find(({ participationId }) => participationId === id);
    if (predecessor !== undefined) return heirOf(predecessor, standing).filter(({ lot }) => lot === lotId);
    return heir.lotId === lotId ? [memberOf(heir)] : [];
  });
}

function heirOf(former: NetworkMember, standing: Standing): NetworkMember[] {
  const heir = successorOf(standing, former.participationId);
  if (heir === undefined) return [];
  const { id, lotId: lot = former.lot, track = former.track } = heir;
  const [award] = heir.awards;
  return [{ participationId: id, lot, track, ...(award === undefined ? {} : { award }) }];
}
