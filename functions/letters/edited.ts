import type { LetterEdit } from "../../schemas/letter.ts";
import type { Fault } from "../shared/refusal.ts";
import type { Words } from "./words.ts";

/** The words as staff changed them: subject and paragraphs; what facts say in lists and tables cannot be rewritten. */
export function edited(words: Words, edit: LetterEdit | undefined): Words {
  if (edit === undefined) return words;
  const texts = new Map(edit.paragraphs.map(({ block, text }) => [block, text]));
  return {
    ...words,
    subject: edit.subject ?? words.subject,
    blocks: words.blocks.map((block, i) =>
      block.is === "paragraph" ? { ...block, text: texts.get(i) ?? block.text } : block,
    ),
  };
}

/** What is wrong with an edit of these words: a block that is no paragraph, one named twice, nothing changed at all. */
export function faultsOfEdit(words: Words, { subject, paragraphs }: LetterEdit): Fault[] {
  const faults = paragraphs.flatMap(({ block }, i): Fault[] => {
    const pointer = `/paragraphs/${i}/block`;
    if (words.blocks[block]?.is !== "paragraph")
      return [{ pointer, code: "NotAParagraph", detail: "The letter has no paragraph of that number." }];
    return paragraphs.findIndex((other) => other.block === block) < i
      ? [{ pointer, code: "NamedTwice", detail: "The paragraph is named before." }]
      : [];
  });
  if (subject === undefined && paragraphs.length === 0)
    faults.push({ pointer: "", code: "NothingChanged", detail: "Give a subject or a paragraph." });
  return faults;
}
