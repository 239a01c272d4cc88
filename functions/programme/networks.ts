import { type CallId, NetworkId } from "../../schemas/ids.ts";
import { Network } from "../../schemas/network.ts";
import { inLanguage, type Text } from "../../schemas/text.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store, type Transitions } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function networkStore(table: Table): Store<Network> {
  return entityStore(table, {
    type: "network",
    schema: Network,
    audited: true,
    listed: ({ callId, lotId = "", id }) => ({
      gsi1: { partition: `${callId}#network`, sort: `${lotId}#${id}` },
    }),
  });
}

export function networksOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#network` };
}

/** The name of a network as its id is made of it. */
export function nameOf(title: Text): string {
  return inLanguage(title, "en");
}

/** One network per lot, and one across all of them. */
export function networkId(callId: CallId, lotId: string | undefined): NetworkId {
  return NetworkId.parse(`network_${naturalKey(callId, lotId ?? "")}`);
}

export const networkTransitions = {
  appointHosts: { from: ["formed"], to: "formed" },
  plan: { from: ["formed"], to: "planned" },
  proposeTheme: { from: ["planned"], to: "planned" },
  voteTheme: { from: ["planned"], to: "planned" },
  decideTheme: { from: ["planned"], to: "planned" },
} as const satisfies Transitions<Network["state"]>;
