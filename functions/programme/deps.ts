import { openApprovalDeps } from "../approvals/deps.ts";
import { hostStore } from "../matching/hosts.ts";
import { messageStore } from "./messages.ts";
import { networkStore } from "./networks.ts";
import { exchangeStore, participationStore } from "./participations.ts";

export function openProgrammeDeps(tableName: string) {
  const deps = openApprovalDeps(tableName);
  return {
    ...deps,
    hosts: hostStore(deps.table),
    participations: participationStore(deps.table),
    exchanges: exchangeStore(deps.table),
    networks: networkStore(deps.table),
    messages: messageStore(deps.table),
  };
}
export type ProgrammeDeps = ReturnType<typeof openProgrammeDeps>;
