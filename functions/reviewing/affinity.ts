import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Reason } from "../../schemas/reason.ts";
import { isIds } from "../applications/check-answers.ts";

/** What a reviewer without any shared domain still brings: every pair without a conflict is a candidate. */
const floor = 20;

/** How well a reviewer fits an application, 0 to 100: the share of its domains that the reviewer knows. */
export function affinity(
  call: CallContent,
  content: ApplicationContent,
  reviewer: { domains: readonly string[] },
): { score: number; reason: Reason } {
  const domains = domainsOf(call, content);
  const shared = domains.filter((domain) => reviewer.domains.includes(domain));
  const score =
    domains.length === 0 ? floor : floor + Math.round(((100 - floor) * shared.length) / domains.length);
  return {
    score,
    reason: { code: "sharedDomains", params: { shared, of: domains.length, affinity: score } },
  };
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
