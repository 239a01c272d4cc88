import type { DeliverableKind } from "../../schemas/call/learning.ts";
import type { DeliverableContent } from "../../schemas/deliverable.ts";
import { own } from "../shared/own.ts";
import type { Fault } from "../shared/refusal.ts";

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });

/** What is wrong with a deliverable that is being written: it must fit its template. */
export function checkDraft(kind: DeliverableKind, { sections, showcase }: DeliverableContent): Fault[] {
  const faults = Object.entries(sections).flatMap(([id, text]) => {
    const section = kind.sections.find((one) => one.id === id);
    if (section === undefined)
      return [fault(`/content/sections/${id}`, "UnknownSection", "The template has no such section.")];
    return text.length > section.maxLength
      ? [fault(`/content/sections/${id}`, "TooLong", `At most ${section.maxLength} characters.`)]
      : [];
  });
  if (showcase === undefined) return faults;
  const { stages = [], scales = [] } = kind.showcase ?? {};
  for (const [field, list] of [
    ["stage", stages],
    ["scale", scales],
  ] as const)
    if (!list.some(({ id }) => id === showcase[field]))
      faults.push(fault(`/content/showcase/${field}`, "UnknownOption", "The call does not name this."));
  return faults;
}

/** What is still missing when it is handed in. A showcase that may be published must be readable in both languages. */
export function checkHandIn(kind: DeliverableKind, content: DeliverableContent): Fault[] {
  const faults = kind.sections
    .filter(({ id, required }) => required && (own(content.sections, id) ?? "").trim() === "")
    .map(({ id }) =>
      fault(`/content/sections/${id}`, "SectionMissing", "The template asks for this section."),
    );
  if (kind.showcase !== undefined && content.showcase === undefined)
    faults.push(fault("/content/showcase", "ShowcaseMissing", "Say its stage, its scale, and sum it up."));
  if (content.showcase === undefined || !content.consentToPublish) return faults;
  for (const [pointer, text] of [
    ["/content/title", content.title],
    ["/content/showcase/summary", content.showcase.summary],
  ] as const)
    if (text.sv === undefined || text.en === undefined)
      faults.push(fault(pointer, "TranslationMissing", "What is published is told in Swedish and English."));
  return faults;
}
