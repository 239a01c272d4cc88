import type { Call } from "../../schemas/call.ts";
import type { CommentDocument, Exchange, OpenReview } from "../../schemas/exchange.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { rewatched } from "./exchange-alarm.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { placesOf } from "./exchange-letters.ts";
import { meetingFacts, spokenIn } from "./meeting-facts.ts";
import { exchangeTransitions } from "./transitions.ts";

/** Makes an expert review a part of the meeting: experts are named, and participants are asked for documents (F43). */
export const openReview =
  (deps: ExchangeDeps) =>
  async (exchange: Stored<Exchange>, review: OpenReview, by: Author): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "move", exchange);
    if (exchange.review !== undefined) refuse("WrongState", { act: "openReview", review: "open" });
    if (review.documentsBy <= by.at || review.documentsBy >= exchange.startsAt)
      refuse("InputInvalid", {}, [
        {
          pointer: "/documentsBy",
          code: "NotBefore",
          detail: "The last day for documents lies ahead and before the meeting.",
        },
      ]);
    const after: Exchange = { ...exchange, review: { ...review, documents: [], comments: [] } };
    const call = await deps.calls.get(exchange.callId);
    const facts = await meetingFacts(deps, call, after);
    const { documentsBy } = review;
    const letter = {
      callId: call.id,
      subjectId: exchange.id,
      facts: { ...facts, of: spokenIn(review.of), documentsBy },
    };
    return together(
      deps.exchanges.changed(exchange, after, "openReview", by),
      review.reviewers.flatMap((to) => queued(deps.letters, "documents-to-review", { ...letter, to }, by)),
      await documentsAsked(deps, call, after, false, by),
      await rewatched(deps.milestones, call, after, by),
    );
  };

/** Asks those for a document who have not sent one; to nobody else, and not where nothing is reviewed. */
export async function documentsAsked(
  deps: ExchangeDeps,
  call: Call,
  exchange: Exchange,
  isReminder: boolean,
  by: Author,
): Promise<readonly Write[]> {
  const { review } = exchange;
  if (review === undefined) return [];
  const sent = new Set(review.documents.map(({ participationId }) => participationId));
  const { documentsBy } = review;
  const about = { of: spokenIn(review.of), documentsBy, isReminder };
  const facts = { ...(await meetingFacts(deps, call, exchange)), ...about };
  const due = isReminder ? documentsBy : "first";
  return (await placesOf(deps.participations, exchange))
    .filter(({ id }) => !sent.has(id))
    .flatMap(({ id, contact }) =>
      queued(
        deps.letters,
        "documents-requested",
        { callId: call.id, subjectId: exchange.id, due: `${due} ${id}`, to: contact, facts },
        by,
      ),
    );
}

/** What an expert says of a document, to whom sent it in; before the meeting and after it. */
export const commentDocument =
  (deps: ExchangeDeps) =>
  async (
    exchange: Stored<Exchange>,
    { participationId, text }: CommentDocument,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    const { review } = exchange;
    if (review === undefined || exchange.state === "cancelled")
      return refuse("WrongState", { act: "comment", state: exchange.state });
    if (!review.documents.some((one) => one.participationId === participationId))
      return refuse("InputInvalid", {}, [
        { pointer: "/participationId", code: "NothingSent", detail: "It has sent in no document." },
      ]);
    const comment = { participationId, reviewer: principal.email, text, writtenAt: by.at };
    const after: Exchange = { ...exchange, review: { ...review, comments: [...review.comments, comment] } };
    const call = await deps.calls.get(exchange.callId);
    const { contact } = await deps.participations.get(participationId);
    const facts = { ...(await meetingFacts(deps, call, after)), of: spokenIn(review.of), comment: text };
    const letter = {
      callId: call.id,
      subjectId: exchange.id,
      due: `${by.at} ${principal.id}`,
      to: contact,
      facts,
    };
    return together(
      deps.exchanges.changed(exchange, after, "commentDocument", by),
      queued(deps.letters, "document-commented", letter, by),
    );
  };
