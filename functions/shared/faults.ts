import type * as z from "zod";
import type { Fault } from "./refusal.ts";

/** What has a form that people get wrong in a way of its own, such as the 30th of February. */
const formatCodes: Readonly<Record<string, string>> = {
  date: "NotADay",
  time: "NotATime",
  datetime: "NotATime",
};

/** One fault per place of a zod error, each with a JSON pointer and a stable code. */
export function faultsOf(error: z.ZodError, input: unknown, base = ""): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, input, base));
}

function faultsOfIssue(issue: z.core.$ZodIssue, input: unknown, base: string): Fault[] {
  const at = (extra: PropertyKey[] = []) => base + pointerOf([...issue.path, ...extra]);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        pointer: at([key]),
        code: "UnknownField",
        detail: "This field is not known.",
      }));
    case "invalid_type":
      return valueAt(input, issue.path) === undefined
        ? [{ pointer: at(), code: "Missing", detail: "This field is required." }]
        : [{ pointer: at(), code: "WrongType", detail: issue.message }];
    case "invalid_union": {
      // The branch that got furthest says most about what was meant.
      const branches = issue.errors.map((issues) =>
        issues.flatMap((inner) => faultsOfIssue(inner, undefined, at())),
      );
      const closest = branches.toSorted((a, b) => a.length - b.length)[0];
      return closest && closest.length > 0 && branches.length > 1 && closest.some((f) => f.pointer !== at())
        ? closest
        : [{ pointer: at(), code: "NoSuchAlternative", detail: "The value fits none of the allowed forms." }];
    }
    case "too_big":
      return [{ pointer: at(), code: "TooLarge", detail: issue.message }];
    case "too_small":
      return [{ pointer: at(), code: "TooSmall", detail: issue.message }];
    case "custom": {
      const code: unknown = issue.params?.code;
      return [{ pointer: at(), code: typeof code === "string" ? code : "Invalid", detail: issue.message }];
    }
    case "invalid_format":
      return [{ pointer: at(), code: formatCodes[issue.format] ?? "Invalid", detail: issue.message }];
    default:
      return [{ pointer: at(), code: "Invalid", detail: issue.message }];
  }
}

/** RFC 6901. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
