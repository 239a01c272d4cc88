import * as z from "zod";
import { faultsOf } from "../../functions/shared/faults.ts";
import type { Fault } from "../../functions/shared/refusal.ts";

/** Every fault of an input. Inside a choice of forms, the faults of the form that was evidently meant are named. */
export function faultsOfInput(error: z.ZodError, input: unknown): Fault[] {
  return faultsOf(new z.ZodError(error.issues.flatMap(insideUnions)), input);
}

function insideUnions(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  // A form whose very root does not fit was not meant; one with faults further in was.
  const meant = issue.errors.filter((issues) =>
    issues.every((inner) => inner.path.length > 0 || isAboutContent(inner)),
  );
  const [only] = meant;
  if (meant.length !== 1 || only === undefined) return [issue];
  return only.flatMap(insideUnions).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isAboutContent(issue: z.core.$ZodIssue): boolean {
  return issue.code === "unrecognized_keys" || issue.code === "custom";
}
