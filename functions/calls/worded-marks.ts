import type { Criterion } from "../../schemas/call/track.ts";
import { inLanguage, type Language } from "../../schemas/text.ts";

/** What marks on a criterion mean in words, where the call says so, from the lowest on. */
export function wordedMarks(
  { levels = [] }: Pick<Criterion, "levels">,
  language: Language,
): { score: number; label: string }[] {
  return levels
    .toSorted((a, b) => a.score - b.score)
    .map(({ score, label }) => ({ score, label: inLanguage(label, language) }));
}

/**
 * A mean in words: those of its own mark, or of the two that it lies between, as `In part – Largely`. None below the
 * lowest that has words, and none where marks have no words.
 */
export function inWordedMarks(
  criterion: Pick<Criterion, "levels">,
  mean: string | null,
  language: Language,
): string | undefined {
  if (mean === null) return undefined;
  const marks = wordedMarks(criterion, language);
  const at = marks.findLastIndex(({ score }) => score <= Number(mean));
  const [lower, upper] = [marks[at], marks[at + 1]];
  if (lower === undefined) return undefined;
  return upper === undefined || lower.score === Number(mean)
    ? lower.label
    : `${lower.label} – ${upper.label}`;
}
