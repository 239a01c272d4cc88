import type { Organisation } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { RecordedFact } from "../../schemas/screening.ts";

type Recording = Pick<CallContent, "missionCities" | "registers">;

/**
 * What the call records of an organisation beside its rules: membership among the Mission Cities, as it is stated and
 * as the register has it, by name and country (F56). Nothing where the call has no such register or nobody imported it.
 */
export function recorded(
  { missionCities, registers }: Recording,
  { name, country, missionCity }: Organisation,
): RecordedFact[] {
  const entries = registers.find(({ id }) => id === missionCities)?.entries ?? [];
  if (missionCities === undefined || entries.length === 0) return [];
  const listed = entries.includes(`${name} (${country})`);
  return [{ attribute: "missionCity", stated: missionCity, listed, register: missionCities }];
}

/** Whether an organisation counts as a Mission City: by the register where there is one, else as it says itself. */
export function isMissionCity(content: Recording, organisation: Organisation): boolean {
  const [fact] = recorded(content, organisation);
  return fact?.listed ?? organisation.missionCity ?? false;
}
