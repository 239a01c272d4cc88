import * as z from "zod";
import { Slug } from "./form.ts";
import { ApplicationId, AssignmentId, CallId, ConsensusId, PersonId, ReviewId } from "./ids.ts";
import { AskedCriterion, ReviewContent } from "./reviewing.ts";
import { prose } from "./text.ts";
import { Instant } from "./time.ts";

/** Who takes part, in the order that numbers them: "Reviewer 1" is the first. */
const Member = z.object({ personId: PersonId, assignmentId: AssignmentId, reviewId: ReviewId });

/** What a reviewer says of the draft. */
const Word = z.object({ personId: PersonId, at: Instant, agrees: z.boolean() });

const common = {
  id: ConsensusId,
  callId: CallId,
  applicationId: ApplicationId,
  members: z.array(Member).min(2).max(9),
  rapporteur: PersonId,
  /** Whether the reviews lie further apart than the call allows. */
  divergent: z.boolean(),
  openedAt: Instant,
  dueAt: Instant,
  comments: z.array(z.object({ by: PersonId, at: Instant, text: prose(2000) })).max(200),
  /** Each dissent from a draft, kept also where a later draft was agreed to. */
  dissents: z.array(z.object({ by: PersonId, at: Instant, reason: prose(2000) })).max(50),
};
const drafted = { content: ReviewContent, draftedAt: Instant, words: z.array(Word).max(9) };

/** What the reviewers of an application come to together, drafted by one of them. */
export const Consensus = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("open") }),
  z.object({ ...common, ...drafted, state: z.literal("drafted") }),
  z.object({
    ...common,
    ...drafted,
    state: z.literal("agreed"),
    agreedAt: Instant,
    /** Staff ended it after the term, with what was drafted. */
    closed: z.object({ by: PersonId, reason: prose(1000) }).optional(),
  }),
  /** A reviewer has left: what they have read and said together counts no more. */
  z.object({ ...common, state: z.literal("voided"), voidedAt: Instant }),
]);
export type Consensus = z.infer<typeof Consensus>;

export const Remark = z.strictObject({ text: prose(2000).min(1) });
export const Dissent = z.strictObject({ reason: prose(2000).min(1) });
export const Appointment = z.strictObject({ personId: PersonId });

const Numbered = z.int().min(1);

/** A consensus as those who take part see it: everybody is a number. */
export const ConsensusSheet = z.object({
  id: ConsensusId,
  rev: z.int(),
  state: z.enum(["open", "drafted", "agreed"]),
  dueAt: Instant,
  divergent: z.boolean(),
  applicant: z.string(),
  track: Slug,
  criteria: z.array(AskedCriterion),
  you: Numbered,
  rapporteur: Numbered,
  reviews: z.array(z.object({ reviewer: Numbered, content: ReviewContent })),
  comments: z.array(z.object({ reviewer: Numbered, at: Instant, text: z.string() })),
  draft: ReviewContent.optional(),
  words: z.array(z.object({ reviewer: Numbered, agrees: z.boolean() })),
  dissents: z.array(z.object({ reviewer: Numbered, at: Instant, reason: z.string() })),
});
export type ConsensusSheet = z.infer<typeof ConsensusSheet>;
