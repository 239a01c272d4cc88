import type * as z from "zod";
import type { LetterLanguage } from "../../schemas/text.ts";
import { cooperationTexts } from "./cooperation-texts.ts";
import { exchangeTexts } from "./exchange-texts.ts";
import { type FactsOf, type LetterKind, letterFacts } from "./facts.ts";
import { addressSuppressed } from "./texts/address-suppressed.ts";
import { applicationLapsed } from "./texts/application-lapsed.ts";
import { applicationReceived } from "./texts/application-received.ts";
import { applicationReminder } from "./texts/application-reminder.ts";
import { applicationStarted } from "./texts/application-started.ts";
import { applicationWithdrawn } from "./texts/application-withdrawn.ts";
import { approvalCirculated } from "./texts/approval-circulated.ts";
import { approvalOverdue } from "./texts/approval-overdue.ts";
import { approvalReminder } from "./texts/approval-reminder.ts";
import { approvalRequested } from "./texts/approval-requested.ts";
import { approvalSettled } from "./texts/approval-settled.ts";
import { attachmentInfected } from "./texts/attachment-infected.ts";
import { bankAccountChangeProposed } from "./texts/bank-account-change-proposed.ts";
import { bankAccountChanged } from "./texts/bank-account-changed.ts";
import { claimApproved } from "./texts/claim-approved.ts";
import { claimChangesRequested } from "./texts/claim-changes-requested.ts";
import { claimDue } from "./texts/claim-due.ts";
import { claimOutlook } from "./texts/claim-outlook.ts";
import { claimOverdue } from "./texts/claim-overdue.ts";
import { claimPaid } from "./texts/claim-paid.ts";
import { claimPaymentReturned } from "./texts/claim-payment-returned.ts";
import { claimReceived } from "./texts/claim-received.ts";
import { claimRejected } from "./texts/claim-rejected.ts";
import { commentsRequested } from "./texts/comments-requested.ts";
import { completionLapsed } from "./texts/completion-lapsed.ts";
import { completionReceived } from "./texts/completion-received.ts";
import { completionReminder } from "./texts/completion-reminder.ts";
import { completionRequested } from "./texts/completion-requested.ts";
import { conditionSet } from "./texts/condition-set.ts";
import { consensusDrafted } from "./texts/consensus-drafted.ts";
import { consensusOpened } from "./texts/consensus-opened.ts";
import { consensusReminder } from "./texts/consensus-reminder.ts";
import { consensusUnsettled } from "./texts/consensus-unsettled.ts";
import { deadlineMoved } from "./texts/deadline-moved.ts";
import { deadlineReminder } from "./texts/deadline-reminder.ts";
import { decisionIneligible } from "./texts/decision-ineligible.ts";
import { decisionRejected } from "./texts/decision-rejected.ts";
import { decisionReserve } from "./texts/decision-reserve.ts";
import { decisionSelected } from "./texts/decision-selected.ts";
import { deliverableApproved } from "./texts/deliverable-approved.ts";
import { deliverableReturned } from "./texts/deliverable-returned.ts";
import { enquiryAnswered } from "./texts/enquiry-answered.ts";
import { facilitatorNamed } from "./texts/facilitator-named.ts";
import { fellowsChanged } from "./texts/fellows-changed.ts";
import { hostAnswered } from "./texts/host-answered.ts";
import { hostInvitation } from "./texts/host-invitation.ts";
import { hostMatched } from "./texts/host-matched.ts";
import { hostReminder } from "./texts/host-reminder.ts";
import { lateInvitation } from "./texts/late-invitation.ts";
import { matchAnnounced } from "./texts/match-announced.ts";
import { matchEnded } from "./texts/match-ended.ts";
import { matchMissing } from "./texts/match-missing.ts";
import { matchToFacilitate } from "./texts/match-to-facilitate.ts";
import { memberChanged } from "./texts/member-changed.ts";
import { memberInvited } from "./texts/member-invited.ts";
import { memberJoined } from "./texts/member-joined.ts";
import { newsAnnounced } from "./texts/news-announced.ts";
import { newsAnswered } from "./texts/news-answered.ts";
import { newsCancelled } from "./texts/news-cancelled.ts";
import { newsChanged } from "./texts/news-changed.ts";
import { newsDeadlineMoved } from "./texts/news-deadline-moved.ts";
import { newsDecided } from "./texts/news-decided.ts";
import { newsOpened } from "./texts/news-opened.ts";
import { objectionDecided } from "./texts/objection-decided.ts";
import { objectionDue } from "./texts/objection-due.ts";
import { objectionReceived } from "./texts/objection-received.ts";
import { openingBlocked } from "./texts/opening-blocked.ts";
import { owedOverdue } from "./texts/owed-overdue.ts";
import { owedReminder } from "./texts/owed-reminder.ts";
import { placeConfirmed } from "./texts/place-confirmed.ts";
import { placeOffered } from "./texts/place-offered.ts";
import { placeWithdrawn } from "./texts/place-withdrawn.ts";
import { poolAnswered } from "./texts/pool-answered.ts";
import { poolInvitation } from "./texts/pool-invitation.ts";
import { receiptInfected } from "./texts/receipt-infected.ts";
import { reportDrawnUp } from "./texts/report-drawn-up.ts";
import { reviewInvitation } from "./texts/review-invitation.ts";
import { reviewReceived } from "./texts/review-received.ts";
import { reviewReleased } from "./texts/review-released.ts";
import { reviewReminder } from "./texts/review-reminder.ts";
import { reviewsOverdue } from "./texts/reviews-overdue.ts";
import { subscriptionConfirmed } from "./texts/subscription-confirmed.ts";
import { subscriptionRequested } from "./texts/subscription-requested.ts";
import type { LetterText, Words } from "./words.ts";

/** Every letter there is. */
const texts: { [Kind in LetterKind]: LetterText<Kind> } = {
  "address-suppressed": addressSuppressed,
  "application-lapsed": applicationLapsed,
  "application-received": applicationReceived,
  "application-reminder": applicationReminder,
  "application-started": applicationStarted,
  "application-withdrawn": applicationWithdrawn,
  "approval-circulated": approvalCirculated,
  "approval-overdue": approvalOverdue,
  "approval-reminder": approvalReminder,
  "comments-requested": commentsRequested,
  "opening-blocked": openingBlocked,
  "approval-requested": approvalRequested,
  "approval-settled": approvalSettled,
  "bank-account-change-proposed": bankAccountChangeProposed,
  "bank-account-changed": bankAccountChanged,
  "claim-approved": claimApproved,
  "claim-changes-requested": claimChangesRequested,
  "claim-due": claimDue,
  "claim-outlook": claimOutlook,
  "claim-overdue": claimOverdue,
  "claim-paid": claimPaid,
  "claim-payment-returned": claimPaymentReturned,
  "claim-received": claimReceived,
  "claim-rejected": claimRejected,
  "completion-lapsed": completionLapsed,
  "completion-received": completionReceived,
  "completion-reminder": completionReminder,
  "completion-requested": completionRequested,
  "deadline-reminder": deadlineReminder,
  "decision-ineligible": decisionIneligible,
  "decision-rejected": decisionRejected,
  "decision-reserve": decisionReserve,
  "decision-selected": decisionSelected,
  "consensus-drafted": consensusDrafted,
  "consensus-opened": consensusOpened,
  "consensus-reminder": consensusReminder,
  "consensus-unsettled": consensusUnsettled,
  "deadline-moved": deadlineMoved,
  "deliverable-approved": deliverableApproved,
  "deliverable-returned": deliverableReturned,
  "owed-reminder": owedReminder,
  "owed-overdue": owedOverdue,
  "report-drawn-up": reportDrawnUp,
  ...cooperationTexts,
  ...exchangeTexts,
  "late-invitation": lateInvitation,
  "host-invitation": hostInvitation,
  "host-reminder": hostReminder,
  "host-answered": hostAnswered,
  "host-matched": hostMatched,
  "fellows-changed": fellowsChanged,
  "match-ended": matchEnded,
  "facilitator-named": facilitatorNamed,
  "match-to-facilitate": matchToFacilitate,
  "condition-set": conditionSet,
  "match-announced": matchAnnounced,
  "match-missing": matchMissing,
  "attachment-infected": attachmentInfected,
  "member-changed": memberChanged,
  "member-invited": memberInvited,
  "member-joined": memberJoined,
  "objection-received": objectionReceived,
  "objection-due": objectionDue,
  "objection-decided": objectionDecided,
  "place-confirmed": placeConfirmed,
  "place-offered": placeOffered,
  "place-withdrawn": placeWithdrawn,
  "review-invitation": reviewInvitation,
  "review-received": reviewReceived,
  "pool-invitation": poolInvitation,
  "receipt-infected": receiptInfected,
  "pool-answered": poolAnswered,
  "review-released": reviewReleased,
  "review-reminder": reviewReminder,
  "reviews-overdue": reviewsOverdue,
  "subscription-requested": subscriptionRequested,
  "subscription-confirmed": subscriptionConfirmed,
  "news-announced": newsAnnounced,
  "news-opened": newsOpened,
  "news-deadline-moved": newsDeadlineMoved,
  "news-changed": newsChanged,
  "news-answered": newsAnswered,
  "news-decided": newsDecided,
  "news-cancelled": newsCancelled,
  "enquiry-answered": enquiryAnswered,
};

// Seen kind by kind, so that a schema and the text that needs its facts are known to belong together.
const schemas: { [Kind in LetterKind]: z.ZodType<FactsOf<Kind>> } = letterFacts;

export function isLetterKind(kind: string): kind is LetterKind {
  return Object.hasOwn(letterFacts, kind);
}

/** What a letter of this kind says with these facts. Throws where the facts are not those of the kind. */
export function worded<Kind extends LetterKind>(kind: Kind, language: LetterLanguage, facts: unknown): Words {
  return texts[kind][language](schemas[kind].parse(facts));
}
