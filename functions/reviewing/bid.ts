import type { Biddable, Bids } from "../../schemas/assignment-plan.ts";
import type { Reviewer } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import type { Change } from "../shared/change.ts";
import { own } from "../shared/own.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { domainsOf } from "./affinity.ts";
import { biddingIds, isDoubleBlind } from "./blind.ts";
import { outOfBounds } from "./bound.ts";
import { conflictsOfInterest } from "./conflicts-of-interest.ts";
import { eligibleApplications, type ReviewingStores } from "./eligible-applications.ts";
import { reviewerTransitions } from "./transitions.ts";

type Stores = Pick<ReviewingStores, "calls" | "applications" | "screenings"> & {
  reviewers: Store<Reviewer>;
  table: Table;
};

/**
 * What a reviewer of the pool may bid on: the eligible applications of their lots and tracks that no rule keeps from them, by who applies and
 * about which domains, never by their content; by the domains alone where the call is double-blind. Once the reviewing has begun there is nothing to bid on.
 */
export const biddable =
  (stores: Stores) =>
  async (reviewer: Stored<Reviewer>, at: string): Promise<Biddable[]> => {
    const call = inState(await stores.calls.get(reviewer.callId), "screened");
    requireFrom(reviewerTransitions, "bid", reviewer);
    const applications = await eligibleApplications(stores, call.id);
    const submissions = applications.map(({ submitted }) => submitted);
    const known = await biddingIds(stores.table, call, reviewer);
    return applications
      .filter(
        ({ submitted }) =>
          outOfBounds(reviewer.profile, submitted).length === 0 &&
          conflictsOfInterest(call.content, reviewer.profile, submitted, submissions, at).length === 0,
      )
      .map(({ id, submitted }) => {
        const { name, country } = submitted.organisation;
        const bid = own(reviewer.bids ?? {}, id);
        return {
          applicationId: known(id),
          ...(isDoubleBlind(call) ? {} : { applicant: { name, country } }),
          ...(submitted.track === undefined ? {} : { track: submitted.track }),
          domains: domainsOf(call.content, submitted),
          ...(bid === undefined ? {} : { bid }),
        };
      });
  };

/** Replaces a reviewer's bids; `conflict` keeps the application from them altogether. */
export const placeBids =
  (stores: Stores) =>
  async (reviewer: Stored<Reviewer>, { bids }: Bids, by: Author): Promise<Change<Stored<Reviewer>>> => {
    const open = new Set<string>(
      (await biddable(stores)(reviewer, by.at)).map(({ applicationId }) => applicationId),
    );
    const unknown = Object.keys(bids).filter((id) => !open.has(id));
    if (unknown.length > 0)
      refuse(
        "InputInvalid",
        {},
        unknown.map((id) => ({
          pointer: `/bids/${id}`,
          code: "Unknown",
          detail: "there is no such application to bid on",
        })),
      );
    const call = await stores.calls.get(reviewer.callId);
    const known = await biddingIds(stores.table, call, reviewer);
    const placed = (await eligibleApplications(stores, call.id)).flatMap(({ id }) => {
      const bid = own(bids, known(id));
      return bid === undefined ? [] : [[id, bid] as const];
    });
    return stores.reviewers.changed(reviewer, { ...reviewer, bids: Object.fromEntries(placed) }, "bid", by);
  };
