import * as z from "zod";

/** An id names its kind by its prefix, so that one never passes for another: `app_3k9…`. */
function idFormat(prefix: string) {
  const format = new RegExp(`^${prefix}_[a-z0-9][a-z0-9-]*$`);
  return z
    .string()
    .max(80)
    .regex(format, { error: `expected an id that starts with ${prefix}_` });
}

export const CallId = idFormat("call").brand<"call">();
export type CallId = z.infer<typeof CallId>;
export const ApplicationId = idFormat("app").brand<"app">();
export type ApplicationId = z.infer<typeof ApplicationId>;
export const OrganisationId = idFormat("org").brand<"org">();
export type OrganisationId = z.infer<typeof OrganisationId>;
/** A person: the subject of their token, prefixed. */
export const PersonId = idFormat("person").brand<"person">();
export type PersonId = z.infer<typeof PersonId>;
export const ScreeningId = idFormat("screening").brand<"screening">();
export type ScreeningId = z.infer<typeof ScreeningId>;
/** A register or a list as it was imported, by its basis and date. */
export const RegisterVersionId = idFormat("register").brand<"register">();
export type RegisterVersionId = z.infer<typeof RegisterVersionId>;
export const ReviewerId = idFormat("reviewer").brand<"reviewer">();
export type ReviewerId = z.infer<typeof ReviewerId>;
export const ConsensusId = idFormat("consensus").brand<"consensus">();
export type ConsensusId = z.infer<typeof ConsensusId>;
export const PlanId = idFormat("plan").brand<"plan">();
export type PlanId = z.infer<typeof PlanId>;
export const AssignmentId = idFormat("assignment").brand<"assignment">();
export type AssignmentId = z.infer<typeof AssignmentId>;
export const ReviewId = idFormat("review").brand<"review">();
export type ReviewId = z.infer<typeof ReviewId>;
export const SelectionId = idFormat("selection").brand<"selection">();
export type SelectionId = z.infer<typeof SelectionId>;
/** A request to look at a decision again. */
export const ObjectionId = idFormat("objection").brand<"objection">();
export type ObjectionId = z.infer<typeof ObjectionId>;
export const ApprovalId = idFormat("approval").brand<"approval">();
export type ApprovalId = z.infer<typeof ApprovalId>;
export const MatchingId = idFormat("matching").brand<"matching">();
export type MatchingId = z.infer<typeof MatchingId>;
export const HostId = idFormat("host").brand<"host">();
export type HostId = z.infer<typeof HostId>;
export const ParticipationId = idFormat("participation").brand<"participation">();
export type ParticipationId = z.infer<typeof ParticipationId>;
export const LearningPlanId = idFormat("learningplan").brand<"learningplan">();
export type LearningPlanId = z.infer<typeof LearningPlanId>;
export const DeliverableId = idFormat("deliverable").brand<"deliverable">();
export type DeliverableId = z.infer<typeof DeliverableId>;
/** What was handed in once, kept as it was. */
export const HandInId = idFormat("handin").brand<"handin">();
export type HandInId = z.infer<typeof HandInId>;
/** What a participant does or means to do; measurements are `MeasurementId`. */
export const MeasureId = idFormat("measure").brand<"measure">();
export type MeasureId = z.infer<typeof MeasureId>;
export const PracticeId = idFormat("practice").brand<"practice">();
export type PracticeId = z.infer<typeof PracticeId>;
export const MeasurementId = idFormat("measurement").brand<"measurement">();
export type MeasurementId = z.infer<typeof MeasurementId>;
export const ProcessStepId = idFormat("processstep").brand<"processstep">();
export type ProcessStepId = z.infer<typeof ProcessStepId>;
export const ReportId = idFormat("report").brand<"report">();
export type ReportId = z.infer<typeof ReportId>;
export const ExchangeId = idFormat("exchange").brand<"exchange">();
export type ExchangeId = z.infer<typeof ExchangeId>;
export const NetworkId = idFormat("network").brand<"network">();
export type NetworkId = z.infer<typeof NetworkId>;
export const MessageId = idFormat("message").brand<"message">();
export type MessageId = z.infer<typeof MessageId>;
/** The parties that a programme keeps beside it for as long as it runs (F115). */
export const StandingGroupId = idFormat("standing").brand<"standing">();
export type StandingGroupId = z.infer<typeof StandingGroupId>;
export const ConsultationId = idFormat("consultation").brand<"consultation">();
export type ConsultationId = z.infer<typeof ConsultationId>;
export const OpinionId = idFormat("opinion").brand<"opinion">();
export type OpinionId = z.infer<typeof OpinionId>;
/** An authority, a delegation, a region: a body outside the programme that it is coordinated with. */
export const BodyId = idFormat("body").brand<"body">();
export type BodyId = z.infer<typeof BodyId>;
export const LogEntryId = idFormat("log").brand<"log">();
export type LogEntryId = z.infer<typeof LogEntryId>;
export const GatheringId = idFormat("gathering").brand<"gathering">();
export type GatheringId = z.infer<typeof GatheringId>;
/** What a third party lets members of a network try (F109). */
export const OfferId = idFormat("offer").brand<"offer">();
export type OfferId = z.infer<typeof OfferId>;
/** A contest beside a call, from its opening on, and what somebody enters in it. */
export const ContestId = idFormat("contest").brand<"contest">();
export type ContestId = z.infer<typeof ContestId>;
export const EntryId = idFormat("entry").brand<"entry">();
export type EntryId = z.infer<typeof EntryId>;
export const ProjectId = idFormat("project").brand<"project">();
export type ProjectId = z.infer<typeof ProjectId>;
export const ClaimId = idFormat("claim").brand<"claim">();
export type ClaimId = z.infer<typeof ClaimId>;
export const BatchId = idFormat("batch").brand<"batch">();
export type BatchId = z.infer<typeof BatchId>;
export const LetterId = idFormat("letter").brand<"letter">();
export type LetterId = z.infer<typeof LetterId>;
export const OperationId = idFormat("operation").brand<"operation">();
export type OperationId = z.infer<typeof OperationId>;
export const MilestoneId = idFormat("milestone").brand<"milestone">();
export type MilestoneId = z.infer<typeof MilestoneId>;
/** A deadline that was moved, for everyone or for those who held a draft. */
export const MoveId = idFormat("move").brand<"move">();
export type MoveId = z.infer<typeof MoveId>;
/** Leave for one organisation to apply after the call has closed. */
export const LateInviteId = idFormat("lateinvite").brand<"lateinvite">();
export type LateInviteId = z.infer<typeof LateInviteId>;
export const AnswerId = idFormat("answer").brand<"answer">();
export type AnswerId = z.infer<typeof AnswerId>;
/** What was claimed once: a receipt, or a person's cost of a kind, a day and an amount. */
export const VoucherId = idFormat("voucher").brand<"voucher">();
export type VoucherId = z.infer<typeof VoucherId>;
export const RatesId = idFormat("rates").brand<"rates">();
export type RatesId = z.infer<typeof RatesId>;
export const AccountId = idFormat("account").brand<"account">();
export type AccountId = z.infer<typeof AccountId>;
export const PaymentId = idFormat("payment").brand<"payment">();
export type PaymentId = z.infer<typeof PaymentId>;
export const BudgetId = idFormat("budget").brand<"budget">();
export type BudgetId = z.infer<typeof BudgetId>;
export const SubscriptionId = idFormat("subscription").brand<"subscription">();
export type SubscriptionId = z.infer<typeof SubscriptionId>;
/** A question that somebody asked about a call; the questions of a form are `Question`. */
export const EnquiryId = idFormat("enquiry").brand<"enquiry">();
export type EnquiryId = z.infer<typeof EnquiryId>;
export const NewsId = idFormat("news").brand<"news">();
export type NewsId = z.infer<typeof NewsId>;
export const AttachmentId = idFormat("attachment").brand<"attachment">();
export type AttachmentId = z.infer<typeof AttachmentId>;
/** A receipt of a claim: the file that one of its lines is proved by. */
export const ReceiptId = idFormat("receipt").brand<"receipt">();
export type ReceiptId = z.infer<typeof ReceiptId>;
export const InvitationId = idFormat("invitation").brand<"invitation">();
export type InvitationId = z.infer<typeof InvitationId>;
export const SubmissionId = idFormat("submission").brand<"submission">();
export type SubmissionId = z.infer<typeof SubmissionId>;
export const CallVersionId = idFormat("callversion").brand<"callversion">();
export type CallVersionId = z.infer<typeof CallVersionId>;
