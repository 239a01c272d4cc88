import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { ApplicationId, PersonId } from "../../schemas/ids.ts";
import type { Assignment, Review } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { compareText } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { consensusLetters, roundOf } from "./consensus-letters.ts";
import { termWatched } from "./consensus-term.ts";
import { consensusesOf, consensusId } from "./consensuses.ts";
import { isDivergent } from "./divergence.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { listOf, reviewId } from "./stores.ts";
import { consensusTransitions } from "./transitions.ts";

type Rules = NonNullable<Call["content"]["reviewing"]["consensus"]>;

/**
 * What follows from the last review of an application that comes in: its consensus opens, always or where the reviews
 * diverge. While others still write, theirs is held as it was read, so that of two who submit at the same moment one
 * comes after the other and sees it.
 */
export async function consensusDue(
  deps: ReviewDeps,
  call: Call,
  submitted: Stored<Review>,
  by: Author,
): Promise<readonly Write[]> {
  const rules = call.content.reviewing.consensus;
  if (rules === undefined) return [];
  const others = await askedAbout(deps, call, submitted.applicationId, submitted.assignmentId);
  const owing = others.filter(isOwing);
  if (owing.length > 0) return owing.map((one) => deps.assignments.unchanged(one, "ConcurrentChange"));
  const reviews = [...(await handedIn(deps, others)), submitted];
  const before = await deps.consensuses.find(await consensusId(deps.table, call.id, submitted.applicationId));
  const divergent = isDivergent(reviews, call.content.reviewing.divergence);
  const isWanted = rules.when === "always" || divergent;
  const runs = before !== undefined && before.state !== "voided";
  if (reviews.length < 2 || !(isWanted || runs)) return [];
  return (await begun(deps, call, rules, reviews, before, by)).writes;
}

/**
 * Staff let those who are in come to a consensus: where the last of the others left and nobody can take the place, where
 * a reviewer of it declared a conflict, or where the reviews do not diverge and it is wanted all the same. Refuses
 * ReviewsDue while reviews are outstanding or fewer than two are in.
 */
export const openConsensus =
  (deps: ReviewDeps) =>
  async (application: Application, by: Author): Promise<Change<Stored<Consensus>>> => {
    const call = inState(await deps.calls.get(application.callId), "reviewing");
    const rules = call.content.reviewing.consensus ?? refuse("NotFound", { type: "consensus" });
    const before = await deps.consensuses.find(await consensusId(deps.table, call.id, application.id));
    if (before !== undefined && before.state !== "voided")
      return refuse("WrongState", { act: "begin", state: before.state });
    const asked = await askedAbout(deps, call, application.id);
    const owing = asked.filter(isOwing).length;
    const reviews = await handedIn(deps, asked);
    if (owing > 0 || reviews.length < 2)
      return refuse("ReviewsDue", { outstanding: owing, applications: [application.id] });
    return begun(deps, call, rules, reviews, before, by);
  };

async function begun(
  deps: ReviewDeps,
  call: Call,
  rules: Rules,
  reviews: readonly Review[],
  before: Stored<Consensus> | undefined,
  by: Author,
): Promise<Change<Stored<Consensus>>> {
  const members = reviews
    .map(({ personId, assignmentId, id }) => ({ personId, assignmentId, reviewId: id }))
    .sort((a, b) => compareText(a.assignmentId, b.assignmentId));
  const [{ applicationId, callId } = refuse("NotFound")] = reviews;
  const earlier = await Array.fromAsync(deps.consensuses.list(consensusesOf(callId)));
  const consensus: Consensus = {
    id: await consensusId(deps.table, callId, applicationId),
    callId,
    applicationId,
    members,
    rapporteur: rapporteurOf(
      members.map(({ personId }) => personId),
      earlier.filter((other) => other.applicationId !== applicationId),
    ),
    divergent: isDivergent(reviews, call.content.reviewing.divergence),
    openedAt: by.at,
    dueAt: daysLater(by.at, rules.withinDays, call.content.window.zone),
    comments: [],
    dissents: [],
    state: "open",
  };
  const change =
    before === undefined
      ? deps.consensuses.created(consensus, "begin", by)
      : deps.consensuses.changed(before, consensus, "begin", by);
  const everybody = members.map(({ personId }) => personId);
  return together(
    change,
    await termWatched(deps.milestones, call, consensus, by),
    await consensusLetters(deps, call, consensus, "consensus-opened", everybody, roundOf(change.output), by),
  );
}

/** The one of them who drafts the fewest so far; of several, the first by id. */
export function rapporteurOf(members: readonly PersonId[], earlier: readonly Consensus[]): PersonId {
  const drafts = (person: PersonId) =>
    earlier.filter(({ rapporteur, state }) => rapporteur === person && state !== "voided").length;
  const [first] = members.toSorted((a, b) => drafts(a) - drafts(b) || compareText(a, b));
  return first ?? refuse("NotFound");
}

/** A reviewer leaves: what was said together with them counts no more, and nobody reads it any longer. */
export async function consensusVoided(
  { consensuses, table }: Pick<ReviewDeps, "consensuses" | "table">,
  { callId, applicationId, personId }: Assignment,
  by: Author,
): Promise<readonly Write[]> {
  const consensus = await consensuses.find(await consensusId(table, callId, applicationId));
  if (consensus === undefined || !consensusTransitions.void.from.some((state) => state === consensus.state))
    return [];
  if (!consensus.members.some((member) => member.personId === personId)) return [];
  const after: Consensus = { ...consensus, state: "voided", voidedAt: by.at };
  return consensuses.changed(consensus, after, "void", by).writes;
}

/** Everybody who was asked about an application, each as the table holds them, but for one. */
async function askedAbout(
  { assignments }: ReviewDeps,
  { id }: Call,
  application: ApplicationId,
  but?: string,
): Promise<Stored<Assignment>[]> {
  const listed = await Array.fromAsync(
    assignments.list(listOf(id, "assignment"), { prefix: `${application}#` }),
  );
  return Promise.all(listed.filter((one) => one.id !== but).map((one) => assignments.get(one.id)));
}

const isOwing = ({ state }: Assignment) => state === "invited" || state === "accepted";

async function handedIn({ reviews }: ReviewDeps, asked: readonly Assignment[]): Promise<Review[]> {
  const done = asked.filter(({ state }) => state === "reviewed");
  const found = await Promise.all(done.map(({ id }) => reviews.get(reviewId(id))));
  return found.filter(({ state }) => state === "submitted");
}
