import type { Application } from "../../schemas/application.ts";
import type { Forecast, ForecastComparison } from "../../schemas/forecast.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { isReminder } from "../calls/reminders.ts";
import { compareText } from "../shared/canonical.ts";

/** What happened since a forecast: the facts that its numbers hung on. */
export interface Since {
  applications: readonly Application[];
  letters: readonly Letter[];
  milestones: readonly Milestone[];
}
type Difference = ForecastComparison["differences"][number];

/** Which decision somebody gets is not foreseen, only that each who submitted gets one. */
const groupOf = (kind: string): string => (kind.startsWith("decision-") ? "decision" : kind);

/**
 * What was written since a forecast, kind by kind, and why it is more or fewer than was foreseen. The explanation is
 * counted from the applications and not from the letters, so what is left unexplained is a letter too many or too few.
 */
export function compareForecast(
  { at, lines }: Pick<Forecast, "at" | "lines">,
  since: Since,
): ForecastComparison[] {
  const kinds = new Set(lines.map(({ kind }) => groupOf(kind)));
  return [...kinds].sort(compareText).map((kind) => {
    const foreseen = lines
      .filter((line) => groupOf(line.kind) === kind)
      .reduce((sum, { count }) => sum + count, 0);
    const written = since.letters.filter((letter) => groupOf(letter.kind) === kind && letter.queuedAt > at);
    const differences = differencesOf(kind, at, foreseen, written, since).filter(({ count }) => count !== 0);
    const explained = differences.reduce((sum, { count }) => sum + count, 0);
    return {
      kind,
      foreseen,
      sent: written.length,
      differences,
      unexplained: written.length - foreseen - explained,
    };
  });
}

function differencesOf(
  kind: string,
  at: string,
  foreseen: number,
  written: readonly Letter[],
  since: Since,
): Difference[] {
  const { applications, letters, milestones } = since;
  switch (kind) {
    case "application-started":
      return [
        { code: "applicationStarted", count: applications.filter(({ createdAt }) => createdAt > at).length },
      ];
    case "application-received": {
      const before = letters.filter((one) => one.kind === kind && one.queuedAt <= at).length;
      const versions = applications.reduce((sum, one) => sum + one.versions, 0);
      return [{ code: "applicationSubmitted", count: versions - before }];
    }
    case "application-withdrawn":
      return [
        { code: "applicationWithdrawn", count: applications.filter((one) => withdrawnBy(one) > at).length },
      ];
    case "application-reminder": {
      const rungs = milestones.filter(
        ({ name, state, dueAt }) => isReminder(name) && state === "done" && dueAt > at,
      );
      const drafts = rungs.reduce((sum, { dueAt }) => sum + draftsAt(dueAt, since), 0);
      return [{ code: "draftsWhenItWasDue", count: drafts - foreseen }];
    }
    case "application-lapsed": {
      const lapsed = applications.filter((one) => one.state === "lapsed" && one.lapsedAt > at).length;
      return [{ code: "draftsWhenItWasDue", count: lapsed - foreseen }];
    }
    case "decision":
      if (written.length === 0) return [{ code: "notAnnouncedYet", count: -foreseen }];
      return [
        {
          code: "applicationSubmitted",
          count: applications.filter(({ state }) => state === "submitted").length - foreseen,
        },
      ];
    default:
      return [{ code: "subscribersWhenItWasDue", count: written.length - foreseen }];
  }
}

/** How many applications were begun and not submitted at an instant; the first receipt tells when one was. */
function draftsAt(instant: string, { applications, letters }: Since): number {
  const submittedAt = new Map<string, string>();
  for (const { kind, subjectId, queuedAt } of letters)
    if (kind === "application-received" && subjectId.endsWith("#1"))
      submittedAt.set(subjectId.slice(0, -2), queuedAt);
  return applications.filter(
    (one) =>
      one.createdAt <= instant &&
      (submittedAt.get(one.id) ?? "9") > instant &&
      (withdrawnBy(one) === "" || withdrawnBy(one) > instant),
  ).length;
}

const withdrawnBy = (one: Application): string => (one.state === "withdrawn" ? one.withdrawnAt : "");
