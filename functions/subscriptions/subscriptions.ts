import type { Call } from "../../schemas/call.ts";
import { SubscriptionId } from "../../schemas/ids.ts";
import {
  type ActiveSubscription,
  Subscription,
  SubscriptionToken,
  type Topic,
} from "../../schemas/subscription.ts";
import { naturalKey } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { isSignatureOf, signature, signingKey } from "../shared/signing-key.ts";
import { type Access, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

const shards = 8;

export function subscriptionStore(table: Table): Store<Subscription> {
  return entityStore(table, {
    type: "subscription",
    schema: Subscription,
    audited: true,
    listed: ({ id, topic, state }) => ({
      gsi1: { partition: partitionOf(topic), sort: `${state}#${id}`, shards },
    }),
  });
}

function partitionOf(topic: Topic): string {
  return "callId" in topic ? `${topic.callId}#subscription` : `programme#${topic.programme}#subscription`;
}

/** Where those who hear of this are listed; the prefix leaves out who has not confirmed, and who has cancelled. */
export const confirmed = { prefix: "active#" } as const;
export function subscriptionsTo(topic: Topic): Access {
  return { index: "gsi1", key: partitionOf(topic), shards };
}

/** The two things that one can subscribe to and hear of this call. */
export function topicsOf(call: Call): [Topic, Topic] {
  return [{ callId: call.id }, { programme: call.content.programme.code }];
}

export function isActive(subscription: Stored<Subscription>): subscription is Stored<ActiveSubscription> {
  return subscription.state === "active";
}

/** Everybody who hears of a call, those of its programme after its own; each address once. */
export async function* subscribersOf(
  subscriptions: Store<Subscription>,
  call: Call,
): AsyncGenerator<Stored<ActiveSubscription>> {
  const seen = new Set<string>();
  for (const topic of topicsOf(call))
    for await (const subscription of subscriptions.list(subscriptionsTo(topic), confirmed)) {
      if (!isActive(subscription) || seen.has(subscription.email.toLowerCase())) continue;
      seen.add(subscription.email.toLowerCase());
      yield subscription;
    }
}

/** One subscription per address and topic. The key is made with a secret, so that nobody can tell whose it is. */
export async function subscriptionId(table: Table, email: string, topic: Topic): Promise<SubscriptionId> {
  const secret = await signingKey(table, "subscriptions");
  return SubscriptionId.parse(`subscription_${naturalKey(secret, email.toLowerCase(), partitionOf(topic))}`);
}

/** What the holder of a token may do. */
export type Purpose = "confirm" | "cancel";

/** A token for one purpose and one subscription, for a letter to its address. It reveals nothing and never expires. */
export async function subscriptionToken(table: Table, purpose: Purpose, id: SubscriptionId): Promise<string> {
  const secret = await signingKey(table, "subscriptions");
  return `${id.replace("subscription_", "")}.${signature(secret, `${purpose}:${id}`)}`;
}

/** The subscription that a token is for. Refuses TokenInvalid where it was forged, or made for another purpose. */
export async function subscriptionOf(table: Table, purpose: Purpose, token: string): Promise<SubscriptionId> {
  const [key = "", given = ""] = SubscriptionToken.parse(token).split(".");
  const id = SubscriptionId.parse(`subscription_${key}`);
  const secret = await signingKey(table, "subscriptions");
  return isSignatureOf(secret, `${purpose}:${id}`, given) ? id : refuse("TokenInvalid");
}
