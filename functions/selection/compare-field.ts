import type { CallContent, Track } from "../../schemas/call.ts";
import type { Review } from "../../schemas/reviewing.ts";
import type { Compared } from "../../schemas/selection.ts";
import { own } from "../shared/own.ts";
import type { Candidate } from "./candidate.ts";
import { type Member, type Normalised, normalised, over } from "./rules/normalise.ts";
import { scaled } from "./rules/rank.ts";
import { score } from "./scoring.ts";
import {
  type Correction,
  corrections,
  type ReviewedSum,
  type Severity,
  severities,
  shown,
} from "./severity.ts";

type Comparing = Pick<CallContent, "tracks" | "selection">;
type Reviewed = Pick<Review, "applicationId" | "personId" | "content">;

/** The field with what counts for its ranking, and how reviewers were found to differ where that was corrected. */
export interface ComparedField {
  candidates: Candidate[];
  severities: { personId: string; compared: number; off: number }[];
}

/**
 * Makes scores comparable as the call says (`selection.compare`), then adds what welcome things give: a point of theirs
 * is a point of what is compared. Everybody who is eligible is part of the groups, those below a threshold as well:
 * they show, as the others do, how a group was judged. `agreed`: where a consensus stands for the reviews, which is nobody's
 * own and is not corrected.
 */
export function comparedField(
  content: Comparing,
  weighed: readonly Candidate[],
  reviews: readonly Reviewed[],
  agreed: ReadonlySet<string>,
): ComparedField {
  const { compare = "points" } = content.selection;
  if (compare === "points")
    return { candidates: weighed.map((one) => counted(one, scaled(Number(one.score)))), severities: [] };
  const shares = new Map<string, number>(
    weighed.map((one) => [one.applicationId, shareOf(trackOf(content, one.track), one.score)]),
  );
  const found = measured(content, compare, weighed, shares, reviews, agreed);
  const candidates = weighed.map((one) => {
    const { worth, reason } = found.of(one.applicationId);
    const among = found.among?.(one.applicationId);
    const compared = { weighted: one.score, value: (worth / 1e4).toFixed(4), reason };
    return counted(one, worth, among === undefined ? compared : { ...compared, among });
  });
  return {
    candidates,
    severities: found.severities.map(({ personId, compared, off }) => ({
      personId,
      compared,
      off: shown(off),
    })),
  };
}

interface Found {
  of: (applicationId: string) => Normalised;
  among?: (applicationId: string) => Compared["among"];
  severities: readonly Severity[];
}

function measured(
  content: Comparing,
  compare: Exclude<NonNullable<CallContent["selection"]["compare"]>, "points">,
  weighed: readonly Candidate[],
  shares: ReadonlyMap<string, number>,
  reviews: readonly Reviewed[],
  agreed: ReadonlySet<string>,
): Found {
  const share = (id: string) => shares.get(id) ?? 0;
  if (compare === "share")
    return {
      of: (id) => ({ worth: share(id), reason: { code: "share", params: { raw: share(id) / 1e4 } } }),
      severities: [],
    };
  if (compare.method !== "severity") {
    const { within } = compare;
    const members = weighed.map(({ applicationId: id, attributes }) => ({
      id,
      group: [own(attributes, within) ?? ""].flat().join("+"),
      worth: share(id),
    }));
    const found = normalised(compare, members);
    const middle = { worth: 500_000, reason: { code: "noSpread", params: {} } };
    return { of: (id) => found.get(id) ?? middle, among: placesWithin(members), severities: [] };
  }
  const tracks = new Map<string, Track>(
    weighed.map(({ applicationId, track }) => [applicationId, trackOf(content, track)]),
  );
  const sums = reviews.flatMap(({ applicationId, personId, content: { scores } }): ReviewedSum[] => {
    const track = tracks.get(applicationId);
    if (track === undefined) return [];
    return [{ applicationId, personId, worth: shareOf(track, score(track.criteria, 0, [scores]).score) }];
  });
  const severe = severities(sums);
  const ofReviewers = sums.filter(({ applicationId }) => !agreed.has(applicationId));
  const found = new Map<string, Correction>(corrections(ofReviewers, severe, compare.least));
  return {
    of: (id) => {
      const { worth, reviews: read, corrected } = found.get(id) ?? { worth: 0, reviews: 0, corrected: 0 };
      const params = { raw: share(id) / 1e4, correction: worth / 1e4, reviews: read, corrected };
      return { worth: share(id) + worth, reason: { code: "severity", params } };
    },
    severities: severe,
  };
}

/** Where each stands among those of its group. */
function placesWithin(members: readonly Member[]): NonNullable<Found["among"]> {
  const byId = new Map(members.map((member) => [member.id, member]));
  const groups = Map.groupBy(members, ({ group }) => group);
  return (id) => {
    const member = byId.get(id);
    if (member === undefined) return undefined;
    const own = groups.get(member.group) ?? [];
    const better = own.filter(({ worth }) => worth > member.worth).length;
    return { group: member.group, rank: better + 1, of: own.length };
  };
}

function trackOf({ tracks }: Comparing, id: string): Track {
  const track = tracks.find((one) => one.id === id);
  if (track === undefined) throw new Error(`The call has no track ${id}`);
  return track;
}

/** A weighted score as a share of a hundred of the most that the track's criteria give, in whole ten-thousandths. */
function shareOf({ criteria }: Track, weighted: string): number {
  const most = criteria.reduce(
    (sum, one) => sum + BigInt(scaled(one.maxScore)) * BigInt(scaled(one.weight)),
    0n,
  );
  return Number(over(BigInt(scaled(Number(weighted))) * 10_000_000_000n, most));
}

function counted(candidate: Candidate, worth: number, compared?: Compared): Candidate {
  const bonus = candidate.points.reduce((sum, { points }) => sum + scaled(points), 0);
  const score = ((worth + bonus) / 1e4).toFixed(4);
  return { ...candidate, score, ...(compared === undefined ? {} : { compared }) };
}
