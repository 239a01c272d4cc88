import type { Difference } from "../../schemas/call-version.ts";
import { Language } from "../../schemas/text.ts";

/** What may be said better once a call is approved, because nobody's chance or work hangs on it. */
const clarifying: readonly RegExp[] = [
  /^\/(title|summary|links|documents|contact|glossary|consentToPublish|milestones|phases|questionsUntil)(\/|$)/,
  /^\/programme\/(name|owner|coordinator|disclaimer|goals)(\/|$)/,
  /^\/lots\/\d+\/(label|manager|organiser)(\/|$)/,
  /^\/tracks\/\d+\/(label|synonyms|summary)(\/|$)/,
  /^\/tracks\/\d+\/(form|criteria|attachments)\/\d+\/help(\/|$)/,
  // A contest beside the call decides nobody's place; opened, it stands as it was.
  /^\/contests(\/|$)/,
  // What staff import, and what they owe an explanation.
  /^\/registers\/\d+\/(entries|asOf|source)(\/|$)/,
  /^\/(assumed|uncertain)(\/|$)/,
];

/** Whether an approved call may be changed so: a clarification, or a text in a language that was missing. */
export function isClarification({ pointer, before }: Difference): boolean {
  const isTranslation = before === undefined && Language.safeParse(pointer.split("/").at(-1)).success;
  return isTranslation || clarifying.some((allowed) => allowed.test(pointer));
}
