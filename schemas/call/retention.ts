import * as z from "zod";
import { Text } from "../text.ts";

/**
 * What a call keeps of people, by what it is kept for: applications that led to nothing, the reading and deciding, what
 * participants said and were told, letters, and journeys with their bank details and receipts.
 */
export const PersonalCategory = z.enum(["applications", "reviewing", "participation", "letters", "travel"]);
export type PersonalCategory = z.infer<typeof PersonalCategory>;

/** From when a time of keeping is counted: the closing, the announcement, the end of the programme. */
export const KeptFrom = z.enum(["closed", "announced", "ended"]);

/** How long personal data of one category is kept, and on what ground (F133). */
export const RetentionRule = z.strictObject({
  category: PersonalCategory,
  months: z.int().min(1).max(240),
  after: KeptFrom,
  because: Text,
});
export type RetentionRule = z.infer<typeof RetentionRule>;
