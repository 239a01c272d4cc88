import type { Application } from "../../schemas/application.ts";
import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Batch } from "../../schemas/payment.ts";
import type { Assignment } from "../../schemas/reviewing.ts";
import { isScheduled, shownDeadline } from "../calls/deadline.ts";
import { windowFor } from "../calls/lots.ts";
import { deadlineOf, isReminder } from "../calls/reminders.ts";

/** An address that follows the call: since when, empty where that was before the forecast, and until when. */
export interface Follower {
  email: string;
  since: string;
  until?: string;
}

/** What happened since a forecast: the facts that its numbers hung on. */
export interface Since {
  call: Call;
  /** When it is held against what was sent. */
  now: string;
  approvals: readonly Approval[];
  assignments: readonly Assignment[];
  places: readonly Participation[];
  applications: readonly Application[];
  followers: readonly Follower[];
  letters: readonly Letter[];
  milestones: readonly Milestone[];
  claims: readonly Claim[];
  batches: readonly Batch[];
  /** The ids of what the call has, by the first part of an id, as far as they were read. */
  ids: ReadonlyMap<string, ReadonlySet<string>>;
}

const never = "9999";

/** When each application was submitted first, as its first receipt says. */
export function firstSubmissions({ letters }: Pick<Since, "letters">): ReadonlyMap<string, string> {
  const first = letters.filter(
    ({ kind, subjectId }) => kind === "application-received" && subjectId.endsWith("#1"),
  );
  return new Map(first.map(({ subjectId, queuedAt }) => [subjectId.slice(0, -2), queuedAt]));
}

export function withdrawnAt(one: Application): string {
  return one.state === "withdrawn" ? one.withdrawnAt : never;
}

/** What an application was when an instant came: what its people did in that very instant came after the timer. */
export function stateAt(
  one: Application,
  instant: string,
  submissions: ReadonlyMap<string, string>,
): "none" | "draft" | "submitted" | "withdrawn" {
  if (one.createdAt >= instant) return "none";
  if (withdrawnAt(one) < instant) return "withdrawn";
  return (submissions.get(one.id) ?? never) < instant ? "submitted" : "draft";
}

/**
 * Whether a rung reminds of the deadline that an application had then. Who was given one of their own later than that
 * was told so by a letter; until then they had that of their lot or of the call.
 */
export function isRemindedBy({ call, milestones, letters }: Since, one: Application, rung: string): boolean {
  if (!isScheduled(call)) return true;
  const ladders = milestones.filter(({ name, dueAt }) => isReminder(name) && dueAt === rung);
  const movedLater = letters.some(
    ({ kind, subjectId, queuedAt }) => kind === "deadline-moved" && subjectId === one.id && queuedAt > rung,
  );
  const ordinary = windowFor(call, one.content.lotId).closesAt;
  const closesAt = movedLater ? ordinary : shownDeadline(call, one);
  // A rung that was reached and set anew by a later move shows its new instant: it was the call's.
  const deadlines = ladders.length === 0 ? [call.closesAt] : ladders.map((each) => deadlineOf(each, call));
  return deadlines.includes(closesAt);
}

export function followedAt({ since, until = never }: Follower, instant: string): boolean {
  return since <= instant && instant < until;
}

/** The addresses that were the contact of an application, begun or submitted. */
export function applyingAt({ applications, letters }: Since, instant: string): ReadonlySet<string> {
  const submissions = firstSubmissions({ letters });
  const there = applications.filter((one) =>
    ["draft", "submitted"].includes(stateAt(one, instant, submissions)),
  );
  return new Set(there.map(({ content }) => content.contact.email.toLowerCase()));
}

/**
 * Whether letters that were foreseen for an instant became due then, are still ahead, or moved away with their milestone.
 * A rung that had been reached and was set anew by a later move shows its new instant; the moves of the call tell that
 * the old one was reached.
 */
export function fateOf(instant: string, at: string, { call, milestones }: Since): "due" | "ahead" | "moved" {
  const here = milestones.filter(({ dueAt }) => dueAt === instant);
  if (here.some(({ state }) => state === "done")) return "due";
  if (here.some(({ state }) => state === "ahead")) return "ahead";
  const moves = isScheduled(call) ? (call.moves ?? []).map(({ movedAt }) => movedAt) : [];
  const before = moves.some((movedAt) => movedAt > at && movedAt <= instant);
  return !before && moves.some((movedAt) => movedAt > instant) ? "due" : "moved";
}
