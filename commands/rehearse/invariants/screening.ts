import { type CallAftermath, type Invariant, none } from "./invariant.ts";

export function ofScreening({ applications, screenings, screened, call }: CallAftermath): Invariant[] {
  const overridden = screenings.flatMap((one) =>
    "override" in one && one.override !== undefined ? [{ id: one.id, ...one.override }] : [],
  );
  const alone = overridden.filter(({ by, proposedBy }) => by === proposedBy).map(({ id }) => id);
  const allowed = screened.ownOverrides.filter((code) => code !== "OwnInterest").map(String);
  const known = new Map<string, (typeof applications)[number]>(applications.map((one) => [one.id, one]));
  const lost = screened.completed.flatMap(({ applicationId, receipt }) => {
    const application = known.get(applicationId);
    const held = application?.state === "submitted" ? application.completed?.contentHash : undefined;
    return held === receipt ? [] : [applicationId];
  });
  const open = screenings
    .filter(({ state }) => state !== "eligible" && state !== "ineligible")
    .map(({ id }) => id);
  const isConfirmed = "screeningConfirmed" in call && call.screeningConfirmed !== undefined;
  return [
    none("What was completed is stored, beside the first receipt", lost, screened.completed.length),
    none("Every override has two people", [...alone, ...allowed], overridden.length),
    none("No screening is left open", open, screenings.length),
    none(
      "Nobody reviews before the screening is confirmed",
      isConfirmed && screened.assignedBefore === "ScreeningNotConfirmed"
        ? []
        : [String(screened.assignedBefore)],
      1,
    ),
  ];
}
