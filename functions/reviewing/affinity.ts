import type { ApplicationContent } from "../../schemas/application.ts";
import type { Bid } from "../../schemas/assignment-plan.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Reason } from "../../schemas/reason.ts";
import type { ReviewerProfile } from "../../schemas/reviewing.ts";
import { isIds } from "../applications/check-answers.ts";
import { own } from "../shared/own.ts";

/** What a reviewer without anything in common still brings: every pair without a conflict is a candidate. */
const floor = 20;
/** Where the call says nothing, the domains alone. */
const usual = { domains: 1, kind: 0, bids: 0, question: undefined };
/** Silence is neither a wish nor a refusal. */
const worthOfBid = { eager: 1, willing: 0.7, reluctant: 0, conflict: 0, none: 0.5 } as const;

/** How well a reviewer fits an application, 0 to 100, and of what that is made. */
export interface Fit {
  score: number;
  reason: Reason;
}

/**
 * Domains in common, as a share of the application's; the kind of applicant, where the reviewer knows it; and the bid,
 * each weighed as the call says (F53). Half of that where the reviewer does not read the language in which it was
 * written (taken to be that of its contact).
 */
export function affinity(
  call: CallContent,
  content: ApplicationContent,
  { domains: known, languages, knows }: Pick<ReviewerProfile, "domains" | "languages" | "knows">,
  bid?: Bid,
): Fit {
  const weights = call.reviewing.affinity ?? usual;
  const domains = domainsOf(call, content);
  const shared = domains.filter((domain) => known.includes(domain));
  const kind = weights.question === undefined ? undefined : own(content.answers, weights.question);
  const knowsKind = typeof kind === "string" && (knows ?? []).includes(kind);
  const whole = weights.domains + weights.kind + weights.bids;
  const common =
    weights.domains * (domains.length === 0 ? 0 : shared.length / domains.length) +
    weights.kind * (knowsKind ? 1 : 0) +
    weights.bids * worthOfBid[bid ?? "none"];
  const reads = languages?.includes(content.contact.language) ?? true;
  const fit = floor + (whole === 0 ? 0 : Math.round(((100 - floor) * common) / whole));
  const score = reads ? fit : Math.round(fit / 2);
  const params = {
    shared,
    of: domains.length,
    reads,
    ...(weights.kind > 0 ? { knowsKind } : {}),
    ...(weights.bids > 0 ? { bid: bid ?? "none" } : {}),
    affinity: score,
  };
  return { score, reason: { code: "sharedDomains", params } };
}

/** The domains that an application names, wherever its form asks for them. */
export function domainsOf(call: CallContent, content: ApplicationContent): string[] {
  const track = call.tracks.find(({ id }) => id === content.track);
  const asked =
    track?.form.filter((question) => "options" in question && question.options === "domains") ?? [];
  return asked.flatMap(({ id }) => {
    const answer = content.answers[id];
    return isIds(answer) ? answer : [];
  });
}
