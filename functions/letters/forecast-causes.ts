import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { LetterKind } from "./facts.ts";

/**
 * Why letters of a kind are written: what they are about, by the first part of its id; and the timers that write them, where
 * those keep their instants: the one alarm of a meeting or a consultation moves on to what is due next.
 */
export interface Cause {
  /** The word for it where there were more or fewer than was foreseen. */
  code: string;
  of: readonly string[];
  timers?: readonly Milestone["name"][];
}

/** Each is counted from what it hangs on, letter by letter: no cause is needed for them. */
const counted = "counted";

const cause = (code: string, ...of: string[]): Cause => ({ code, of });
const timed = (code: string, of: string, ...timers: Milestone["name"][]): Cause => ({
  code,
  of: [of],
  timers,
});

const meetings = cause("meetingChanged", "exchange");
const claims = cause("claimMoved", "claim");
const objections = cause("objected", "objection");
const gatherings = cause("gatheringChanged", "gathering");
const offers = cause("offerMoved", "offer");
const projects = cause("projectMoved", "project");
const hosts = cause("hostsAsked", "host");
const matches = cause("matchChanged", "participation");
const people = cause("membersChanged", "invitation", "app");
const news = cause("newsPublished", "news", "enquiry");

/** Every kind there is: nothing is sent that the forecast knows no reason for, and a new kind has to say its own. */
export const causes: Record<LetterKind, Cause | typeof counted> = {
  "application-lapsed": counted,
  "application-received": counted,
  "application-reminder": counted,
  "application-started": counted,
  "application-withdrawn": counted,
  "approval-circulated": counted,
  "approval-overdue": counted,
  "approval-reminder": counted,
  "approval-requested": counted,
  "approval-settled": counted,
  "comments-requested": counted,
  "deadline-reminder": counted,
  "decision-ineligible": counted,
  "decision-rejected": counted,
  "decision-reserve": counted,
  "decision-selected": counted,
  "news-opened": counted,
  "opening-blocked": counted,
  "place-confirmed": counted,
  "place-offered": counted,
  "place-withdrawn": counted,
  "review-invitation": counted,
  "review-reminder": counted,
  "address-suppressed": cause("addressSuppressed", "letter", "call"),
  "advice-given": cause("advised", "log", "advice"),
  "attachment-infected": cause("scanned", "attachment"),
  "bank-account-change-proposed": cause("accountChanged", "account"),
  "bank-account-changed": cause("accountChanged", "account"),
  "claim-approved": claims,
  "claim-changes-requested": claims,
  "claim-due": timed("claimOutstanding", "exchange", "claims-soon", "claims-last"),
  "claim-outlook": claims,
  "claim-overdue": claims,
  "claim-paid": claims,
  "claim-payment-returned": claims,
  "claim-received": claims,
  "claim-rejected": claims,
  "completion-lapsed": timed("completionDue", "app", "completion-due"),
  "completion-received": cause("completed", "app"),
  "completion-reminder": timed("completionDue", "app", "completion-soon"),
  "completion-requested": cause("completionAsked", "app"),
  "condition-set": cause("conditionSet", "participation"),
  "consensus-drafted": cause("consensusMoved", "consensus"),
  "consensus-opened": cause("consensusMoved", "consensus"),
  "consensus-reminder": timed("consensusDue", "consensus", "consensus-soon"),
  // Also when somebody dissents, before any day.
  "consensus-unsettled": cause("consensusMoved", "consensus"),
  "consultation-late": cause("consulted", "consultation"),
  "consultation-opened": cause("consulted", "consultation"),
  "consultation-reminder": cause("consulted", "consultation"),
  "contest-decided": cause("contestMoved", "contest"),
  "contest-opened": cause("contestMoved", "contest"),
  "deadline-moved": cause("deadlineMoved", "app"),
  "deliverable-approved": cause("handedIn", "deliverable"),
  "deliverable-returned": cause("handedIn", "deliverable"),
  "document-commented": meetings,
  "documents-requested": meetings,
  "documents-to-review": meetings,
  "enquiry-answered": news,
  "exchange-cancelled": meetings,
  "exchange-confirmed": meetings,
  "exchange-guests-changed": meetings,
  "exchange-invited": meetings,
  "exchange-left": meetings,
  "exchange-moved": meetings,
  "exchange-planned": meetings,
  "exchange-registered": meetings,
  "exchange-reminder": meetings,
  "exchange-unreported": meetings,
  "exchanges-planned": cause("meetingChanged", "network"),
  "facilitator-named": matches,
  "fellows-changed": matches,
  "gathering-cancelled": gatherings,
  "gathering-invited": gatherings,
  "gathering-moved": gatherings,
  "gathering-reminder": gatherings,
  "host-answered": hosts,
  "host-invitation": hosts,
  "host-matched": hosts,
  "host-reminder": timed("hostsAsked", "host", "host-reminder"),
  "hosting-appointed": cause("meetingChanged", "network", "exchange"),
  "joint-project-agreed": projects,
  "joint-project-ended": projects,
  "joint-project-proposed": projects,
  "joint-project-started": projects,
  "late-invitation": cause("invitedLate", "lateinvite"),
  "learning-requested": meetings,
  "match-announced": matches,
  "match-ended": matches,
  "match-missing": matches,
  "match-to-facilitate": matches,
  "member-changed": people,
  "member-invited": people,
  "member-joined": people,
  "message-received": cause("messageSent", "message"),
  "minutes-adopted": gatherings,
  "news-announced": news,
  "news-answered": news,
  "news-cancelled": news,
  "news-changed": news,
  "news-deadline-moved": news,
  "news-decided": news,
  "objection-decided": objections,
  "objection-due": timed("objectionDue", "objection", "objection"),
  "objection-received": objections,
  "offer-published": offers,
  "offer-settled": offers,
  "offer-taken-up": offers,
  "opinion-handled": cause("consulted", "opinion"),
  "owed-overdue": timed("owed", "call", "owed-escalated"),
  "owed-reminder": timed("owed", "participation", "owed-soon", "owed-late"),
  "pool-answered": cause("reviewersAsked", "reviewer"),
  "pool-invitation": cause("reviewersAsked", "reviewer"),
  "receipt-infected": cause("scanned", "receipt"),
  "report-drawn-up": timed("reportDue", "report", "report"),
  "review-received": cause("reviewHandedIn", "review"),
  "review-released": cause("reviewerReplaced", "assignment"),
  "reviews-overdue": timed("reviewsOwed", "call", "reviews-late"),
  "standing-group-named": cause("consulted", "standing"),
  "subscription-confirmed": cause("subscribed", "subscription"),
  "subscription-requested": cause("subscribed", "subscription"),
};

/** What happened, as causes are looked for in it. */
export interface Happened {
  milestones: readonly Milestone[];
  /** The ids of everything of these kinds that the call has, by the first part of an id. */
  ids: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Whether a letter has the reason that its kind must have: it is about something that the call has (where that is among
 * what was read), and where a timer writes it, one has come.
 */
export function isCaused(
  { subjectId, queuedAt }: Pick<Letter, "subjectId" | "queuedAt">,
  { of, timers }: Cause,
  { milestones, ids }: Happened,
): boolean {
  const [subject = ""] = subjectId.split("#");
  const [type = ""] = subject.split("_");
  if (!of.includes(type) || ids.get(type)?.has(subject) === false) return false;
  return (
    timers === undefined ||
    milestones.some(
      ({ name, state, dueAt }) => timers.includes(name) && state === "done" && dueAt <= queuedAt,
    )
  );
}

/** Why letters of a kind are written, where they are not counted from something else. */
export function causeOf(kind: string): Cause | undefined {
  const found = Object.entries(causes).find(([name]) => name === kind)?.[1];
  return found === counted ? undefined : found;
}
