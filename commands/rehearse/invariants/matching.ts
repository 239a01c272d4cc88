import { type Aftermath, type Invariant, none } from "./invariant.ts";

export function ofMatching({ call, matching, ownMatching }: Aftermath): Invariant[] {
  const guests = Map.groupBy(
    matching.pairs.filter(({ activity }) => activity !== null),
    ({ activity }) => activity ?? "",
  );
  const full = call.content.activities
    .filter(({ id, capacity }) => (guests.get(id)?.length ?? 0) > capacity.max)
    .map(({ id }) => id);
  const own = ownMatching.filter((code) => code !== "OwnInterest");
  return [
    none("No host activity has more twins than it takes", full, guests.size),
    none(
      "No pair of twin and host would rather have each other",
      matching.blockingPairs === 0 ? [] : [String(matching.blockingPairs)],
      matching.pairs.length,
    ),
    none("Nobody approved the matching that they proposed", own, ownMatching.length),
  ];
}
