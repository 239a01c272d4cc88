import type { Register } from "../../schemas/call/eligibility.ts";
import type { Call } from "../../schemas/call.ts";
import type { RegisterVersion } from "../../schemas/register.ts";
import { windowFor } from "../calls/lots.ts";
import type { Store } from "../shared/store.ts";
import { localTime } from "../shared/zone.ts";
import { versionsOf } from "./registers.ts";

/** What is looked into: a version that was imported. */
export type ListInForce = Pick<RegisterVersion, "basis" | "asOf" | "entries"> & { version: string };
/** By the id that the call knows a register by; one that nobody has imported is missing. */
export type Lists = ReadonlyMap<string, ListInForce>;

export const noLists: Lists = new Map();

/**
 * The lists that hold for a lot of a call: of each register the latest version of the day that the call names, its opening
 * or its deadline, in the zone of its window. Read once per day and register, however often it is asked.
 */
export function listsOf(
  registers: Store<RegisterVersion>,
  call: Call,
): (lotId: string | undefined) => Promise<Lists> {
  const { content } = call;
  const versions = new Map<string, Promise<RegisterVersion[]>>();
  const imported = (id: string) => {
    const known = versions.get(id) ?? Array.fromAsync(registers.list(versionsOf(id)));
    versions.set(id, known);
    return known;
  };
  return async (lotId) => {
    if (!("closesAt" in call)) return noLists;
    const { opensAt, closesAt } = windowFor(call, lotId);
    const dayOf = (instant: string) => localTime(instant, content.window.zone).local.slice(0, 10);
    const found = await Promise.all(
      content.registers.map(async (register) => {
        const day = dayOf(register.inForceOn === "opening" ? opensAt : closesAt);
        const held = inForce(await imported(register.id), register, day);
        return held === undefined ? [] : [[register.id, held] as const];
      }),
    );
    return new Map(found.flat());
  };
}

/** The version in force on a day; of two of one day the one that was imported first. */
export function inForce(
  versions: readonly RegisterVersion[],
  { basis }: Pick<Register, "basis">,
  day: string,
): ListInForce | undefined {
  const [latest] = versions
    .filter((version) => version.asOf <= day && (basis === undefined || version.basis === basis))
    .sort((a, b) => (a.asOf === b.asOf ? (a.importedAt < b.importedAt ? -1 : 1) : a.asOf < b.asOf ? 1 : -1));
  return latest && { version: latest.id, basis: latest.basis, asOf: latest.asOf, entries: latest.entries };
}

/** Whether an organisation stands in a register: by its name, by name and country, or by its id. */
export function isListed(
  entries: readonly string[],
  { id, name, country }: { id?: string; name?: string | undefined; country: string },
): boolean {
  const known = new Set(entries.map(spelled));
  return [id, name, name && `${name}, ${country}`].some(
    (key) => key !== undefined && known.has(spelled(key)),
  );
}

/** Capitals and the two ways of writing an accent make no other name. */
const spelled = (name: string) => name.normalize("NFC").trim().toLowerCase();
