import type { Contest, ContestEntry, PublicContest } from "../../schemas/contest.ts";
import { inLanguage, type Language } from "../../schemas/text.ts";
import { contestsOf } from "../cooperation/contest-stores.ts";
import type { Store } from "../shared/store.ts";
import { spokenTime } from "../shared/zone.ts";
import type { PublishedCall } from "./published-call.ts";

interface ContestStores {
  contests: Store<Contest>;
  entries: Store<ContestEntry>;
}

/** The contests beside a call as everybody may read them; whoever won is named if they consented (F96). */
export const publicContests =
  ({ contests, entries }: ContestStores) =>
  async (call: PublishedCall, language: Language, now: string): Promise<PublicContest[]> => {
    const all = await Array.fromAsync(contests.list(contestsOf(call.id)));
    return Promise.all(
      all.map(async (one) => {
        const { label, summary, prize, criteria } = one.contest;
        return {
          id: one.id,
          state: one.state === "open" && now > one.closesAt ? ("judging" as const) : one.state,
          title: inLanguage(label, language),
          summary: inLanguage(summary, language),
          prize: inLanguage(prize, language),
          closesAt: one.closesAt,
          closes: spokenTime(one.closesAt, call.content.window.zone, language === "sv" ? "sv" : "en"),
          criteria: criteria.map(({ id, label: name, maxScore, weight }) => ({
            id,
            label: inLanguage(name, language),
            maxScore,
            weight,
          })),
          ...(one.state === "awarded" ? { award: await awardOf(entries, one) } : {}),
        };
      }),
    );
  };

async function awardOf(
  entries: Store<ContestEntry>,
  { award: { entryId, reason } }: Extract<Contest, { state: "awarded" }>,
): Promise<PublicContest["award"]> {
  const entry = entryId === undefined ? undefined : await entries.find(entryId);
  if (entry === undefined || !entry.consentToPublish) return { reason };
  return { winner: entry.organisation, title: entry.title, reason };
}
