import { Exchange } from "../../schemas/exchange.ts";
import { type CallId, ExchangeId } from "../../schemas/ids.ts";
import { Participation } from "../../schemas/participation.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function participationStore(table: Table): Store<Participation> {
  return entityStore(table, {
    type: "participation",
    schema: Participation,
    audited: true,
    listed: ({ callId, organisationId, state, rank, id }) => ({
      // In rank order within a state, so that the reserve is called in its order.
      gsi1: { partition: `${callId}#participation`, sort: `${state}#${String(rank).padStart(6, "0")}#${id}` },
      gsi2: { partition: placesOfOrganisation(organisationId).key, sort: id },
    }),
  });
}

export function exchangeStore(table: Table): Store<Exchange> {
  return entityStore(table, {
    type: "exchange",
    schema: Exchange,
    audited: true,
    listed: ({ callId, startsAt, id }) => ({
      gsi1: { partition: `${callId}#exchange`, sort: `${startsAt}#${id}` },
    }),
  });
}

export function participationsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#participation` };
}

/** The places of an organisation, whatever the call. */
export function placesOfOrganisation(organisation: string): Access {
  return { index: "gsi2", key: `${organisation}#participation` };
}

export function exchangesOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#exchange` };
}

/** `where` is the activity or the participation that hosts. */
export function exchangeId(callId: CallId, where: string, startsAt: string, title: string): ExchangeId {
  return ExchangeId.parse(`exchange_${naturalKey(callId, where, startsAt, title)}`);
}
