import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Objection } from "../../schemas/objection.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { labelOf } from "./decision-facts.ts";
import { redressOf } from "./redress.ts";

export interface ObjectionWatch {
  objections: Store<Objection>;
  letters: Store<Letter>;
}

/** Tells the office that an answer is due soon; nothing where it was given. */
export async function remindOfObjection(
  { objections, letters }: ObjectionWatch,
  call: Call,
  id: string,
  by: Author,
): Promise<readonly Write[]> {
  const objection = await objections.get(id);
  if (objection.state === "upheld" || objection.state === "rejected") return [];
  const { name, email } = call.content.contact;
  const [language] = call.content.languages.flatMap((one) => (one === "sv" || one === "en" ? [one] : []));
  const to = { name, email, language: language ?? "en" };
  const facts = {
    ...titled(call),
    organisation: objection.organisation,
    ground: labelOf(redressOf(call.content).grounds, objection.ground, to.language),
    replyBy: objection.replyBy,
  };
  return queued(letters, "objection-due", { callId: call.id, subjectId: id, to, facts }, by);
}
