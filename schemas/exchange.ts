import * as z from "zod";
import { AttachmentRequest } from "./attachment.ts";
import { Attendance } from "./attendance.ts";
import { Slug } from "./form.ts";
import { AttachmentId, CallId, ExchangeId, NetworkId, ParticipationId, PersonId } from "./ids.ts";
import { Reader } from "./reader.ts";
import { Email, LetterLanguage, line, prose, Text } from "./text.ts";
import { Instant } from "./time.ts";

/** How long a meeting lasts. */
export const Minutes = z.int().min(15).max(10_080);

/** Why a meeting was moved or called off: a word to count by, and what was said to those concerned. */
export const ExchangeReason = z.strictObject({
  code: z.enum([
    "hostUnable",
    "tooFewRegistered",
    "travelDisrupted",
    "clash",
    "placeWithdrawn",
    "notConfirmed",
    "other",
  ]),
  why: prose(1000).min(1),
});
export type ExchangeReason = z.infer<typeof ExchangeReason>;

/** A person who comes for a participation, in one of the call's functions (F30, F41). */
export const Registration = z.strictObject({
  participationId: ParticipationId,
  name: line(120),
  email: Email,
  language: LetterLanguage,
  /** One of the call's functions, where it names any. */
  function: Slug.optional(),
});
export type Registration = z.infer<typeof Registration>;

/** And since when: who had registered before a meeting was called off may have had costs (F132). */
export const Registered = z.object({ ...Registration.shape, registeredAt: Instant });
export type Registered = z.infer<typeof Registered>;

/** Somebody who was asked to come: for a participant, in a function; or as a guest, for a party of the network. */
export const Invited = z.object({
  ...Reader.shape,
  participationId: ParticipationId.optional(),
  functions: z.array(Slug).default([]),
  party: Slug.optional(),
});
export type Invited = z.infer<typeof Invited>;

/** A point on the agenda: a content of the theme, or one of its own (F42). */
export const AgendaItem = z.strictObject({ part: Slug.optional(), title: Text });
export type AgendaItem = z.infer<typeof AgendaItem>;

/** A document that a participant sent in, and where it can be read. */
export const SentDocument = z.object({
  participationId: ParticipationId,
  attachmentId: AttachmentId,
  fileName: line(200),
  sentBy: PersonId,
  sentAt: Instant,
});
export type SentDocument = z.infer<typeof SentDocument>;

export const ReviewComment = z.object({
  participationId: ParticipationId,
  reviewer: Email,
  text: prose(8000).min(1),
  writtenAt: Instant,
});

/** A session in which experts go through what participants sent in before (F43). */
export const ReviewSession = z.object({
  /** What is to be sent in: energy plans, communication strategies. */
  of: Text,
  documentsBy: Instant,
  reviewers: z.array(Reader).min(1).max(10),
  documents: z.array(SentDocument).default([]),
  comments: z.array(ReviewComment).default([]),
});
export type ReviewSession = z.infer<typeof ReviewSession>;

/** What one side took home, and what hosting gave the host: learning goes both ways (F27). */
export const LearningNote = z.object({
  side: z.enum(["host", "guest"]),
  /** Absent where the host is a city that takes no part itself. */
  participationId: ParticipationId.optional(),
  learned: prose(4000),
  benefit: prose(4000).optional(),
  writtenBy: PersonId,
  writtenAt: Instant,
});
export type LearningNote = z.infer<typeof LearningNote>;

/** From when to when, and how people meet since, where that has changed too. */
export const Move = z.object({
  from: Instant,
  to: Instant,
  mode: Slug.optional(),
  movedAt: Instant,
  ...ExchangeReason.shape,
});

const meeting = {
  id: ExchangeId,
  callId: CallId,
  title: line(200),
  /** Where it is held: at a host activity of the call, or with a participant (F35). */
  activity: Slug.optional(),
  host: ParticipationId.optional(),
  /** Activities of the call whose people come to the participant that hosts: a visit from the pilot. */
  visitors: z.array(Slug).default([]),
  /** The network whose calendar it belongs to, and which of its duties this is. */
  networkId: NetworkId.optional(),
  duty: line(200).optional(),
  /** The meeting that was called off, and whose duty this one does. */
  insteadOf: ExchangeId.optional(),
  theme: Slug.optional(),
  agenda: z.array(AgendaItem).default([]),
  review: ReviewSession.optional(),
  /** One of the kinds that the call names. */
  mode: Slug,
  inPerson: z.boolean(),
  startsAt: Instant,
  minutes: Minutes.optional(),
  /** At least one when it is planned, where no activity's people come; nobody once all have left. */
  participants: z.array(ParticipationId),
  /** Who was to come or to host and gave the place back: whoever takes that place comes instead. */
  left: z.array(z.object({ participationId: ParticipationId, leftAt: Instant })).default([]),
  registrations: z.array(Registered).default([]),
  /** Who was asked to come by name: people of participants, and guests; they have the entry in their calendars. */
  invited: z.array(Invited).max(600).default([]),
  /** Counts what changes the entry in a calendar, as SEQUENCE does in its file (RFC 5545, 3.8.7.4). */
  sequence: z.int().min(0).default(0),
  moves: z.array(Move).default([]),
};

/** A meeting: the calendar says planned, the host says confirmed (F40). */
export const Exchange = z.discriminatedUnion("state", [
  z.object({ ...meeting, state: z.literal("planned") }),
  z.object({ ...meeting, state: z.literal("confirmed"), confirmedAt: Instant }),
  z.object({ ...meeting, state: z.literal("moved") }),
  z.object({
    ...meeting,
    state: z.literal("held"),
    heldAt: Instant,
    attendance: z.array(Attendance),
    learning: z.array(LearningNote).default([]),
  }),
  z.object({
    ...meeting,
    state: z.literal("cancelled"),
    cancelledAt: Instant,
    code: ExchangeReason.shape.code.default("other"),
    why: ExchangeReason.shape.why,
  }),
]);
export type Exchange = z.infer<typeof Exchange>;

/** A meeting as the network and its parties see it. */
export const NetworkMeeting = z.object({
  id: ExchangeId,
  state: z.enum(["planned", "confirmed", "moved", "held", "cancelled"]),
  title: line(200),
  theme: Slug.optional(),
  agenda: z.array(AgendaItem),
  mode: Slug,
  inPerson: z.boolean(),
  startsAt: Instant,
  minutes: Minutes.optional(),
});

export const PlanExchange = z.strictObject({
  callId: CallId,
  title: line(200),
  activity: Slug.optional(),
  host: ParticipationId.optional(),
  networkId: NetworkId.optional(),
  /** One of the call that was called off: this one takes over its duty, and its network. */
  insteadOf: ExchangeId.optional(),
  theme: Slug.optional(),
  mode: Slug,
  startsAt: Instant,
  minutes: Minutes.optional(),
  participants: z.array(ParticipationId).max(50),
  visitors: z.array(Slug).max(10).default([]),
});
export type PlanExchange = z.infer<typeof PlanExchange>;

/** Another time, another way to meet, or both. */
export const MoveExchange = z.strictObject({
  startsAt: Instant.optional(),
  mode: Slug.optional(),
  ...ExchangeReason.shape,
});
export type MoveExchange = z.infer<typeof MoveExchange>;

/** What it is about; without an agenda of its own, the contents of the theme are the agenda. */
export const SetAgenda = z.strictObject({ theme: Slug, agenda: z.array(AgendaItem).max(20).default([]) });
export type SetAgenda = z.infer<typeof SetAgenda>;

/** Who is asked to come: people of the participants with these functions, or all (F41); parties of the network as guests. */
export const InvitePeople = z.strictObject({
  functions: z.union([z.literal("all"), z.array(Slug).max(20)]),
  parties: z.array(Slug).max(50).default([]),
});
export type InvitePeople = z.infer<typeof InvitePeople>;

export const OpenReview = z.strictObject({
  of: Text,
  documentsBy: Instant,
  reviewers: z.array(Reader).min(1).max(10),
});
export type OpenReview = z.infer<typeof OpenReview>;

/** A document as it is announced; it is sent in once its bytes are found to be that. */
export const SendDocument = z.strictObject({
  participationId: ParticipationId,
  ...AttachmentRequest.pick({ fileName: true, mediaType: true, size: true, sha256: true, title: true }).shape,
});
export type SendDocument = z.infer<typeof SendDocument>;

export const CommentDocument = z.strictObject({
  participationId: ParticipationId,
  text: prose(8000).min(1),
});
export type CommentDocument = z.infer<typeof CommentDocument>;

/** What is written down afterwards; staff write for a host that takes no part itself. */
export const WriteLearning = z.strictObject({
  participationId: ParticipationId.optional(),
  learned: prose(4000).min(1),
  benefit: prose(4000).optional(),
});
export type WriteLearning = z.infer<typeof WriteLearning>;
