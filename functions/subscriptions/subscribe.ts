import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Subscription, SubscriptionRequest, Topic } from "../../schemas/subscription.ts";
import { inLanguage } from "../../schemas/text.ts";
import { asPublished } from "../calls/published-call.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { daysLater, secondsLater } from "../shared/zone.ts";
import { subscriptionId, subscriptionOf, subscriptionToken } from "./subscriptions.ts";

export interface SubscribeDeps {
  table: Table;
  calls: Store<Call>;
  subscriptions: Store<Subscription>;
  letters: Store<Letter>;
}

/** So long a letter of confirmation is good for. */
const confirmWithinDays = 14;
/** Nobody can have an address written to more often than this. */
const quietSeconds = 3600;

const asked = { state: "confirmationSent" as const };

/**
 * Somebody asks for news. The answer is the same whether the address is new, waiting or subscribed already, so that
 * nobody learns who reads what; a letter goes out only where there is something to confirm.
 */
export const subscribe =
  (deps: SubscribeDeps) =>
  async (request: SubscriptionRequest, by: Author): Promise<Change<typeof asked>> => {
    const { topic, email, language } = request;
    const subject = await subjectOf(deps.calls, topic);
    const id = await subscriptionId(deps.table, email, topic);
    const before = await deps.subscriptions.find(id);
    if (before?.state === "active") return unchanged(asked);
    if (before?.state === "pending" && by.at < secondsLater(before.requestedAt, quietSeconds))
      return unchanged(asked);
    const name = request.name ?? email.slice(0, 120);
    const after: Subscription = { id, topic, email, name, language, requestedAt: by.at, state: "pending" };
    const change = before
      ? deps.subscriptions.changed(before, after, "request", by)
      : deps.subscriptions.created(after, "request", by, { otherwise: "ConcurrentChange" });
    const token = await subscriptionToken(deps.table, "confirm", id);
    const facts = { token, days: confirmWithinDays };
    return together(
      { output: asked, writes: change.writes },
      queued(deps.letters, "subscription-requested", toSubscriber(subject, after, by, facts), by),
    );
  };

/** The reader of the letter says yes. Refuses TokenExpired after two weeks, and once it was cancelled. */
export const confirmSubscription =
  (deps: SubscribeDeps) =>
  async (token: string, by: Author): Promise<Change<{ state: "active" }>> => {
    const done = { state: "active" as const };
    const id = await subscriptionOf(deps.table, "confirm", token);
    const before = await deps.subscriptions.get(id);
    if (before.state === "active") return unchanged(done);
    if (before.state === "cancelled") return refuse("TokenExpired");
    const subject = await subjectOf(deps.calls, before.topic);
    if (by.at > daysLater(before.requestedAt, confirmWithinDays, subject.zone)) refuse("TokenExpired");
    const after: Subscription = { ...before, state: "active", confirmedAt: by.at };
    const change = deps.subscriptions.changed(before, after, "confirm", by);
    const cancelToken = await subscriptionToken(deps.table, "cancel", id);
    return together(
      { output: done, writes: change.writes },
      queued(deps.letters, "subscription-confirmed", toSubscriber(subject, before, by, { cancelToken }), by),
    );
  };

/** Ends a subscription and forgets the person. No letter: the last thing somebody who leaves wants is one more. */
export const cancelSubscription =
  (deps: SubscribeDeps) =>
  async (token: string, by: Author): Promise<Change<{ state: "cancelled" }>> => {
    const done = { state: "cancelled" as const };
    const id = await subscriptionOf(deps.table, "cancel", token);
    const before = await deps.subscriptions.get(id);
    if (before.state === "cancelled") return unchanged(done);
    const after: Subscription = { id, topic: before.topic, state: "cancelled", cancelledAt: by.at };
    return { output: done, writes: deps.subscriptions.changed(before, after, "cancel", by).writes };
  };

/** A letter to somebody about their subscription, with what is particular to it. */
function toSubscriber<Facts extends object>(
  { callId, titled, about }: Subject,
  { id, name, email, language }: Exclude<Subscription, { state: "cancelled" }>,
  { at: due }: Author,
  facts: Facts,
) {
  return { callId, subjectId: id, to: { name, email, language }, due, facts: { ...titled, about, ...facts } };
}

interface Subject {
  /** The call that letters about the subscription are filed under; for a programme the latest. */
  callId: CallId;
  about: "call" | "programme";
  titled: ReturnType<typeof titled>;
  zone: string;
}

/** What a topic is called. Refuses a call or a programme that the public does not know. */
async function subjectOf(calls: Store<Call>, topic: Topic): Promise<Subject> {
  const call = "callId" in topic ? await calls.find(topic.callId) : await latestOf(calls, topic.programme);
  if (call === undefined || asPublished(call) === undefined) return unknown(topic);
  const { zone } = call.content.window;
  if ("callId" in topic) return { callId: call.id, about: "call", titled: titled(call), zone };
  const { name } = call.content.programme;
  const callTitle = { sv: inLanguage(name, "sv"), en: inLanguage(name, "en") };
  return { callId: call.id, about: "programme", titled: { callTitle, zone }, zone };
}

async function latestOf(calls: Store<Call>, programme: string): Promise<Call | undefined> {
  let latest: Call | undefined;
  for await (const call of calls.list({ index: "gsi1", key: "calls" }))
    if (call.content.programme.code === programme && asPublished(call) !== undefined) latest = call;
  return latest;
}

function unknown(topic: Topic): never {
  const fault: Fault =
    "callId" in topic
      ? { pointer: "/topic/callId", code: "UnknownCall", detail: "There is no such public call." }
      : { pointer: "/topic/programme", code: "UnknownProgramme", detail: "No public call is part of it." };
  return refuse("InputInvalid", {}, [fault]);
}
