import type { ComparedWithin } from "../../schemas/call/comparison.ts";
import type { CallContent } from "../../schemas/call.ts";
import { inLanguage, type LetterLanguage } from "../../schemas/text.ts";
import { spokenCountry } from "../letters/spoken.ts";

type Said = Pick<CallContent, "selection" | "tracks" | "lots">;

/** What a call compares applications within, where it does so within groups. */
export function comparedWithin({
  selection: { compare },
}: Pick<Said, "selection">): ComparedWithin | undefined {
  return typeof compare === "object" && "within" in compare ? compare.within : undefined;
}

/** A group that applications are compared within, by its name: a country, a lot, the answer that they gave (F98). */
export function groupName(content: Said, group: string, language: LetterLanguage): string {
  const within = comparedWithin(content);
  const named = (list: readonly { id: string; label: Parameters<typeof inLanguage>[0] }[], id: string) => {
    const label = list.find((one) => one.id === id)?.label;
    return label === undefined ? id : inLanguage(label, language);
  };
  if (within === "country") return spokenCountry(group, language);
  if (within === "lot") return named(content.lots, group);
  if (within === "track") return named(content.tracks, group);
  if (within === "place") {
    const [lot = "", track = ""] = group.split("/", 2);
    return `${named(content.lots, lot)}, ${named(content.tracks, track)}`;
  }
  const question = content.tracks.flatMap(({ form }) => form).find(({ id }) => within === `answer:${id}`);
  if (question?.kind === "yesNo" && (group === "true" || group === "false")) {
    const word = { sv: { true: "ja", false: "nej" }, en: { true: "yes", false: "no" } }[language][group];
    return `${inLanguage(question.label, language)}: ${word}`;
  }
  const options = question?.kind === "choice" && Array.isArray(question.options) ? question.options : [];
  return named(options, group);
}
