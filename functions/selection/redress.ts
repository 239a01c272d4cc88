import type { Contact } from "../../schemas/application.ts";
import { usualGrounds } from "../../schemas/call/deciding.ts";
import type { Call } from "../../schemas/call.ts";
import type { ApplicationId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Ranked } from "../../schemas/selection.ts";
import { letterId } from "../letters/letters.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import { daysLater } from "../shared/zone.ts";

/** Within how many days an objection is answered where the call says nothing. */
const usualReply = 30;

/** What a call says of redress; the usual where it says nothing. */
export function redressOf({ selection }: Call["content"]) {
  const { redress } = selection;
  return {
    grounds: redress?.grounds ?? usualGrounds,
    replyWithinDays: redress?.replyWithinDays ?? usualReply,
    appealable: redress?.appealable ?? false,
  };
}

const letterOf = {
  selected: "decision-selected",
  reserve: "decision-reserve",
  rejected: "decision-rejected",
  belowThreshold: "decision-rejected",
  ineligible: "decision-ineligible",
} as const;

/** Until when somebody may object: counted from their own letter, as the letter says. */
export async function objectionUntil(
  letters: Store<Letter>,
  { content }: Pick<Call, "content">,
  { outcome, applicationId }: Pick<Ranked, "outcome"> & { applicationId: ApplicationId },
  to: Contact,
): Promise<string> {
  const letter = await letters.find(letterId(letterOf[outcome], { subjectId: applicationId, to }));
  if (letter === undefined) return refuse("NotFound", { type: "letter", id: applicationId });
  return daysLater(letter.queuedAt, content.selection.objectionWithinDays, content.window.zone);
}
