import { openApprovalDeps } from "../approvals/deps.ts";
import { hostStore } from "../matching/hosts.ts";
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
  };
}
export type ProgrammeDeps = ReturnType<typeof openProgrammeDeps>;
