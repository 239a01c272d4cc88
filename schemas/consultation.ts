import * as z from "zod";
import { CallId, ConsultationId, DeliverableId, OpinionId, PersonId, StandingGroupId } from "./ids.ts";
import { Delegate, delegates, Named } from "./reader.ts";
import { line, prose } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** A text that says something. */
export const saying = (max: number) =>
  prose(max).refine((text) => text.trim() !== "", { params: { code: "Empty" }, error: "says nothing" });

/** The parties that follow a programme to its end, with leave to read and to comment at any time (F115). */
const group = {
  id: StandingGroupId,
  /** The call by which it was named; it is the group of the whole programme. */
  callId: CallId,
  programme: line(60),
  members: z.array(Delegate).min(1),
  namedAt: Instant,
};
export const StandingGroup = z.discriminatedUnion("state", [
  z.object({ ...group, state: z.literal("standing") }),
  z.object({ ...group, state: z.literal("dissolved"), dissolvedAt: Instant }),
]);
export type StandingGroup = z.infer<typeof StandingGroup>;

export const NameStandingGroup = z.strictObject({ members: delegates(40) });
export type NameStandingGroup = z.infer<typeof NameStandingGroup>;

/** A party of a consultation, and what became of its answer. */
export const Asked = z.object({ ...Delegate.shape, answer: z.enum(["none", "given", "handled"]) });
export type Asked = z.infer<typeof Asked>;

export const Paper = z.strictObject({ title: line(200), url: z.url({ protocol: /^https$/ }).max(2000) });

/** What the parties may read, and comment on part by part, for as long as the round is open (F115): the call, or a plan. */
export const Draft = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("call") }),
  z.strictObject({ of: z.literal("deliverable"), deliverableId: DeliverableId }),
]);
export type Draft = z.infer<typeof Draft>;

const asking = {
  about: z.enum(["call", "programme"]),
  title: line(200),
  question: saying(8000),
  papers: z.array(Paper).max(20).default([]),
  drafts: z.array(Draft).max(20).default([]),
};
const round = {
  id: ConsultationId,
  callId: CallId,
  ...asking,
  parties: z.array(Asked).min(1),
  openedAt: Instant,
  /** The last day to answer, and its last minute. A later answer is taken while the round is open, and is late. */
  answerOn: Day,
  answerBy: Instant,
};

/** A question put to named parties; it is closed when every answer has been handled (F93). */
export const Consultation = z.discriminatedUnion("state", [
  z.object({ ...round, state: z.literal("open") }),
  z.object({ ...round, state: z.literal("closed"), closedAt: Instant }),
]);
export type Consultation = z.infer<typeof Consultation>;

export const OpenConsultation = z.strictObject({
  callId: CallId,
  ...asking,
  answerOn: Day,
  parties: delegates(40).optional(),
  /** Whether the programme's standing group is asked too. */
  standingGroup: z.boolean().default(false),
});
export type OpenConsultation = z.infer<typeof OpenConsultation>;

const opinion = {
  id: OpinionId,
  callId: CallId,
  /** What it is on: a consultation, or the programme as a member of its standing group sees it. */
  on: z.union([ConsultationId, StandingGroupId]),
  from: Delegate,
  /** The draft that it is on, as it was read, and where in it. */
  draft: z
    .object({
      number: z.int().min(1),
      contentHash: z.string().length(64),
      pointer: z.string().max(400).optional(),
    })
    .optional(),
  text: saying(8000),
  givenAt: Instant,
  /** Who put it in: the party itself, signed in or by the code of its letter, or staff for it. */
  givenBy: z.string(),
};
/** How an opinion was taken into account, with words that its author gets. */
export const HandleOpinion = z.strictObject({
  outcome: z.enum(["accepted", "partly", "notAccepted"]),
  words: saying(4000),
});
export type HandleOpinion = z.infer<typeof HandleOpinion>;

export const Opinion = z.discriminatedUnion("state", [
  z.object({ ...opinion, state: z.literal("given") }),
  z.object({
    ...opinion,
    state: z.literal("handled"),
    ...HandleOpinion.shape,
    handledAt: Instant,
    handledBy: PersonId,
  }),
]);
export type Opinion = z.infer<typeof Opinion>;

export const GiveOpinion = z.strictObject({ text: saying(8000) });
/** Staff write down what a party answered by other ways, and say whose answer it is. */
export const AnswerConsultation = z.strictObject({
  ...GiveOpinion.shape,
  party: Delegate.shape.email.optional(),
});
export type AnswerConsultation = z.infer<typeof AnswerConsultation>;
/** The code of the letter: who is asked what, signed. */
export const AnswerByToken = z.strictObject({ ...GiveOpinion.shape, token: line(400) });
export type AnswerByToken = z.infer<typeof AnswerByToken>;

/** A consultation as a party sees it: names and no addresses, and of the answers its own. */
export const ConsultationView = z.object({
  id: ConsultationId,
  state: z.enum(["open", "closed"]),
  ...asking,
  answerBy: Instant,
  parties: z.array(Asked.pick({ name: true, organisation: true, answer: true })),
  own: Opinion.optional(),
});
export type ConsultationView = z.infer<typeof ConsultationView>;

/** The group as its members see it, with what they said and what became of it. */
export const StandingGroupView = z.object({
  id: StandingGroupId,
  state: z.enum(["standing", "dissolved"]),
  members: z.array(Named),
  comments: z.array(
    z.object({
      id: OpinionId,
      from: Named,
      text: z.string(),
      givenAt: Instant,
      state: z.enum(["given", "handled"]),
      ...HandleOpinion.partial().shape,
    }),
  ),
});

/** A comment on a draft, bound to what was read of it; the pointer says where, as in a call's findings. */
export const CommentOnDraft = z.strictObject({
  ...GiveOpinion.shape,
  contentHash: z.string().length(64),
  pointer: z.string().max(400).optional(),
});
export type CommentOnDraft = z.infer<typeof CommentOnDraft>;
