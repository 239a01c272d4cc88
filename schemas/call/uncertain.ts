import * as z from "zod";
import { line } from "../text.ts";

/** A value that the source itself doubts, as it is written there: "ca 30 (?)". It stops the call until it is settled (F121). */
export const UncertainValue = z.strictObject({
  pointer: z.string().max(400),
  written: line(400),
  /** How it was settled, and by whom: until this is said, the call cannot be handed in. */
  settled: line(400).optional(),
});
export type UncertainValue = z.infer<typeof UncertainValue>;
