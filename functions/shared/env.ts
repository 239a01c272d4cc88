import * as z from "zod";

/** The environment of every function that knows the table. */
export const TableEnv = z.object({ TABLE_NAME: z.string().min(3) });
