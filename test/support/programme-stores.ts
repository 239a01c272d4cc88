import { messageStore } from "../../functions/programme/messages.ts";
import { networkStore } from "../../functions/programme/networks.ts";
import { exchangeStore, participationStore } from "../../functions/programme/participations.ts";
import type { Table } from "../../functions/shared/table.ts";

/** The stores of places, networks, exchanges, and what participants write to each other. */
export function programmeStores(table: Table) {
  return {
    participations: participationStore(table),
    exchanges: exchangeStore(table),
    networks: networkStore(table),
    messages: messageStore(table),
  };
}
