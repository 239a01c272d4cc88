import * as z from "zod";
import { Minutes, NetworkMeeting } from "./exchange.ts";
import { Slug } from "./form.ts";
import { CallId, NetworkId, ParticipationId, PersonId } from "./ids.ts";
import { organisationName } from "./impersonal.ts";
import { Calendar } from "./planning/exchanges.ts";
import { Delegate, Reader } from "./reader.ts";
import { line, prose, Text } from "./text.ts";
import { Instant } from "./time.ts";

/** In which days the exchanges fall, and when on the clock they begin; the same for all networks of a call. */
export const FormNetworks = z.strictObject({
  calendar: Calendar,
  startsAtLocal: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "expected a time such as 09:00" }),
  minutes: Minutes.optional(),
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

/** Who runs a cluster or a network: a member, or somebody of another organisation (F82). */
export const Coordinator = Delegate;
export type Coordinator = z.infer<typeof Coordinator>;

/** Who is with a network without being a participant: a region, a company as its guest (F33, F91). */
export const Party = z.strictObject({
  id: Slug,
  kind: z.enum(["region", "company", "authority", "research", "other"]),
  organisation: organisationName,
  contact: Reader,
});
export type Party = z.infer<typeof Party>;

export const ThemeProposal = z.object({
  title: line(200),
  proposedBy: ParticipationId,
  person: PersonId,
  proposedAt: Instant,
});
export type ThemeProposal = z.infer<typeof ThemeProposal>;

/** Who hosts what a host rule asks of this network, by somebody's word and not by the rule (F38). */
export const AppointedHost = z.object({
  rule: Slug,
  participationId: ParticipationId,
  why: prose(1000),
  by: PersonId,
  at: Instant,
});
export type AppointedHost = z.infer<typeof AppointedHost>;

const common = {
  id: NetworkId,
  callId: CallId,
  /** Made from the selection, for a lot or across all; or formed by staff, about a theme or of a region (F33, F82). */
  kind: z.enum(["lot", "programme", "thematic", "cluster"]),
  title: Text,
  /** The lot that it is the network of; absent for the one across all lots. */
  lotId: z.string().optional(),
  /** What a thematic network is about. */
  theme: Slug.optional(),
  /** At least two when it is formed. */
  members: z.array(NetworkMember),
  /** Who gave the place back: whoever takes that place is a member instead. */
  left: z.array(NetworkMember).default([]),
  coordinator: Coordinator.optional(),
  parties: z.array(Party).max(50).default([]),
  /** Those of a network whose exchanges follow from host rules. */
  ...FormNetworks.partial().shape,
  appointed: z.array(AppointedHost).default([]),
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

/** A network beside those of the selection: about a theme, or a cluster of a region with its coordinator. */
export const CreateNetwork = z.strictObject({
  callId: CallId,
  kind: z.enum(["thematic", "cluster"]),
  title: Text,
  theme: Slug.optional(),
  members: z.array(ParticipationId).min(2).max(90),
  coordinator: Coordinator.optional(),
  parties: z.array(Party).max(50).default([]),
});
export type CreateNetwork = z.infer<typeof CreateNetwork>;

export const SetParties = z.strictObject({
  coordinator: Coordinator.optional(),
  parties: z.array(Party).max(50),
});
export type SetParties = z.infer<typeof SetParties>;

export const ThemeVote = z.strictObject({ participationId: ParticipationId, title: line(200) });
export type ThemeVote = z.infer<typeof ThemeVote>;

/** Those who host under a rule that appoints some, in place of whoever was appointed before. */
export const AppointHosts = z.strictObject({
  rule: Slug,
  hosts: z.array(ParticipationId).min(1).max(20),
  why: prose(1000).min(1),
  /** Somebody whom the rule would not take: they host all the same, for the reason that is given. */
  otherThanRule: z.boolean().default(false),
});
export type AppointHosts = z.infer<typeof AppointHosts>;

/** What a region reads of the municipalities of its network: each part only where the programme lets it. */
export const RegionView = z.object({
  networkId: NetworkId,
  title: Text,
  members: z.array(z.object({ organisation: z.string(), track: Slug, since: Instant })).optional(),
  exchanges: z.array(NetworkMeeting).optional(),
  /** Handed in or approved: what is still being written is its authors' alone. */
  deliverables: z
    .array(
      z.object({
        organisations: z.array(z.string()),
        kind: Slug,
        title: Text,
        area: z.string().optional(),
        state: z.enum(["handedIn", "approved"]),
      }),
    )
    .optional(),
  measures: z
    .array(z.object({ organisation: z.string(), title: z.string(), domain: Slug, state: z.string() }))
    .optional(),
});
export type RegionView = z.infer<typeof RegionView>;
