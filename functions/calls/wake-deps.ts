import { participationStore } from "../programme/participations.ts";
import { objectionStore } from "../selection/objections.ts";
import { openCallDeps } from "./deps.ts";

/** What those who wake things stand on: every store in which something may be due. */
export function openWakeDeps(tableName: string) {
  const deps = openCallDeps(tableName);
  const { table } = deps;
  return { ...deps, participations: participationStore(table), objections: objectionStore(table) };
}
