import type * as z from "zod";
import { Application } from "../../schemas/application.ts";
import { Approval } from "../../schemas/approval.ts";
import { Attachment, Receipt } from "../../schemas/attachment.ts";
import type { AuditedKind } from "../../schemas/audit.ts";
import { BankAccount } from "../../schemas/bank-account.ts";
import type { PersonalCategory } from "../../schemas/call/retention.ts";
import { Claim } from "../../schemas/claim.ts";
import { Consensus } from "../../schemas/consensus.ts";
import { Consultation, Opinion, StandingGroup } from "../../schemas/consultation.ts";
import { Contest, ContestEntry } from "../../schemas/contest.ts";
import { Body, LogEntry } from "../../schemas/coordination.ts";
import { Enquiry } from "../../schemas/enquiry.ts";
import { Exchange } from "../../schemas/exchange.ts";
import { Gathering } from "../../schemas/gathering.ts";
import { Host } from "../../schemas/host.ts";
import { JointProject, Offer } from "../../schemas/joint-work.ts";
import { LateInvite } from "../../schemas/late-invite.ts";
import { LearningPlan } from "../../schemas/learning.ts";
import { Letter } from "../../schemas/letter.ts";
import { LetterHandling } from "../../schemas/letter-care.ts";
import { Invitation } from "../../schemas/membership.ts";
import { Message } from "../../schemas/message.ts";
import { Network } from "../../schemas/network.ts";
import { Objection } from "../../schemas/objection.ts";
import { Participation } from "../../schemas/participation.ts";
import { Assignment, Review, Reviewer } from "../../schemas/reviewing.ts";
import { Screening } from "../../schemas/screening.ts";
import { Submission } from "../../schemas/submission.ts";
import { Subscription } from "../../schemas/subscription.ts";

/** An entity that people are known from: its schema says which of its texts. */
export interface PersonalKind {
  schema: z.ZodType;
  /** Of an application that led to a place, it is kept as long as what the participants said. */
  of: PersonalCategory;
  /** Its bytes lie in the bucket. */
  isFile?: true;
}

const applications = { of: "applications" } as const;
const reviewing = { of: "reviewing" } as const;
const participation = { of: "participation" } as const;
const letters = { of: "letters" } as const;
const travel = { of: "travel" } as const;

export const personalKinds = {
  application: { ...applications, schema: Application },
  submission: { ...applications, schema: Submission },
  invitation: { ...applications, schema: Invitation },
  attachment: { ...applications, schema: Attachment, isFile: true },
  screening: { ...applications, schema: Screening },
  "late-invite": { ...applications, schema: LateInvite },
  reviewer: { ...reviewing, schema: Reviewer },
  assignment: { ...reviewing, schema: Assignment },
  review: { ...reviewing, schema: Review },
  consensus: { ...reviewing, schema: Consensus },
  approval: { ...reviewing, schema: Approval },
  objection: { ...reviewing, schema: Objection },
  participation: { ...participation, schema: Participation },
  network: { ...participation, schema: Network },
  exchange: { ...participation, schema: Exchange },
  message: { ...participation, schema: Message },
  learningPlan: { ...participation, schema: LearningPlan },
  host: { ...participation, schema: Host },
  gathering: { ...participation, schema: Gathering },
  standingGroup: { ...participation, schema: StandingGroup },
  consultation: { ...participation, schema: Consultation },
  opinion: { ...participation, schema: Opinion },
  body: { ...participation, schema: Body },
  logEntry: { ...participation, schema: LogEntry },
  offer: { ...participation, schema: Offer },
  jointProject: { ...participation, schema: JointProject },
  contest: { ...participation, schema: Contest },
  contestEntry: { ...participation, schema: ContestEntry },
  letter: { ...letters, schema: Letter },
  handling: { ...letters, schema: LetterHandling },
  enquiry: { ...letters, schema: Enquiry },
  subscription: { ...letters, schema: Subscription },
  bankAccount: { ...travel, schema: BankAccount },
  claim: { ...travel, schema: Claim },
  receipt: { ...travel, schema: Receipt, isFile: true },
} as const satisfies Partial<Record<AuditedKind | "submission" | "message" | "letter", PersonalKind>>;
export type PersonalKindName = keyof typeof personalKinds;

/** The audited kinds that keep their texts for good, and why they may. */
export const keptForGood: Partial<Record<AuditedKind, string>> = {
  call: "The programme's own public texts; its contacts hold an office.",
  "call-version": "The same, as it was.",
  plan: "Ids, numbers and reasons as data.",
  selection: "The decision: organisations and their ranks, which archives keep.",
  matching: "The decision: organisations and host activities.",
  deliverable: "The programme's results.",
  measure: "What a municipality does, not a person.",
  practice: "The library, shared on purpose.",
  measurement: "Numbers of an organisation.",
  report: "What the programme owes to who pays for it.",
  processStep: "What the programme did, step by step.",
  budget: "Sums.",
  batch: "Bookkeeping in ids and sums; the account numbers lie apart.",
  hold: "Which kinds of letters wait.",
  optout: "Holds a hash of the address, never the address.",
  suppression: "Holds a hash of the address; forgetting it would write to somebody who complained.",
};
