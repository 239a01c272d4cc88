import * as z from "zod";

/** What SES tells EventBridge about a message, as far as it matters here. */
export const SesEvent = z.object({
  "detail-type": z.string().default(""),
  detail: z.object({
    eventType: z.string().optional(),
    mail: z.object({
      messageId: z.string().min(1),
      timestamp: z.string().optional(),
      tags: z.record(z.string(), z.array(z.string())).optional(),
    }),
    delivery: z.object({ timestamp: z.string().optional() }).optional(),
    bounce: z.object({ bounceType: z.string().optional(), timestamp: z.string().optional() }).optional(),
    complaint: z.object({ timestamp: z.string().optional() }).optional(),
    reject: z.object({ reason: z.string().optional() }).optional(),
  }),
});
export type SesEvent = z.infer<typeof SesEvent>;

/** What an event says of a letter; `taken` proves no more than that SES has the message. */
export type News =
  | { is: "taken" }
  | { is: "delivered" | "complained"; at: string }
  | { is: "bounced"; at: string; isPermanent: boolean }
  | { is: "rejected"; why: string };

const kinds = {
  Send: "taken",
  "Email Sent": "taken",
  DeliveryDelay: "taken",
  "Email Delivery Delayed": "taken",
  Delivery: "delivered",
  "Email Delivered": "delivered",
  Bounce: "bounced",
  "Email Bounced": "bounced",
  Complaint: "complained",
  "Email Complaint Received": "complained",
  Reject: "rejected",
  "Email Rejected": "rejected",
} as const satisfies Record<string, News["is"]>;

/** The news in an event, or undefined where it says nothing of a letter's fate. */
export function newsOf({ detail, "detail-type": detailType }: SesEvent, now: string): News | undefined {
  const is = kindOf(detail.eventType) ?? kindOf(detailType);
  switch (is) {
    case "taken":
      return { is };
    case "delivered":
      return { is, at: instant(detail.delivery?.timestamp, now) };
    case "complained":
      return { is, at: instant(detail.complaint?.timestamp, now) };
    case "bounced": {
      const { bounceType, timestamp } = detail.bounce ?? {};
      return { is, at: instant(timestamp, now), isPermanent: bounceType === "Permanent" };
    }
    case "rejected":
      return { is, why: `SES rejected it: ${detail.reject?.reason ?? "no reason given"}`.slice(0, 400) };
    case undefined:
      return undefined;
  }
}

function kindOf(word: string | undefined): News["is"] | undefined {
  const known: ReadonlyMap<string, News["is"]> = new Map(Object.entries(kinds));
  return word === undefined ? undefined : known.get(word);
}

/** SES writes instants in several precisions; where it gives none that can be read, the event's arrival counts. */
export function instant(timestamp: string | undefined, otherwise: string): string {
  const time = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  return Number.isNaN(time) ? otherwise : new Date(time).toISOString();
}
