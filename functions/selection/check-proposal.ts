import type { CallContent } from "../../schemas/call.ts";
import type { SelectionOverride, SelectionProposal } from "../../schemas/selection.ts";
import type { Fault } from "../shared/refusal.ts";
import type { Candidate } from "./candidate.ts";

/** Another number of seats than planned lies within the range that the call left open; without one there is none. */
export function checkSeats(
  { seats, range }: CallContent["selection"],
  decided: SelectionProposal["seats"],
): Fault[] {
  const { min, max } = range ?? { min: seats, max: seats };
  if (decided === undefined || (decided.count >= min && decided.count <= max)) return [];
  const detail = `The call leaves open ${min} to ${max} seats.`;
  return [{ pointer: "/seats/count", code: "SeatsOutOfRange", detail }];
}

/**
 * An override is of somebody who is eligible, once. Whoever missed a threshold is selected only where each threshold is
 * named: nothing is set aside that nobody read. Screening is not overridden here.
 */
export function checkOverrides(
  { tracks }: Pick<CallContent, "tracks">,
  field: readonly Candidate[],
  overrides: readonly SelectionOverride[],
): Fault[] {
  return overrides.flatMap((override, i): Fault[] => {
    const { applicationId } = override;
    const at = `/overrides/${i}`;
    const pointer = `${at}/applicationId`;
    const candidate = field.find((one) => one.applicationId === applicationId);
    if (candidate === undefined)
      return [{ pointer, code: "NotSelectable", detail: "It is not among the eligible applications." }];
    if (overrides.findIndex((one) => one.applicationId === applicationId) < i)
      return [{ pointer, code: "DuplicateId", detail: "It was decided on before in this list." }];
    if (override.outcome === "rejected")
      return candidate.failed.length === 0
        ? []
        : [{ pointer, code: "NotSelectable", detail: "It is below a threshold and rejected already." }];
    const faults: Fault[] = [];
    if (!isSame(override.despite ?? [], candidate.failed))
      faults.push({
        pointer: `${at}/despite`,
        code: "ThresholdsNotNamed",
        detail: `The thresholds that it missed are to be named, each of them: ${candidate.failed.join(", ") || "none"}.`,
      });
    if (override.track !== undefined && !tracks.some(({ id }) => id === override.track))
      faults.push({
        pointer: `${at}/track`,
        code: "UnknownTrack",
        detail: `The call has no track ${override.track}.`,
      });
    return faults;
  });
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((one) => some.includes(one));
}
