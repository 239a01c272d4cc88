import { type DecidedAftermath, difference, type Invariant, none } from "./invariant.ts";

export function ofReviewing({
  call,
  screenings,
  assignments,
  reviewerProfiles,
  applications,
  reviewed,
  numbers,
}: DecidedAftermath): Invariant[] {
  const { perApplication, maxLoad, conflictRules } = call.content.reviewing;
  const countryOf = new Map(applications.map(({ id, content }) => [id, content.organisation.country]));
  const done = assignments.filter(({ state }) => state === "reviewed");
  const per = Map.groupBy(done, ({ applicationId }) => applicationId);
  const short = screenings
    .filter(
      ({ state, applicationId }) =>
        state === "eligible" && (per.get(applicationId)?.length ?? 0) < perApplication,
    )
    .map(({ applicationId }) => applicationId);
  const overloaded = [...Map.groupBy(done, ({ reviewerId }) => reviewerId)]
    .filter(([, mine]) => mine.length > maxLoad)
    .map(([id]) => id);
  const conflicts = assignments
    .filter(
      ({ reviewerId, applicationId }) =>
        reviewerProfiles.get(reviewerId)?.country === countryOf.get(applicationId),
    )
    .map(({ id }) => id);
  const lotOf = new Map(applications.map(({ id, content }) => [id, content.lotId ?? ""]));
  const bound = assignments.filter(({ reviewerId }) => reviewerProfiles.get(reviewerId)?.lots !== undefined);
  const strayed = bound
    .filter(
      ({ reviewerId, applicationId }) =>
        !reviewerProfiles.get(reviewerId)?.lots?.includes(lotOf.get(applicationId) ?? ""),
    )
    .map(({ id }) => id);
  return [
    none(`Every eligible application has ${perApplication} reviews`, short, per.size),
    none("No reviewer has more than the agreed load", overloaded, reviewed.reviewers),
    ...(conflictRules.includes("sameCountry")
      ? [none("Nobody reviews their own country", conflicts, assignments.length)]
      : []),
    ...(bound.length > 0 ? [none("Each jury read its own lot, and no other's", strayed, bound.length)] : []),
    none(
      "The figures that staff see are those of the lists",
      difference(
        numbers.phases
          .filter(({ phase }) => phase === "applying" || phase === "reviewing")
          .map(({ phase, done }) => `${phase} ${done}`),
        [
          `applying ${applications.filter(({ state }) => state === "submitted").length}`,
          `reviewing ${done.length}`,
        ],
      ).concat(
        numbers.scores.reduce((sum, { reviews }) => sum + reviews, 0) === done.length ? [] : ["the marks"],
      ),
      done.length,
    ),
    none(
      "A declared conflict ends access at once",
      reviewed.readAfterConflict === "ConflictOfInterest" ? [] : [String(reviewed.readAfterConflict)],
      reviewed.conflicts,
    ),
  ];
}
