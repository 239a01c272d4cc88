import * as z from "zod";

/** An id as the planner's own files write it: any short text, compared in code units. */
export const PlanningId = z.string().min(1).max(200);

/** Reports one cross-field fault; the path is relative to the schema that is checked. */
export type ReportFault = (code: string, path: (string | number)[], message: string) => void;

/**
 * A schema with a check across its fields, which runs even when fields are faulty, so that one answer names every
 * fault (a refinement would not run after a missing field). It reads an unknown value and takes nothing for granted.
 */
export function crossChecked<S extends z.ZodType>(
  schema: S,
  check: (value: unknown, report: ReportFault) => void,
) {
  const checked = z.unknown().transform((value, context): z.output<S> => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) context.issues.push(...rawIssues(schema, value));
    if (typeof value === "object" && value !== null)
      check(value, (code, path, message) =>
        context.issues.push({ code: "custom", path, message, params: { code }, input: value }),
      );
    return parsed.success ? parsed.data : z.NEVER;
  });
  // What describes the API shows the form, of which the check is no part.
  return checked.meta({
    override: ({ jsonSchema }: { jsonSchema: object }) =>
      Object.assign(jsonSchema, z.toJSONSchema(schema, { unrepresentable: "any" }), { $schema: undefined }),
  });
}

/** The issues as zod passes them from schema to schema; those of its errors cannot be put back in by type. */
function rawIssues(schema: z.ZodType, value: unknown): z.core.$ZodRawIssue[] {
  const payload = schema._zod.run({ value, issues: [] }, { async: false });
  return payload instanceof Promise ? [] : payload.issues;
}

/** The value under a key of something that may be anything. */
export function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

/** The elements of something that may be anything. */
export function elements(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The names and values of something that may be anything. A list has none: its places are no names. */
export function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** Whether both are numbers and the first is greater. */
export function isAbove(value: unknown, limit: unknown): boolean {
  return typeof value === "number" && typeof limit === "number" && value > limit;
}

/** A list in which no two elements have the same id. */
export function listById<S extends z.ZodType>(element: S) {
  return crossChecked(z.array(element), (list, report) => {
    const seen = new Set<string>();
    elements(list).forEach((item, index) => {
      const id = at(item, "id");
      if (typeof id !== "string") return;
      if (seen.has(id))
        report("DuplicateId", [index, "id"], `the id ${JSON.stringify(id)} occurs before in this list`);
      seen.add(id);
    });
  });
}
