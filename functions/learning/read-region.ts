import type { Call } from "../../schemas/call.ts";
import type { Deliverable } from "../../schemas/deliverable.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Network, RegionView } from "../../schemas/network.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Measure } from "../../schemas/practice.ts";
import { exchangesOf } from "../programme/participations.ts";
import { compareText } from "../shared/canonical.ts";
import type { Store } from "../shared/store.ts";
import { placesOf } from "./places.ts";
import { ofCall } from "./stores.ts";

interface RegionDeps {
  participations: Store<Participation>;
  exchanges: Store<Exchange>;
  deliverables: Store<Deliverable>;
  measures: Store<Measure>;
}

/** What the programme lets a region read of the municipalities of its network (F91): no address, nothing unfinished, nobody else's. */
export const readRegion =
  (deps: RegionDeps) =>
  async ({ id, content }: Call, network: Network): Promise<RegionView> => {
    const may = new Set<string>(content.regions.read);
    const own = new Set<string>(network.members.map(({ participationId }) => participationId));
    const places = (await placesOf(deps.participations, id)).filter((place) => own.has(place.id));
    const nameOf = new Map<string, string>(places.map((place) => [place.id, place.organisation.name]));
    const view: RegionView = { networkId: network.id, title: network.title };
    if (may.has("members"))
      view.members = places
        .map(({ organisation, track = "", confirmedAt }) => ({
          organisation: organisation.name,
          track: track === "" ? "all" : track,
          since: confirmedAt,
        }))
        .sort((a, b) => compareText(a.organisation, b.organisation));
    if (may.has("exchanges"))
      view.exchanges = (await Array.fromAsync(deps.exchanges.list(exchangesOf(id)))).filter(
        ({ networkId }) => networkId === network.id,
      );
    if (may.has("deliverables"))
      view.deliverables = (await Array.fromAsync(deps.deliverables.list(ofCall(id, "deliverable")))).flatMap(
        ({ kind, state, authors, content: { title }, area }) => {
          const organisations = authors.flatMap((author) => nameOf.get(author) ?? []);
          if (organisations.length === 0 || (state !== "handedIn" && state !== "approved")) return [];
          return [{ organisations, kind, title, state, ...(area === undefined ? {} : { area: area.name }) }];
        },
      );
    if (may.has("measures"))
      view.measures = (await Array.fromAsync(deps.measures.list(ofCall(id, "measure"))))
        .filter(({ participationId }) => nameOf.has(participationId))
        .map(({ organisation, title, domain, state }) => ({ organisation, title, domain, state }));
    return view;
  };
