import type { Call } from "../../schemas/call.ts";
import type { Jury, Reviewer } from "../../schemas/reviewing.ts";
import { compareText } from "../shared/canonical.ts";
import { outOfBounds } from "./bound.ts";
import { eligibleApplications, type ReviewingStores } from "./eligible-applications.ts";
import { listOf } from "./stores.ts";

/**
 * Who may read in each lot and track that somebody applied in: how many reviews are needed there, and how many its
 * reviewers can give at most. Those who are bound nowhere stand in every jury, and their load is counted in each;
 * conflicts are not looked at here. So `short` is certain, and none is no promise: that is the assignment's.
 */
export const juriesOf =
  (stores: Pick<ReviewingStores, "applications" | "screenings" | "reviewers">) =>
  async (call: Call): Promise<Jury[]> => {
    const { perApplication, maxLoad } = call.content.reviewing;
    const applications = await eligibleApplications(stores, call.id);
    const pool = await Array.fromAsync(stores.reviewers.list(listOf(call.id, "reviewer")));
    const places = Map.groupBy(applications, ({ submitted: { lotId, track } }) =>
      JSON.stringify([lotId ?? "", track]),
    );
    return [...places.entries()]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([, own]): Jury[] => {
        const [one] = own;
        if (one === undefined) return [];
        const { lotId, track } = one.submitted;
        const able = pool.filter(
          ({ state, profile }) => state === "active" && outOfBounds(profile, one.submitted).length === 0,
        );
        const needed = own.length * perApplication;
        const capacity = able.reduce(
          (sum, { profile }) => sum + Math.min(profile.maxLoad ?? maxLoad, own.length),
          0,
        );
        const shortOfPeople = able.length < perApplication ? (perApplication - able.length) * own.length : 0;
        return [
          {
            ...(lotId === undefined ? {} : { lotId }),
            track,
            applications: own.length,
            reviewers: able.length,
            bound: able.filter(isBound).length,
            needed,
            capacity,
            short: Math.max(0, needed - capacity, shortOfPeople),
          },
        ];
      });
  };

const isBound = ({ profile: { lots, tracks } }: Reviewer) => lots !== undefined || tracks !== undefined;
