import { type DecidedAftermath, type Invariant, none } from "./invariant.ts";

export function ofDeciding({
  call,
  selection,
  participations,
  letters,
  applications,
  decided,
}: DecidedAftermath): Invariant[] {
  const { seats: planned, range = { min: planned, max: planned } } = call.content.selection;
  const seats = selection.seats?.decided ?? planned;
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
  const lots = call.content.lots.flatMap(({ id, seats: own }) => own.map((one) => ({ lotId: id, ...one })));
  const gaps = [
    ...lots
      .filter((one) => held.filter((h) => h.lotId === one.lotId && h.track === one.track).length < one.target)
      .map(({ lotId, track }) => `${lotId}/${track}`),
    ...selection.notAwarded.map(({ award, lotId }) => `${award} ${lotId}`),
  ];
  const unsaid = selection.ranking
    .filter(({ reason }) => reason.code === "")
    .map(({ applicationId }) => applicationId);
  const own = decided.ownApprovals.filter((code) => code !== "OwnInterest");
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
      "The seats are those of the call, or others within its range for a stated reason",
      seats === planned || (seats >= range.min && seats <= range.max && selection.seats?.reason)
        ? []
        : [`${seats} for ${planned}`],
      seats,
    ),
    ...(lots.length === 0
      ? []
      : [none("Every seat of each lot and track is held, and every award given", gaps, lots.length)]),
    none(
      "A place that was given back was filled",
      held.length === selected.length ? [] : [`${held.length} held, ${selected.length} selected`],
      held.length,
    ),
    none("Nobody approved what they proposed", own, decided.ownApprovals.length),
    none(
      "Nothing was public before it was announced",
      decided.publicBefore === "NotFound" ? [] : [String(decided.publicBefore)],
      1,
    ),
  ];
}
