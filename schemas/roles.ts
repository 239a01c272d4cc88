import * as z from "zod";

/** The groups that the API knows. Further groups name steps of approval chains (`coordinator`) or lots. */
export const Role = z.enum([
  "applicant",
  "staff",
  "reviewer",
  "approver",
  "finance",
  "observer",
  "host",
  "admin",
]);
export type Role = z.infer<typeof Role>;
