import type { Problem } from "../../functions/shared/problem.ts";
import { problemOf } from "../../functions/shared/problem.ts";
import { readJson } from "../../functions/shared/read-json.ts";
import { type Fault, isRefusal } from "../../functions/shared/refusal.ts";
import { engines, type Kind } from "./engines.ts";
import { decoded } from "./read-input.ts";

export type Planned = { outcome: "answered"; answer: unknown } | { outcome: "refused"; problem: Problem };

/** Applies the rules of a kind to the bytes of an input; every fault of the input is named in one problem document. */
export async function planned(kind: Kind, bytes: Uint8Array): Promise<Planned> {
  const text = decoded(bytes);
  if (text === undefined) {
    const detail = "The bytes of the input are not text in UTF-8.";
    return refused(kind, "NotUtf8", detail, [{ pointer: "", code: "NotUtf8", detail }]);
  }
  const json = readJson(text);
  if (json.outcome === "notJson") {
    const { line, column } = json;
    const detail = `Line ${line}, column ${column}: ${json.detail}.`;
    const problem = refused(kind, "NotJson", detail, [{ pointer: "", code: "NotJson", detail }]);
    return { outcome: "refused", problem: { ...problem.problem, params: { line, column } } };
  }
  try {
    const engine = await engines[kind]();
    const checked = engine(json.value);
    const faults = [...json.faults, ...checked.faults];
    if (faults.length === 0 && "plan" in checked)
      return { outcome: "answered", answer: await checked.plan() };
    const count = faults.length === 1 ? "one fault" : `${faults.length} faults`;
    return refused(kind, "InputInvalid", `The input has ${count}; each is named with its pointer.`, faults);
  } catch (error) {
    if (isRefusal(error)) return { outcome: "refused", problem: problemOf(error, instanceOf(kind)) };
    throw error;
  }
}

const titles = {
  InputInvalid: "The input is not one that this kind of plan can be made from.",
  NotJson: "The input is not JSON.",
  NotUtf8: "The input is not text.",
} as const;

function refused(kind: Kind, code: keyof typeof titles, detail: string, errors: Fault[]) {
  const problem: Problem = {
    type: `urn:utlysning:problem:${code}`,
    title: titles[code],
    status: 422,
    code,
    detail,
    instance: instanceOf(kind),
    errors,
  };
  return { outcome: "refused", problem } as const;
}

function instanceOf(kind: Kind): string {
  return `urn:utlysning:plan:${kind}`;
}
