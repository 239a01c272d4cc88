import * as z from "zod";
import { SideContest } from "./call/contest.ts";
import { saying } from "./consultation.ts";
import { CallId, ContestId, EntryId, OrganisationId, ParticipationId, PersonId } from "./ids.ts";
import { Scores } from "./reviewing.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

/** What earned the prize, with the scores of all entries as they were then; without an entry, why nobody has it. */
const ContestAward = z.object({
  entryId: EntryId.optional(),
  reason: saying(2000),
  /** Best first: the sums of the weighted means of the jury's marks, exactly. */
  ranking: z.array(z.object({ entryId: EntryId, score: z.string(), judges: z.int() })),
  by: z.string(),
});

const common = { id: ContestId, callId: CallId, contest: SideContest, closesAt: Instant, openedAt: Instant };
/** A contest of a call from its opening on, as the call said it then. */
export const Contest = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("open") }),
  z.object({ ...common, state: z.literal("awarded"), awardedAt: Instant, award: ContestAward }),
  z.object({ ...common, state: z.literal("cancelled"), cancelledAt: Instant, why: saying(2000) }),
]);
export type Contest = z.infer<typeof Contest>;

export const WriteEntry = z.strictObject({
  participationId: ParticipationId,
  title: line(200),
  text: saying(8000),
  /** Whether the organisation may be named in public if it wins. */
  consentToPublish: z.boolean(),
});
export type WriteEntry = z.infer<typeof WriteEntry>;

export const JudgeEntry = z.strictObject({ scores: Scores, comment: saying(2000) });
export type JudgeEntry = z.infer<typeof JudgeEntry>;
const Judgement = JudgeEntry.extend({ personId: PersonId, at: Instant });

const entry = {
  id: EntryId,
  callId: CallId,
  contestId: ContestId,
  organisationId: OrganisationId,
  organisation: z.string(),
  ...WriteEntry.shape,
  enteredAt: Instant,
  judgements: z.array(Judgement).max(20),
};
export const ContestEntry = z.discriminatedUnion("state", [
  z.object({ ...entry, state: z.literal("entered") }),
  z.object({ ...entry, state: z.literal("withdrawn"), withdrawnAt: Instant }),
]);
export type ContestEntry = z.infer<typeof ContestEntry>;

/** Which entry has the prize and why; without an entry, why none has it. */
export const AwardContest = z.strictObject({ entryId: EntryId.optional(), reason: saying(2000) });
export type AwardContest = z.infer<typeof AwardContest>;

/** A contest as everybody may read it, in one language; who won, if that may be told. */
export const PublicContest = z.object({
  id: ContestId,
  state: z.enum(["open", "judging", "awarded", "cancelled"]),
  title: z.string(),
  summary: z.string(),
  prize: z.string(),
  closesAt: Instant,
  closes: z.string(),
  criteria: z.array(
    z.object({ id: z.string(), label: z.string(), maxScore: z.number(), weight: z.number() }),
  ),
  award: z
    .object({ winner: z.string().optional(), title: z.string().optional(), reason: z.string() })
    .optional(),
});
export type PublicContest = z.infer<typeof PublicContest>;
