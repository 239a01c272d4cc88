import { type Aftermath, type Invariant, none } from "./invariant.ts";

export function ofDeciding({
  call,
  selection,
  participations,
  letters,
  applications,
  matching,
  decided,
  ownMatching,
}: Aftermath): Invariant[] {
  const { seats } = call.content.selection;
  const selected = selection.ranking.filter(({ outcome }) => outcome === "selected");
  const decisions = Map.groupBy(
    letters.filter(({ kind }) => kind.startsWith("decision-")),
    ({ subjectId }) => subjectId,
  );
  const owed = applications.filter(({ state }) => state === "submitted");
  const wrong = owed
    .filter(({ id }) => decisions.get(id)?.length !== 1)
    .map(({ id }) => `${id} got ${decisions.get(id)?.length ?? 0}`);
  const foreign = owed
    .filter((one) => decisions.get(one.id)?.[0]?.language !== one.content.contact.language)
    .map(({ id }) => id);
  const held = participations.filter(({ state }) => state === "confirmed" || state === "offered");
  const guests = Map.groupBy(
    matching.pairs.filter(({ activity }) => activity !== null),
    ({ activity }) => activity ?? "",
  );
  const full = call.content.activities
    .filter(({ id, capacity }) => (guests.get(id)?.length ?? 0) > capacity.max)
    .map(({ id }) => id);
  const unsaid = selection.ranking
    .filter(({ reason }) => reason.code === "")
    .map(({ applicationId }) => applicationId);
  const own = [...decided.ownApprovals, ...ownMatching].filter((code) => code !== "OwnInterest");
  return [
    none("Everybody who submitted got exactly one decision letter", wrong, owed.length),
    none("Each in the language of its reader", foreign, owed.length),
    none("Every outcome has a reason", unsaid, selection.ranking.length),
    none(
      "No more than the seats were selected",
      selected.length > seats ? [`${selected.length} of ${seats}`] : [],
      selected.length,
    ),
    none(
      "A place that was given back was filled",
      held.length === selected.length ? [] : [`${held.length} held, ${selected.length} selected`],
      held.length,
    ),
    none("No host activity has more twins than it takes", full, guests.size),
    none(
      "No pair of twin and host would rather have each other",
      matching.blockingPairs === 0 ? [] : [String(matching.blockingPairs)],
      matching.pairs.length,
    ),
    none("Nobody approved what they proposed", own, decided.ownApprovals.length + ownMatching.length),
    none(
      "Nothing was public before it was announced",
      decided.publicBefore === "NotFound" ? [] : [String(decided.publicBefore)],
      1,
    ),
  ];
}
