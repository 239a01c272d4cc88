import { hostStore } from "../matching/hosts.ts";
import { participationStore } from "../programme/participations.ts";
import { openCallDeps } from "./deps.ts";

/** What a timer may have to look at: besides a call, a place to confirm and a host to remind. */
export function openWakeDeps(tableName: string) {
  const deps = openCallDeps(tableName);
  return { ...deps, participations: participationStore(deps.table), hosts: hostStore(deps.table) };
}
