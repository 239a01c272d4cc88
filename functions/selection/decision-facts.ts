import type { SubmittedApplication } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { ReviewContent } from "../../schemas/reviewing.ts";
import type { AwardGiven, Compared, Ranked } from "../../schemas/selection.ts";
import type { Text } from "../../schemas/text.ts";
import { inWordedMarks } from "../calls/worded-marks.ts";
import type { FactsOf } from "../letters/facts.ts";
import { own } from "../shared/own.ts";
import { groupName } from "./compared-group.ts";

/** Each award by its name, with what earned it: it is told apart from the place (F37). */
export function awardFacts(call: Call, given: readonly AwardGiven[], language: "sv" | "en") {
  return given.map(({ award: id, reason }) => ({
    label: labelOf(call.content.awards, id, language),
    reason,
  }));
}

/** What something of the call is called, by its id. */
export function labelOf(
  named: readonly { id: string; label: Text }[],
  id: string,
  language: "sv" | "en",
): string {
  const label = named.find((one) => one.id === id)?.label;
  return label?.[language] ?? label?.en ?? label?.sv ?? id;
}

/** Each criterion of the track applied for: the mean of its marks, the most it gives, and its threshold. */
export function criteriaFacts(call: Call, trackId: string, row: Ranked, language: "sv" | "en") {
  const track = call.content.tracks.find(({ id }) => id === trackId);
  return (track?.criteria ?? []).map(({ id, maxScore, threshold, levels }) => {
    const mean = row.means.find(({ criterion }) => criterion === id)?.mean ?? null;
    const level = inWordedMarks({ levels }, mean, language);
    return {
      label: labelOf(track?.criteria ?? [], id, language),
      mean: mean ?? "–",
      maxScore: String(maxScore),
      threshold: String(threshold),
      ...(level === undefined ? {} : { level }),
    };
  });
}

/** What welcome things gave, by their names, and how the score was made comparable. */
export function rankingFacts(
  { content }: Call,
  trackId: string,
  row: Pick<Ranked, "points" | "compared">,
  language: "sv" | "en",
): Pick<FactsOf<"decision-selected">, "points" | "compared"> {
  const track = content.tracks.find(({ id }) => id === trackId);
  const desirable = [...content.desirable, ...(track?.desirable ?? [])];
  return {
    points: row.points.map(({ desirable: id, points, reason = "" }) => ({
      label: labelOf(desirable, id, language),
      points: String(points),
      reason,
    })),
    ...(row.compared === undefined ? {} : { compared: comparedFacts(content, row.compared, language) }),
  };
}

/** What counts in the ranking, how it was worked out, and the place within a group that is named. */
export function comparedFacts(
  content: Call["content"],
  { value, reason, among }: Compared,
  language: "sv" | "en",
): NonNullable<FactsOf<"decision-selected">["compared"]> {
  if (among === undefined) return { value, reason };
  const { group, rank, of } = among;
  return { value, reason, among: { group: groupName(content, group, language), rank, of } };
}

/** What reviewers wrote to the applicant, without their names: on the whole, and on each criterion under its name. */
export function commentFacts(
  call: Call,
  { submitted: { track: id, contact } }: Pick<SubmittedApplication, "submitted">,
  contents: readonly ReviewContent[],
): FactsOf<"decision-selected">["comments"] {
  const criteria = call.content.tracks.find((track) => track.id === id)?.criteria ?? [];
  return contents.flatMap(({ toApplicant, onCriteria = {} }) => [
    { text: toApplicant, about: "" },
    ...criteria.map((criterion) => ({
      text: own(onCriteria, criterion.id) ?? "",
      about: labelOf(criteria, criterion.id, contact.language),
    })),
  ]);
}
