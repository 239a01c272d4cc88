import * as z from "zod";

/** Why something was decided, as data: letters and screens are written from it. */
export const Reason = z.strictObject({
  code: z.string().max(60),
  params: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .default({}),
});
export type Reason = z.infer<typeof Reason>;

/** Something noticed in what a person wrote: where, what, and whether it stops them. */
export const Finding = z.strictObject({
  code: z.string().max(60),
  severity: z.enum(["error", "warning"]),
  pointer: z.string().max(400),
  params: Reason.shape.params,
});
export type Finding = z.infer<typeof Finding>;
