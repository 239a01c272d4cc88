import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, NetworkId, ParticipationId, PersonId } from "./ids.ts";
import { Calendar } from "./planning/exchanges.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

/** In which days the exchanges fall, and when on the clock they begin; the same for all networks of a call. */
export const FormNetworks = z.strictObject({
  calendar: Calendar,
  startsAtLocal: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "expected a time such as 09:00" }),
});
export type FormNetworks = z.infer<typeof FormNetworks>;

/** A participation as host rules look at it (F35, F37). */
export const NetworkMember = z.object({
  participationId: ParticipationId,
  lot: z.string(),
  track: Slug,
  award: Slug.optional(),
});
export type NetworkMember = z.infer<typeof NetworkMember>;

export const ThemeProposal = z.object({
  title: line(200),
  proposedBy: ParticipationId,
  person: PersonId,
  proposedAt: Instant,
});
export type ThemeProposal = z.infer<typeof ThemeProposal>;

const common = {
  id: NetworkId,
  callId: CallId,
  /** The lot that it is the network of; absent for the one across all lots (F33). */
  lotId: z.string().optional(),
  members: z.array(NetworkMember).min(2),
  ...FormNetworks.shape,
  /** What its open theme could be, and for which title each member votes (F45). */
  proposals: z.array(ThemeProposal).max(50).default([]),
  votes: z.record(ParticipationId, z.string()).default({}),
};

/** Who meets whom; its exchanges are planned once. */
export const Network = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("formed") }),
  z.object({ ...common, state: z.literal("planned"), plannedAt: Instant, openTheme: line(200).optional() }),
]);
export type Network = z.infer<typeof Network>;

export const ThemeVote = z.strictObject({ participationId: ParticipationId, title: line(200) });
export type ThemeVote = z.infer<typeof ThemeVote>;
