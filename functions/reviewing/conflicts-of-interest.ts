import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Reason } from "../../schemas/reason.ts";
import type { ReviewerProfile } from "../../schemas/reviewing.ts";

/** How long a relation counts where the call says nothing, in years. */
const usualYears = 3;

/** Something submitted that competes: who applies, for what. */
export type Competing = Pick<ApplicationContent, "organisation" | "lotId" | "track">;

/**
 * Every rule of the call that stands between a reviewer and an application, with its reason; none where they may be
 * brought together. `field` is everything that was submitted to the call, for `competingApplication`: only what
 * competes for the same seats, in the same lot and track, counts. `at` says how long ago a project was: one that ended
 * in 2020 counts through 2023 where three years are asked for.
 */
export function conflictsOfInterest(
  { reviewing }: CallContent,
  profile: ReviewerProfile,
  application: Competing,
  field: readonly Competing[],
  at: string,
): Reason[] {
  const { organisation, lotId, track } = application;
  const { organisationId: employer, country, pastProjects = [] } = profile;
  const years = reviewing.relationYears ?? usualYears;
  const sinceYear = Number(at.slice(0, 4)) - years;
  const found = {
    sameCountry: country === organisation.country ? { country } : undefined,
    sameOrganisation: employer === organisation.id ? { organisation: employer } : undefined,
    priorRelation: pastProjects
      .filter(({ organisationId, lastYear }) => organisationId === organisation.id && lastYear >= sinceYear)
      .map(({ lastYear }) => ({ organisation: organisation.id, lastYear, years }))
      .at(0),
    competingApplication: field
      .filter(
        (other) =>
          other.organisation.id === employer &&
          other.organisation.id !== organisation.id &&
          other.lotId === lotId &&
          other.track === track,
      )
      .map(() => ({ organisation: employer ?? "", track }))
      .at(0),
  };
  return [...new Set(reviewing.conflictRules)].toSorted().flatMap((code): Reason[] => {
    const params = found[code];
    return params === undefined ? [] : [{ code, params: { ...params } }];
  });
}
