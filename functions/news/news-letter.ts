import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { News } from "../../schemas/news.ts";
import { inLanguage } from "../../schemas/text.ts";
import { titled } from "../calls/titled.ts";
import { type Addressee, queued } from "../letters/letters.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";

/** The letter to one reader about one piece of news. */
export function newsLetter(
  outbox: Store<Letter>,
  { call, news, to, token = "" }: { call: Call; news: News; to: Addressee; token?: string | undefined },
  by: Author,
): readonly Write[] {
  const { happening } = news;
  const about = { ...titled(call), cancelToken: token };
  const addressed = { callId: call.id, subjectId: news.id, to };
  const contactEmail = call.content.contact.email;
  switch (happening.kind) {
    case "announced": {
      const { opensAt, closesAt } = happening;
      return queued(outbox, "news-announced", { ...addressed, facts: { ...about, opensAt, closesAt } }, by);
    }
    case "opened": {
      const summary = inLanguage(call.content.summary, to.language);
      const facts = { ...about, closesAt: happening.closesAt, summary };
      return queued(outbox, "news-opened", { ...addressed, facts }, by);
    }
    case "deadlineMoved": {
      const facts = { ...about, movedFrom: happening.from, movedTo: happening.to };
      return queued(outbox, "news-deadline-moved", { ...addressed, facts }, by);
    }
    case "changed": {
      const facts = { ...about, summary: inLanguage(happening.summary, to.language), contactEmail };
      return queued(outbox, "news-changed", { ...addressed, facts }, by);
    }
    case "answered": {
      const [question, answer] = [happening.question, happening.answer].map((text) =>
        inLanguage(text, to.language),
      );
      const facts = { ...about, question: question ?? "", answer: answer ?? "" };
      return queued(outbox, "news-answered", { ...addressed, facts }, by);
    }
    case "decided":
      return queued(outbox, "news-decided", { ...addressed, facts: about }, by);
    case "cancelled":
      return queued(
        outbox,
        "news-cancelled",
        { ...addressed, facts: { ...about, why: happening.why, contactEmail } },
        by,
      );
  }
}
