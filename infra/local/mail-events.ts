import { createHash } from "node:crypto";
import { fits } from "./event-pattern.ts";
import type { JsonObject } from "./json.ts";
import type { Mail } from "./mailbox.ts";
import { account, region } from "./physical-names.ts";
import type { RulePlan } from "./plan-events.ts";
import type { Targets } from "./targets.ts";

const bareAddress = (address: string): string => (/<([^<>]+)>/.exec(address)?.[1] ?? address).trim();

export const recipientsOf = (mail: Mail): string[] =>
  [...mail.to, ...mail.cc, ...mail.bcc].flatMap((each) => each.split(",")).map(bareAddress);

/** The fates that the SES simulator offers by address, and `bounce+x@…`, `complaint+x@…` for any domain. */
const hasFate = (address: string, fate: "bounce" | "complaint"): boolean =>
  address.startsWith(`${fate}+`) || address === `${fate}@simulator.amazonses.com`;

type Fate = { type: string; detailType: string; detail: JsonObject };

const fatesOf = (mail: Mail): Fate[] => {
  const recipients = recipientsOf(mail);
  const bounced = recipients.filter((each) => hasFate(each, "bounce"));
  const complained = recipients.filter((each) => hasFate(each, "complaint"));
  const delivered = recipients.filter((each) => !bounced.includes(each));
  const timestamp = mail.at;
  const fates: Fate[] = [{ type: "send", detailType: "Email Sent", detail: { eventType: "Send", send: {} } }];
  if (delivered.length > 0) {
    const delivery = {
      timestamp,
      processingTimeMillis: 1,
      recipients: delivered,
      smtpResponse: "250 2.0.0 Ok",
    };
    fates.push({
      type: "delivery",
      detailType: "Email Delivered",
      detail: { eventType: "Delivery", delivery },
    });
  }
  if (bounced.length > 0) {
    const bounce: JsonObject = {
      feedbackId: `${mail.id}-bounce`,
      bounceType: "Permanent",
      bounceSubType: "General",
      bouncedRecipients: bounced.map((emailAddress) => ({
        emailAddress,
        action: "failed",
        status: "5.1.1",
        diagnosticCode: "smtp; 550 5.1.1 user unknown",
      })),
      timestamp,
    };
    fates.push({ type: "bounce", detailType: "Email Bounced", detail: { eventType: "Bounce", bounce } });
  }
  if (complained.length > 0) {
    const complaint: JsonObject = {
      feedbackId: `${mail.id}-complaint`,
      complaintSubType: null,
      complaintFeedbackType: "abuse",
      complainedRecipients: complained.map((emailAddress) => ({ emailAddress })),
      timestamp,
    };
    const detail = { eventType: "Complaint", complaint };
    fates.push({ type: "complaint", detailType: "Email Complaint Received", detail });
  }
  return fates;
};

const eventFrom = (mail: Mail, fate: Fate): JsonObject => ({
  version: "0",
  id: createHash("sha256").update(`${mail.id}${fate.type}`).digest("hex").slice(0, 32),
  "detail-type": fate.detailType,
  source: "aws.ses",
  account,
  time: `${mail.at.slice(0, 19)}Z`,
  region,
  resources:
    mail.configurationSet === undefined
      ? []
      : [`arn:aws:ses:${region}:${account}:configuration-set/${mail.configurationSet}`],
  detail: {
    ...fate.detail,
    mail: {
      timestamp: mail.at,
      source: mail.from,
      sendingAccountId: account,
      messageId: mail.id,
      destination: recipientsOf(mail),
      headersTruncated: false,
      headers: mail.headers,
      commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
      tags: {
        ...(mail.configurationSet !== undefined && { "ses:configuration-set": [mail.configurationSet] }),
        ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
      },
    },
  },
});

/**
 * Tells the app what became of a mail, as SES does through EventBridge: only for the event types of the named
 * configuration set, only to the targets of rules that fit, in the order in which it happened.
 */
export const reportMail =
  (options: { configurationSets: Map<string, Set<string>>; rules: RulePlan[]; targets: Targets }) =>
  async (mail: Mail): Promise<void> => {
    const reported = options.configurationSets.get(mail.configurationSet ?? "");
    if (reported === undefined) return;
    for (const fate of fatesOf(mail).filter(({ type }) => reported.has(type))) {
      const event = eventFrom(mail, fate);
      for (const rule of options.rules.filter(({ pattern }) => fits(pattern, event))) {
        for (const target of rule.targets) {
          await options.targets.deliver(`Rule ${rule.name}`, target, target.Input ?? JSON.stringify(event));
        }
      }
    }
  };
