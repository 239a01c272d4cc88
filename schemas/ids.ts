import { z } from "zod";

/** An id names its kind by its prefix, so that one never passes for another: `app_3k9…`. */
export function idOf<Prefix extends string>(prefix: Prefix): z.core.$ZodBranded<z.ZodString, Prefix> {
  const format = new RegExp(`^${prefix}_[a-z0-9][a-z0-9-]*$`);
  return z.string().max(80).regex(format, { error: `expected an id that starts with ${prefix}_` }).brand<Prefix>();
}

export const CallId = idOf("call");
export type CallId = z.infer<typeof CallId>;
export const ApplicationId = idOf("app");
export type ApplicationId = z.infer<typeof ApplicationId>;
export const OrganisationId = idOf("org");
export type OrganisationId = z.infer<typeof OrganisationId>;
/** A person: the subject of their token, prefixed. */
export const PersonId = idOf("person");
export type PersonId = z.infer<typeof PersonId>;
export const ScreeningId = idOf("screening");
export type ScreeningId = z.infer<typeof ScreeningId>;
export const ReviewerId = idOf("reviewer");
export type ReviewerId = z.infer<typeof ReviewerId>;
export const PlanId = idOf("plan");
export type PlanId = z.infer<typeof PlanId>;
export const AssignmentId = idOf("assignment");
export type AssignmentId = z.infer<typeof AssignmentId>;
export const ReviewId = idOf("review");
export type ReviewId = z.infer<typeof ReviewId>;
export const SelectionId = idOf("selection");
export type SelectionId = z.infer<typeof SelectionId>;
export const ApprovalId = idOf("approval");
export type ApprovalId = z.infer<typeof ApprovalId>;
export const MatchingId = idOf("matching");
export type MatchingId = z.infer<typeof MatchingId>;
export const ParticipationId = idOf("participation");
export type ParticipationId = z.infer<typeof ParticipationId>;
export const ExchangeId = idOf("exchange");
export type ExchangeId = z.infer<typeof ExchangeId>;
export const ClaimId = idOf("claim");
export type ClaimId = z.infer<typeof ClaimId>;
export const BatchId = idOf("batch");
export type BatchId = z.infer<typeof BatchId>;
export const LetterId = idOf("letter");
export type LetterId = z.infer<typeof LetterId>;
export const OperationId = idOf("operation");
export type OperationId = z.infer<typeof OperationId>;
export const MilestoneId = idOf("milestone");
export type MilestoneId = z.infer<typeof MilestoneId>;
export const AnswerId = idOf("answer");
export type AnswerId = z.infer<typeof AnswerId>;
export const BudgetId = idOf("budget");
export type BudgetId = z.infer<typeof BudgetId>;
