import type { ApplicationContent } from "../../schemas/application.ts";
import { Topic } from "../../schemas/call/subject.ts";
import type { Call } from "../../schemas/call.ts";
import type { MatchedPair } from "../../schemas/matching.ts";
import type { Measure, Practice, TopicUse } from "../../schemas/practice.ts";
import { domainsOf } from "../reviewing/affinity.ts";

export interface TopicFacts {
  /** What was submitted, with the place that came of it, if any. */
  applications: readonly { content: ApplicationContent; participationId?: string | undefined }[];
  measures: readonly Measure[];
  /** Of all calls. */
  practices: readonly Practice[];
  /** Of the matching that is in force; none where nobody is matched. */
  pairs: readonly MatchedPair[];
}

/**
 * One taxonomy for all calls (F31): under each challenge that a call's domains stand for, who applied with it, which
 * activities offer it, what is planned and done, what the library holds, and which matches share it. In the order of
 * the taxonomy; challenges that the call does not name are left out.
 */
export function countTopics({ id: callId, content }: Call, facts: TopicFacts): TopicUse[] {
  const topicOf = new Map(content.domains.map(({ id, topic }) => [id, topic]));
  const works = (domains: readonly string[], topic: Topic) =>
    domains.some((domain) => topicOf.get(domain) === topic);
  const named = facts.applications.map((one) => ({ ...one, domains: domainsOf(content, one.content) }));
  return Topic.options.flatMap((topic): TopicUse[] => {
    const domains = content.domains.filter((one) => one.topic === topic).map(({ id }) => id);
    if (domains.length === 0) return [];
    const measures = facts.measures.filter((one) => one.topic === topic);
    const shared = facts.practices.filter((one) => one.topic === topic && one.state === "shared");
    const offering = content.activities.filter((one) => works(one.domains, topic));
    const asking = named.filter((one) => works(one.domains, topic));
    const matches = facts.pairs.filter(
      (pair) =>
        offering.some(({ id }) => id === pair.activity) &&
        asking.some(({ participationId }) => participationId === pair.participationId),
    );
    const own = shared.filter((one) => one.callId === callId).length;
    return [
      {
        topic,
        domains,
        applications: asking.length,
        activities: offering.length,
        measures: {
          planned: measures.filter(({ state }) => state === "planned").length,
          implemented: measures.filter(({ state }) => state === "implemented").length,
          dropped: measures.filter(({ state }) => state === "dropped").length,
        },
        practices: { own, others: shared.length - own },
        matches: matches.length,
      },
    ];
  });
}
