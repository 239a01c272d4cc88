import type { Call } from "../../schemas/call.ts";
import type { Enquiry, EnquiryRequest } from "../../schemas/enquiry.ts";
import type { CallId, EnquiryId } from "../../schemas/ids.ts";
import { publishedCall } from "../calls/published-call.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store } from "../shared/store.ts";
import { instantAtOrAfter } from "../shared/zone.ts";
import { enquiryId } from "./enquiries.ts";

export interface AskDeps {
  calls: Store<Call>;
  enquiries: Store<Enquiry>;
}

/**
 * Keeps a question for staff. No letter leaves on a stranger's word: the first that the address gets is the answer,
 * which a person has written. Refuses QuestionsClosed after the call's own last day for questions.
 */
export const ask =
  ({ calls, enquiries }: AskDeps) =>
  async (
    callId: CallId,
    { question, name, email, language }: EnquiryRequest,
    by: Author,
  ): Promise<Change<{ id: EnquiryId; state: "asked" }>> => {
    const call = publishedCall(await calls.find(callId));
    requireQuestionsTaken(call, by.at);
    const id = enquiryId(callId, email, question);
    const asked = { id, state: "asked" as const };
    // Whether it has been answered is for its asker to know, and not for who guesses.
    if (await enquiries.find(id)) return unchanged(asked);
    const asker = { name: name ?? email.slice(0, 120), email, language };
    const enquiry: Enquiry = { ...asked, callId, question, asker, askedAt: by.at };
    return { output: asked, writes: enquiries.created(enquiry, "ask", by).writes };
  };

function requireQuestionsTaken({ state, content }: Call, at: string): void {
  if (state === "cancelled" || state === "announced" || state === "running")
    refuse("QuestionsClosed", { state });
  if (content.questionsUntil === undefined) return;
  const until = instantAtOrAfter(content.questionsUntil, content.window.zone);
  if (at > until) refuse("QuestionsClosed", { until });
}
