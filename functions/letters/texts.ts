import type * as z from "zod";
import type { LetterLanguage } from "../../schemas/text.ts";
import { type FactsOf, type LetterKind, letterFacts } from "./facts.ts";
import { addressSuppressed } from "./texts/address-suppressed.ts";
import { adviceGiven } from "./texts/advice-given.ts";
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
import { consultationLate } from "./texts/consultation-late.ts";
import { consultationOpened } from "./texts/consultation-opened.ts";
import { consultationReminder } from "./texts/consultation-reminder.ts";
import { contestDecided } from "./texts/contest-decided.ts";
import { contestOpened } from "./texts/contest-opened.ts";
import { deadlineMoved } from "./texts/deadline-moved.ts";
import { deadlineReminder } from "./texts/deadline-reminder.ts";
import { decisionIneligible } from "./texts/decision-ineligible.ts";
import { decisionRejected } from "./texts/decision-rejected.ts";
import { decisionReserve } from "./texts/decision-reserve.ts";
import { decisionSelected } from "./texts/decision-selected.ts";
import { deliverableApproved } from "./texts/deliverable-approved.ts";
import { deliverableReturned } from "./texts/deliverable-returned.ts";
import { documentCommented } from "./texts/document-commented.ts";
import { documentsRequested } from "./texts/documents-requested.ts";
import { documentsToReview } from "./texts/documents-to-review.ts";
import { enquiryAnswered } from "./texts/enquiry-answered.ts";
import { exchangeCancelled } from "./texts/exchange-cancelled.ts";
import { exchangeConfirmed } from "./texts/exchange-confirmed.ts";
import { exchangeGuestsChanged } from "./texts/exchange-guests-changed.ts";
import { exchangeInvited } from "./texts/exchange-invited.ts";
import { exchangeLeft } from "./texts/exchange-left.ts";
import { exchangeMoved } from "./texts/exchange-moved.ts";
import { exchangePlanned } from "./texts/exchange-planned.ts";
import { exchangeRegistered } from "./texts/exchange-registered.ts";
import { exchangeReminder } from "./texts/exchange-reminder.ts";
import { exchangeUnreported } from "./texts/exchange-unreported.ts";
import { exchangesPlanned } from "./texts/exchanges-planned.ts";
import { facilitatorNamed } from "./texts/facilitator-named.ts";
import { fellowsChanged } from "./texts/fellows-changed.ts";
import { gatheringCancelled } from "./texts/gathering-cancelled.ts";
import { gatheringInvited } from "./texts/gathering-invited.ts";
import { gatheringMoved } from "./texts/gathering-moved.ts";
import { hostAnswered } from "./texts/host-answered.ts";
import { hostInvitation } from "./texts/host-invitation.ts";
import { hostMatched } from "./texts/host-matched.ts";
import { hostReminder } from "./texts/host-reminder.ts";
import { jointProjectAgreed } from "./texts/joint-project-agreed.ts";
import { jointProjectProposed } from "./texts/joint-project-proposed.ts";
import { lateInvitation } from "./texts/late-invitation.ts";
import { learningRequested } from "./texts/learning-requested.ts";
import { matchAnnounced } from "./texts/match-announced.ts";
import { matchEnded } from "./texts/match-ended.ts";
import { matchMissing } from "./texts/match-missing.ts";
import { matchToFacilitate } from "./texts/match-to-facilitate.ts";
import { memberChanged } from "./texts/member-changed.ts";
import { memberInvited } from "./texts/member-invited.ts";
import { memberJoined } from "./texts/member-joined.ts";
import { messageReceived } from "./texts/message-received.ts";
import { minutesAdopted } from "./texts/minutes-adopted.ts";
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
import { offerPublished } from "./texts/offer-published.ts";
import { offerSettled } from "./texts/offer-settled.ts";
import { offerTakenUp } from "./texts/offer-taken-up.ts";
import { openingBlocked } from "./texts/opening-blocked.ts";
import { opinionHandled } from "./texts/opinion-handled.ts";
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
import { standingGroupNamed } from "./texts/standing-group-named.ts";
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
  "exchange-planned": exchangePlanned,
  "exchange-confirmed": exchangeConfirmed,
  "exchange-registered": exchangeRegistered,
  "exchange-moved": exchangeMoved,
  "exchange-cancelled": exchangeCancelled,
  "exchange-left": exchangeLeft,
  "exchange-guests-changed": exchangeGuestsChanged,
  "exchanges-planned": exchangesPlanned,
  "exchange-invited": exchangeInvited,
  "exchange-reminder": exchangeReminder,
  "documents-requested": documentsRequested,
  "documents-to-review": documentsToReview,
  "document-commented": documentCommented,
  "learning-requested": learningRequested,
  "exchange-unreported": exchangeUnreported,
  "standing-group-named": standingGroupNamed,
  "consultation-opened": consultationOpened,
  "consultation-reminder": consultationReminder,
  "consultation-late": consultationLate,
  "opinion-handled": opinionHandled,
  "gathering-invited": gatheringInvited,
  "gathering-moved": gatheringMoved,
  "gathering-cancelled": gatheringCancelled,
  "minutes-adopted": minutesAdopted,
  "advice-given": adviceGiven,
  "offer-published": offerPublished,
  "offer-taken-up": offerTakenUp,
  "offer-settled": offerSettled,
  "contest-opened": contestOpened,
  "contest-decided": contestDecided,
  "joint-project-proposed": jointProjectProposed,
  "joint-project-agreed": jointProjectAgreed,
  "message-received": messageReceived,
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
