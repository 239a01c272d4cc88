import { parseDocument } from "yaml";
import type { JsonReading } from "../shared/read-json.ts";

/** So many references to an anchor a text may hold; more would grow a small text into a large value. */
const mostAliases = 200;

/**
 * Reads a call written as YAML 1.2, as `readJson` reads JSON. What is not YAML, a key that occurs twice, and a tag that
 * nobody knows are named with line and column.
 */
export function readYaml(text: string): JsonReading {
  const document = parseDocument(text, { uniqueKeys: true, merge: false, prettyErrors: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    const { line, col } = problem.linePos?.[0] ?? { line: 1, col: 1 };
    const [detail = problem.code] = problem.message.split("\n");
    return { outcome: "notJson", code: "NotYaml", line, column: col, detail };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { outcome: "read", value, faults: [] };
  } catch (error) {
    const detail = error instanceof Error ? error.message : "The anchors cannot be followed.";
    return { outcome: "notJson", code: "NotYaml", line: 1, column: 1, detail };
  }
}
