import * as z from "zod";
import type { Progress } from "./step-input.ts";
import type { Position } from "./store.ts";

/** Works through one page of a list, from a position or its beginning; answers where to go on, if there is more. */
export type List = (position: Position | undefined) => Promise<Position | undefined>;

/** How far a step has come: in which of its lists, and where in it. */
const At = z.strictObject({
  list: z.int().min(0),
  position: z.strictObject({ shard: z.int(), start: z.record(z.string(), z.string()).optional() }).optional(),
});

/** One page of several lists that a step works through one after the other. */
export async function throughLists(lists: readonly List[], position: string): Promise<Progress> {
  const at: z.infer<typeof At> = position === "" ? { list: 0 } : At.parse(JSON.parse(position));
  const next = await lists[at.list]?.(at.position);
  if (next !== undefined) return { position: JSON.stringify({ list: at.list, position: next }), more: true };
  const following = at.list + 1;
  return following < lists.length
    ? { position: JSON.stringify({ list: following }), more: true }
    : { position: "", more: false };
}
