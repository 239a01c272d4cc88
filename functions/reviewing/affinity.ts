import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Reason } from "../../schemas/reason.ts";
import { isIds } from "../applications/check-answers.ts";

/** What a reviewer without any shared domain still brings: every pair without a conflict is a candidate. */
const floor = 20;

/**
 * How well a reviewer fits an application, 0 to 100: the share of its domains that the reviewer knows, and half of that
 * where the reviewer does not read the language in which it was written (taken to be that of its contact).
 */
export function affinity(
  call: CallContent,
  content: ApplicationContent,
  { domains: known, languages }: { domains: readonly string[]; languages?: readonly string[] | undefined },
): { score: number; reason: Reason } {
  const domains = domainsOf(call, content);
  const shared = domains.filter((domain) => known.includes(domain));
  const reads = languages?.includes(content.contact.language) ?? true;
  const fit =
    domains.length === 0 ? floor : floor + Math.round(((100 - floor) * shared.length) / domains.length);
  const score = reads ? fit : Math.round(fit / 2);
  return {
    score,
    reason: { code: "sharedDomains", params: { shared, of: domains.length, reads, affinity: score } },
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
