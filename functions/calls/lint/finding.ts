import type { Finding } from "../../../schemas/reason.ts";

export function error(code: string, pointer: string, params: Finding["params"] = {}): Finding {
  return { code, severity: "error", pointer, params };
}

export function warning(code: string, pointer: string, params: Finding["params"] = {}): Finding {
  return { code, severity: "warning", pointer, params };
}

/** Each element whose id was there before it. */
export function duplicates(list: readonly { id: string }[], at: string): Finding[] {
  return list.flatMap(({ id }, i) =>
    list.findIndex((other) => other.id === id) < i ? [error("DuplicateId", `${at}/${i}/id`, { id })] : [],
  );
}

/** Refers to nothing, unless one of the list has the id. */
export function unknown(
  id: string | undefined,
  list: readonly { id: string }[],
  code: string,
  pointer: string,
): Finding[] {
  return id === undefined || list.some((each) => each.id === id) ? [] : [error(code, pointer, { id })];
}
