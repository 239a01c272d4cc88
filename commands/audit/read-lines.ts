import * as z from "zod";
import { AuditTrail } from "../../schemas/audit.ts";

/** A trail as exported, one per line; what the API says of it besides is not believed but checked anew. */
const Line = z.strictObject({ ...AuditTrail.shape, intact: z.boolean().optional() });
export type Trail = Pick<AuditTrail, "entity" | "head" | "entries">;

/** Says which line of an export is not a trail. */
export class LineUnreadable extends Error {}

/** The trails of an export: one JSON object per line. */
export function* readLines(text: string): Generator<Trail> {
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    yield trailIn(line, index + 1);
  }
}

function trailIn(line: string, number: number): Trail {
  try {
    const { entity, head, entries } = Line.parse(JSON.parse(line));
    return { entity, entries, ...(head && { head }) };
  } catch {
    throw new LineUnreadable(`line ${number} is not a trail as the export writes it`);
  }
}
