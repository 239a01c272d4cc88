import type { Call } from "../../schemas/call.ts";
import type { FormNetworks, Network, NetworkMember } from "../../schemas/network.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Selection } from "../../schemas/selection.ts";
import { inState } from "../calls/calls.ts";
import { selectionId } from "../selection/selections.ts";
import { compareText } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { networkId } from "./networks.ts";
import { participationsOf } from "./participations.ts";

export interface NetworkDeps {
  calls: Store<Call>;
  selections: Store<Selection>;
  participations: Store<Participation>;
  networks: Store<Network>;
}

/**
 * Makes the networks of a call from its selection: one per lot and, where there are several lots, one across them
 * (F33). Lot, track and award are the selection's; who takes part is who has confirmed. A lot with one participant has
 * nobody to meet and gets none.
 */
export const formNetworks =
  (deps: NetworkDeps) =>
  async (
    stored: Stored<Call>,
    form: FormNetworks,
    by: Author,
  ): Promise<Change<{ items: Stored<Network>[] }>> => {
    const call = inState(stored, "running");
    const members = await membersOf(deps, call);
    const lots = [...new Set(members.map(({ lot }) => lot))].sort(compareText);
    const { lots: parts, programme } = call.content;
    const groups = lots.map((lot) => ({
      kind: "lot" as const,
      title: parts.find(({ id }) => id === lot)?.label ?? programme.name,
      lotId: lot,
      members: members.filter((one) => one.lot === lot),
    }));
    const whole = { kind: "programme" as const, title: programme.name, lotId: undefined, members };
    const changes = [...groups, ...(lots.length > 1 ? [whole] : [])]
      .filter((group) => group.members.length > 1)
      .map((group) =>
        deps.networks.created(
          {
            id: networkId(call.id, group.lotId),
            callId: call.id,
            ...group,
            ...form,
            left: [],
            parties: [],
            appointed: [],
            proposals: [],
            votes: {},
            state: "formed",
          },
          "form",
          by,
        ),
      );
    return {
      output: { items: changes.map(({ output }) => output) },
      writes: changes.flatMap(({ writes }) => writes),
    };
  };

async function membersOf(deps: NetworkDeps, call: Call): Promise<NetworkMember[]> {
  const { ranking, awards } = await deps.selections.get(selectionId(call.id));
  const places = await Array.fromAsync(
    deps.participations.list(participationsOf(call.id), { prefix: "confirmed#" }),
  );
  return places
    .map(({ id, applicationId }) => {
      const row =
        ranking.find((one) => one.applicationId === applicationId) ??
        refuse("NotFound", { type: "selection", id: applicationId });
      const award = awards.find((one) => one.applicationId === applicationId)?.award;
      return { participationId: id, lot: row.lotId ?? "all", track: row.track, ...(award ? { award } : {}) };
    })
    .sort((a, b) => compareText(a.participationId, b.participationId));
}
