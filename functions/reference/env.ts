import * as z from "zod";

/** The reference is built from the route table alone. */
export const environments = { public: z.object({}) } as const;
