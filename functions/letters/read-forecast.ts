import type { Application } from "../../schemas/application.ts";
import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Deliverable } from "../../schemas/deliverable.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Forecast, ForecastComparison } from "../../schemas/forecast.ts";
import type { Host } from "../../schemas/host.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { LearningPlan } from "../../schemas/learning.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Measurement } from "../../schemas/measurement.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Batch } from "../../schemas/payment.ts";
import type { Assignment, Reviewer } from "../../schemas/reviewing.ts";
import type { Subscription } from "../../schemas/subscription.ts";
import { ofCall } from "../applications/applications.ts";
import { isScheduled, latest, shownDeadline } from "../calls/deadline.ts";
import { claimsOf } from "../claims/claims.ts";
import { doneIn } from "../learning/places.ts";
import { hostsOf } from "../matching/hosts.ts";
import { exchangesOf, participationsOf } from "../programme/participations.ts";
import { listOf } from "../reviewing/stores.ts";
import type { Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { subscribersOf, subscriptionId, topicsOf } from "../subscriptions/subscriptions.ts";
import { compareForecast } from "./compare-forecast.ts";
import { forecastOf } from "./forecast.ts";
import { chainLines } from "./forecast-chains.ts";
import type { Follower } from "./forecast-facts.ts";
import { meetingLines } from "./forecast-meetings.ts";
import { officeLines, owedLines } from "./forecast-owed.ts";
import { placeLines } from "./forecast-places.ts";
import { isReviewOwed, reviewingLines } from "./forecast-reviewing.ts";
import { lettersOf } from "./letters.ts";

export interface ForecastDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  approvals: Store<Approval>;
  assignments: Store<Assignment>;
  reviewers: Store<Reviewer>;
  participations: Store<Participation>;
  milestones: Store<Milestone>;
  subscriptions: Store<Subscription>;
  letters: Store<Letter>;
  exchanges: Store<Exchange>;
  hosts: Store<Host>;
  claims: Store<Claim>;
  batches: Store<Batch>;
  learningPlans: Store<LearningPlan>;
  deliverables: Store<Deliverable>;
  measurements: Store<Measurement>;
  now: () => string;
}

async function sinceOf(deps: ForecastDeps, callId: CallId) {
  return {
    applications: await Array.fromAsync(deps.applications.list(ofCall(callId))),
    letters: await Array.fromAsync(deps.letters.list(lettersOf(callId))),
    milestones: await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` })),
    approvals: await Array.fromAsync(deps.approvals.list({ index: "gsi1", key: `${callId}#approval` })),
    assignments: await Array.fromAsync(deps.assignments.list(listOf(callId, "assignment"))),
    places: await Array.fromAsync(deps.participations.list(participationsOf(callId))),
    exchanges: await Array.fromAsync(deps.exchanges.list(exchangesOf(callId))),
    claims: await Array.fromAsync(deps.claims.list(claimsOf(callId))),
    hosts: await Array.fromAsync(deps.hosts.list(hostsOf(callId))),
    done: await doneIn(deps, callId),
  };
}

/** What only a comparison needs: payments, and the ids of what letters are about. */
async function happenedIn(deps: ForecastDeps, callId: CallId) {
  const facts = await sinceOf(deps, callId);
  const { applications, assignments, places, exchanges, claims, hosts, done } = facts;
  const batches = await Array.fromAsync(deps.batches.list({ index: "gsi1", key: `${callId}#batch` }));
  const known = { app: applications, assignment: assignments, participation: places, exchange: exchanges };
  const all = {
    ...known,
    claim: claims,
    host: hosts,
    deliverable: done.deliverables,
    call: [{ id: callId }],
  };
  const ids = new Map(
    Object.entries(all).map(([type, list]) => [type, new Set<string>(list.map(({ id }) => id))]),
  );
  return { ...facts, batches, ids };
}

/** What will be sent as things stand, and what waits to be sent. Reads everything of the call once. */
export const readForecast =
  (deps: ForecastDeps) =>
  async (callId: CallId): Promise<Forecast> => {
    const call = await deps.calls.get(callId);
    const facts = await sinceOf(deps, callId);
    const { applications, letters, milestones } = facts;
    const reviewers = await Array.fromAsync(deps.reviewers.list(listOf(callId, "reviewer")));
    const inState = (state: Application["state"]) => applications.filter((one) => one.state === state);
    const submitted = inState("submitted").map(({ content }) => content.contact);
    const drafts = inState("draft").map((one) => ({
      ...one.content.contact,
      ...(isScheduled(call) ? { closesAt: shownDeadline(call, one) } : {}),
    }));
    const applying = new Set([...drafts, ...submitted].map(({ email }) => email.toLowerCase()));
    const followers = await Array.fromAsync(subscribersOf(deps.subscriptions, call));
    const subscribers = followers.filter(({ email }) => !applying.has(email.toLowerCase()));
    const waiting = (state: Letter["state"]) => {
      const counts: Record<string, number> = {};
      for (const { kind } of letters.filter((letter) => letter.state === state))
        counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    };
    return {
      at: deps.now(),
      lines: [
        ...forecastOf(call, milestones, { drafts, submitted, followers, subscribers }).lines,
        ...chainLines(call, facts.approvals),
        ...reviewingLines(call, facts, reviewers),
        ...placeLines(call, facts.places),
        ...meetingLines(call, facts.exchanges, facts.places, deps.now()),
        ...owedLines(call, facts),
        ...officeLines(call, milestones, isReviewOwed(call, facts)),
      ],
      queued: waiting("queued"),
      held: waiting("held"),
    };
  };

/** What was sent since a forecast that staff kept, with every difference explained. */
export const readComparison =
  (deps: ForecastDeps) =>
  async (
    callId: CallId,
    forecast: Pick<Forecast, "at" | "lines">,
  ): Promise<{ kinds: ForecastComparison[] }> => {
    const call = await deps.calls.get(callId);
    const followers = await followersSince(deps, call, forecast);
    return {
      kinds: compareForecast(forecast, {
        call,
        now: deps.now(),
        followers,
        ...(await happenedIn(deps, callId)),
      }),
    };
  };

/** Who follows the call now, and until when the others did whom the forecast names. */
async function followersSince(
  deps: ForecastDeps,
  call: Call,
  { lines }: Pick<Forecast, "lines">,
): Promise<Follower[]> {
  const now = await Array.fromAsync(subscribersOf(deps.subscriptions, call));
  const here = new Set(now.map(({ email }) => email.toLowerCase()));
  const named = new Set(
    lines
      .flatMap(({ to, addresses }) => (to === "subscribers" ? addresses : []))
      .map((one) => one.toLowerCase()),
  );
  const gone = [...named]
    .filter((email) => !here.has(email))
    .map(async (email): Promise<Follower> => {
      const ends = topicsOf(call).map(async (topic) => {
        const found = await deps.subscriptions.find(await subscriptionId(deps.table, email, topic));
        return found?.state === "cancelled" ? found.cancelledAt : "";
      });
      // A cancelled subscription holds no address, but its key is made of one.
      return { email, since: "", until: latest("", ...(await Promise.all(ends))) };
    });
  const active = now.map(({ email, confirmedAt }) => ({ email: email.toLowerCase(), since: confirmedAt }));
  return [...active, ...(await Promise.all(gone)).filter(({ until }) => until !== "")];
}
