import * as z from "zod";
import { impersonal } from "./impersonal.ts";

const because = "Reasons are data: codes, ids and figures.";
const code = z.string().max(60).register(impersonal, { because });

/** Why something was decided, as data: letters and screens are written from it. */
export const Reason = z.strictObject({
  code,
  params: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).register(impersonal, { because }),
    )
    .default({}),
});
export type Reason = z.infer<typeof Reason>;

/** Something noticed in what a person wrote: where, what, and whether it stops them. */
export const Finding = z.strictObject({
  code,
  severity: z.enum(["error", "warning"]),
  pointer: z.string().max(400).register(impersonal, { because: "A place in a form." }),
  params: Reason.shape.params,
});
export type Finding = z.infer<typeof Finding>;
