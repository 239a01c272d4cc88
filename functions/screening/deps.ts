import { openCallDeps } from "../calls/deps.ts";
import { screeningStore } from "./screenings.ts";

export function openScreeningDeps(tableName: string) {
  const deps = openCallDeps(tableName);
  return { ...deps, screenings: screeningStore(deps.table) };
}
