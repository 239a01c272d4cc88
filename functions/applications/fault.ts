import type { Finding } from "../../schemas/reason.ts";
import { pointerOf } from "../shared/faults.ts";

export type Path = readonly (string | number)[];

/** Something that stops a submission, with its place in the application's content. */
export function fault(code: string, path: Path, params: Finding["params"] = {}): Finding {
  return { code, severity: "error", pointer: pointerOf(path), params };
}
