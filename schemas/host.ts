import * as z from "zod";
import { Availability, Capacity, Offers } from "./call/subject.ts";
import { Slug } from "./form.ts";
import { CallId, HostId, ParticipationId } from "./ids.ts";
import { Email, LetterLanguage, line, prose, Text } from "./text.ts";
import { Instant } from "./time.ts";

/** Somebody who speaks for a host activity: a member city's, or the group's. */
export const HostContact = z.strictObject({
  name: line(120),
  email: Email,
  language: LetterLanguage,
  city: line(120).optional(),
});
export type HostContact = z.infer<typeof HostContact>;

/** What hosts say of their activity themselves; it stands in the catalogue instead of what the call says (F135). */
export const HostProfile = z.strictObject({
  description: Text.optional(),
  offers: Offers.optional(),
  availability: Availability.optional(),
});
export type HostProfile = z.infer<typeof HostProfile>;

/** In which order hosts would like to receive twins; `othersToo`: the others after them, by what they have in common (F129). */
export const HostPreferences = z.strictObject({
  order: z.array(ParticipationId).max(500),
  othersToo: z.boolean().default(true),
});
export type HostPreferences = z.infer<typeof HostPreferences>;

const common = {
  id: HostId,
  callId: CallId,
  activity: Slug,
  contacts: z.array(HostContact).min(1).max(20),
  invitedAt: Instant,
  /** The last instant at which they say what they can take. */
  answerBy: Instant,
  profile: HostProfile.default({}),
};
const answered = { ...common, answeredAt: Instant, answeredBy: z.string() };

/** The hosts of one activity, asked whether they want twins and how many (F48, F129). */
export const Host = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("invited") }),
  z.object({
    ...answered,
    state: z.literal("interested"),
    capacity: Capacity,
    preferences: z.object({ ...HostPreferences.shape, statedAt: Instant }).optional(),
  }),
  z.object({ ...answered, state: z.literal("declined"), why: prose(1000) }),
]);
export type Host = z.infer<typeof Host>;

export const InviteHost = z.strictObject({ activity: Slug, contacts: Host.options[0].shape.contacts });
export type InviteHost = z.infer<typeof InviteHost>;

export const StateInterest = z.strictObject({ capacity: Capacity, profile: HostProfile.default({}) });
export type StateInterest = z.infer<typeof StateInterest>;

/** How well a twin and an activity go together in one respect: what it asked for, and what of that the activity offers. */
export const DimensionScore = z.object({
  id: z.enum(["challenges", "interests", "conditions", "domains", "rank"]),
  /** 0 to 100. */
  score: z.int().min(0).max(100),
  weight: z.int().min(0),
  asked: z.int().min(0),
  shared: z.array(Slug).default([]),
});
export type DimensionScore = z.infer<typeof DimensionScore>;

/** The scores of a pair, and the weighted mean that the matching weighs it by, with at most four decimals. */
export const PairScore = z.object({ total: z.number().min(0).max(100), dimensions: z.array(DimensionScore) });
export type PairScore = z.infer<typeof PairScore>;

/** A twin as the hosts whom it could be matched with see it. */
export const Guest = z.object({
  participationId: ParticipationId,
  name: z.string(),
  country: z.string(),
  /** The place of the activity on its list, from 1; absent where it is not on it. */
  rank: z.int().optional(),
  score: PairScore,
});
export type Guest = z.infer<typeof Guest>;

/** An activity in the public catalogue, in one language. */
export const PublicActivity = z.object({
  id: Slug,
  title: z.string(),
  description: z.string().optional(),
  cities: z.array(z.object({ name: z.string(), country: z.string() })),
  domains: z.array(z.string()),
  challenges: z.array(z.string()),
  interests: z.array(z.string()),
  conditions: z.array(z.string()),
  availability: z.object({ from: z.string(), to: z.string() }).optional(),
  capacity: Capacity,
  /** What its hosts said: whether they receive twins; absent while they have not answered. */
  receives: z.boolean().optional(),
  /** Whether one of its cities is in the country that the reader asked to see marked. */
  highlighted: z.boolean(),
});
export type PublicActivity = z.infer<typeof PublicActivity>;
export const Catalogue = z.object({
  callId: CallId,
  language: z.string(),
  source: z.string().optional(),
  selectedOn: z.string().optional(),
  items: z.array(PublicActivity),
});
