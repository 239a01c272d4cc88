import { type DecidedAftermath, type Invariant, none } from "./invariant.ts";

/** Where reviewers who differ come to one word: everybody who is to did, in time, by whoever was to write it. */
export function ofAgreeing({ call, reviewed, consensuses, ranking }: DecidedAftermath): Invariant[] {
  const { consensus: rules, divergence } = call.content.reviewing;
  if (rules === undefined) return [];
  const agreed = consensuses.flatMap((one) => (one.state === "agreed" ? [one] : []));
  const divergent = [...reviewed.marks].flatMap(([id, marks]) => (distance(marks) > divergence ? [id] : []));
  const wanted = rules.when === "always" ? [...reviewed.marks.keys()] : divergent;
  const late = agreed.filter(({ agreedAt, content }) => agreedAt > ranking.at || content.toApplicant === "");
  const foreign = agreed.filter(
    ({ rapporteur, draftedBy }) => draftedBy.length === 0 || draftedBy.some((who) => who !== rapporteur),
  );
  const otherwise = agreed.filter(({ applicationId, content }) => {
    const means = ranking.means.get(applicationId);
    return Object.entries(content.scores).some(([id, mark]) => {
      const mean = means?.find(({ criterion }) => criterion === id)?.mean;
      return mean !== (mark === null ? null : mark.toFixed(4));
    });
  });
  return [
    none(
      "Every application on which the reviewers differed got one text of theirs, and no other did",
      wanted
        .filter((id) => agreed.every(({ applicationId }) => applicationId !== id))
        .concat(
          agreed
            .filter(({ applicationId }) => !wanted.includes(applicationId))
            .map(({ applicationId }) => applicationId),
        ),
      wanted.length,
    ),
    none(
      "Each was agreed before anything was ranked",
      late.map(({ applicationId }) => applicationId),
      agreed.length,
    ),
    none(
      "Each was written by its rapporteur alone",
      foreign.map(({ applicationId }) => applicationId),
      agreed.length,
    ),
    none(
      "What was agreed is what ranks",
      otherwise.map(({ applicationId }) => applicationId),
      agreed.length,
    ),
  ];
}

/** Between the highest and the lowest sum of what everybody could mark; marks are of halves, so sums are exact. */
function distance(marks: readonly Readonly<Record<string, number | null>>[]): number {
  const common = Object.keys(marks[0] ?? {}).filter((id) =>
    marks.every((own) => typeof own[id] === "number"),
  );
  const sums = marks.map((own) => common.reduce((sum, id) => sum + (own[id] ?? 0), 0));
  return Math.max(...sums) - Math.min(...sums);
}
