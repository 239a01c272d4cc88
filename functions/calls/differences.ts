import type { Difference } from "../../schemas/call-version.ts";
import { canonical } from "../shared/canonical.ts";
import { pointerOf } from "../shared/faults.ts";
import { own } from "../shared/own.ts";

type Path = readonly (string | number)[];

/**
 * Where two values differ, as deep as they can be compared, in the order of the newer one. Elements of a list are known
 * by their `id`, so that one that is added or removed does not make all after it look changed; the pointers count in the
 * newer list, and in the older one for what is gone.
 */
export function differences(before: unknown, after: unknown, path: Path = []): Difference[] {
  if (canonical([before]) === canonical([after])) return [];
  if (isList(before) && isList(after)) {
    const [old, young] = [idsOf(before), idsOf(after)];
    return old && young ? ofNamed(before, after, old, young, path) : ofPlaces(before, after, path);
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].flatMap((key) => differences(own(before, key), own(after, key), [...path, key]));
  }
  return [
    {
      pointer: pointerOf(path),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function ofNamed(
  before: readonly unknown[],
  after: readonly unknown[],
  old: readonly string[],
  young: readonly string[],
  path: Path,
): Difference[] {
  const changed = after.flatMap((element, i) => {
    const place = old.indexOf(young[i] ?? "");
    return differences(place < 0 ? undefined : before[place], element, [...path, i]);
  });
  const removed = before.flatMap((element, i) =>
    young.includes(old[i] ?? "") ? [] : differences(element, undefined, [...path, i]),
  );
  const kept = old.filter((id) => young.includes(id));
  const order = young.filter((id) => old.includes(id));
  const isMoved = kept.some((id, i) => id !== order[i]);
  return [
    ...changed,
    ...removed,
    ...(isMoved ? [{ pointer: pointerOf(path), before: old, after: young }] : []),
  ];
}

function ofPlaces(before: readonly unknown[], after: readonly unknown[], path: Path): Difference[] {
  const longest = Math.max(before.length, after.length);
  return Array.from({ length: longest }, (_, i) => differences(before[i], after[i], [...path, i])).flat();
}

/** The ids of a list whose elements all have one of their own. */
function idsOf(list: readonly unknown[]): string[] | undefined {
  const ids = list.flatMap((element) => {
    const id = isRecord(element) ? own(element, "id") : undefined;
    return typeof id === "string" ? [id] : [];
  });
  return ids.length === list.length && new Set(ids).size === ids.length ? ids : undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
