import type { Application, ApplicationContent } from "../../schemas/application.ts";
import type { Approval } from "../../schemas/approval.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { MatchInput } from "../../schemas/planning/match.ts";
import { isIds } from "../applications/check-answers.ts";
import { submitted } from "../approvals/approvals.ts";
import { inState } from "../calls/calls.ts";
import { participationsOf } from "../programme/participations.ts";
import { domainsOf } from "../reviewing/affinity.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { matchingId } from "./matchings.ts";
import { match } from "./rules/match.ts";

export interface MatchingStores {
  calls: Store<Call>;
  applications: Store<Application>;
  participations: Store<Participation>;
  matchings: Store<Matching>;
  approvals: Store<Approval>;
  operations: Store<Operation>;
  milestones: Store<Milestone>;
}

/** Matches the confirmed twins with the host activities they ranked, and hands the matching to its chain. */
export const proposeMatching =
  (stores: MatchingStores) =>
  async (stored: Stored<Call>, by: Author): Promise<Change<Stored<Matching>>> => {
    const call = inState(stored, "announced");
    const { policy, conflictRules, question } = call.content.matching ?? refuse("NothingToMatch");
    const twins = await twinsOf(stores, call, question);
    const answer = await match(
      MatchInput.parse({
        policy,
        conflictRules,
        twins: twins.map(({ place, prefs }) => ({
          id: place.id,
          country: place.organisation.country,
          organisation: `${place.organisation.name} (${place.organisation.country})`,
          prefs,
        })),
        pilots: call.content.activities.map(({ id, cities, capacity }) => ({
          id,
          organisations: cities.map(({ name, country }) => `${name} (${country})`),
          capacity: capacity.max,
          minTwins: capacity.min,
        })),
        weight: Object.fromEntries(twins.map(({ place, weight }) => [place.id, weight])),
      }),
    );
    const pairs = twins.map(({ place }) => ({
      participationId: place.id,
      name: place.organisation.name,
      activity: answer.matching[place.id] ?? null,
      reason: answer.reasons[place.id] ?? refuse("NotFound", { id: place.id }),
    }));
    const id = matchingId(call.id);
    const content = { callId: call.id, policy, pairs, blockingPairs: answer.blockingPairs.length };
    const hash = contentHash(content);
    const matching: Matching = {
      id,
      ...content,
      contentHash: hash,
      proposedBy: by.sub,
      proposedAt: by.at,
      state: "proposed",
    };
    const earlier = await stores.matchings.find(id);
    if (earlier && earlier.state !== "returned")
      refuse("WrongState", { act: "propose", state: earlier.state });
    const change = earlier
      ? stores.matchings.changed(earlier, matching, "proposeAgain", by)
      : stores.matchings.created(matching, "propose", by);
    const subject = { call, id, kind: "matching" as const, hash, rev: change.output.rev };
    return together(change, await submitted(stores, subject, by));
  };

async function twinsOf(stores: MatchingStores, call: Call, question: string) {
  const twins = [];
  for await (const place of stores.participations.list(participationsOf(call.id), { prefix: "confirmed#" })) {
    const application = await stores.applications.get(place.applicationId);
    if (application.state !== "submitted") continue;
    const answer = application.submitted.answers[question];
    const prefs = isIds(answer) ? answer : [];
    twins.push({ place, prefs, weight: weights(call.content, application.submitted) });
  }
  return twins;
}

/** How much of what a twin wants to learn an activity works on, 0 to 100: the share of its domains. */
function weights(call: CallContent, content: ApplicationContent): Record<string, number> {
  const wanted = domainsOf(call, content);
  return Object.fromEntries(
    call.activities.map(({ id, domains }) => {
      const shared = wanted.filter((domain) => domains.includes(domain)).length;
      return [id, wanted.length === 0 ? 0 : Math.round((100 * shared) / wanted.length)];
    }),
  );
}
