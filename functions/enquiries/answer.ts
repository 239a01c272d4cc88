import type { Call } from "../../schemas/call.ts";
import type { Enquiry, EnquiryAnswer, PublicEnquiry } from "../../schemas/enquiry.ts";
import type { CallId, PersonId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { News } from "../../schemas/news.ts";
import type { Operation } from "../../schemas/operation.ts";
import { inLanguage, type LetterLanguage } from "../../schemas/text.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { published } from "../news/news.ts";
import { compareText } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { enquiriesOf } from "./enquiries.ts";

export interface AnswerDeps {
  calls: Store<Call>;
  enquiries: Store<Enquiry>;
  letters: Store<Letter>;
  news: Store<News>;
  operations: Store<Operation>;
}

/** Answers a question once: to its asker by letter, and where it is published to everybody, in the words of staff. */
export const answerEnquiry =
  (deps: AnswerDeps) =>
  async (
    enquiry: Stored<Enquiry>,
    said: EnquiryAnswer,
    person: PersonId,
    by: Author,
  ): Promise<Change<Stored<Enquiry>>> => {
    if (enquiry.state !== "asked") return refuse("WrongState", { act: "answer", state: enquiry.state });
    const call = await deps.calls.get(enquiry.callId);
    const { answer, publishedQuestion, tellEveryone } = said;
    const { asker, question } = enquiry;
    const answered = { ...enquiry, answer, answeredAt: by.at, answeredBy: person };
    const facts = {
      ...titled(call),
      question,
      answer: inLanguage(answer, asker.language),
      published: said.publish,
      contactEmail: call.content.contact.email,
    };
    const letter = queued(
      deps.letters,
      "enquiry-answered",
      { callId: call.id, subjectId: enquiry.id, to: asker, facts },
      by,
    );
    if (!said.publish || publishedQuestion === undefined)
      return together(
        deps.enquiries.changed(enquiry, { ...answered, state: "answered" }, "answer", by),
        letter,
      );
    const after: Enquiry = { ...answered, state: "published", publishedQuestion };
    const happening = {
      kind: "answered",
      enquiryId: enquiry.id,
      question: publishedQuestion,
      answer,
    } as const;
    return together(
      deps.enquiries.changed(enquiry, after, "publish", by),
      letter,
      await published(deps, call, happening, tellEveryone ? "everyone" : "nobody", by),
    );
  };

/** What everybody may read, oldest answer first, in the language asked for or else in the one that there is. */
export async function publishedAnswers(
  enquiries: Store<Enquiry>,
  callId: CallId,
  language: LetterLanguage,
): Promise<PublicEnquiry[]> {
  const items: PublicEnquiry[] = [];
  for await (const one of enquiries.list(enquiriesOf(callId), { prefix: "published#" })) {
    if (one.state !== "published") continue;
    const spoken = one.answer[language] === undefined ? other[language] : language;
    items.push({
      id: one.id,
      question: inLanguage(one.publishedQuestion, spoken),
      answer: inLanguage(one.answer, spoken),
      language: spoken,
      answeredAt: one.answeredAt,
    });
  }
  return items.sort((a, b) => compareText(a.answeredAt, b.answeredAt) || compareText(a.id, b.id));
}

const other = { sv: "en", en: "sv" } as const;
