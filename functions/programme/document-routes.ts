import { exchangesRoutes as routes } from "../../schemas/routes/exchanges.ts";
import { downloadLink } from "../papers/upload.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { confirmDocument, type DocumentDeps, requestDocument } from "./send-document.ts";

/** The documents of a review session: participants send them in, its experts read them. */
export function documentRoutes(deps: DocumentDeps): Route[] {
  const { exchanges, participations, attachments, papers } = deps;

  async function reviewFor(principal: Principal, exchangeId: string) {
    const { review } = await exchanges.get(exchangeId);
    if (review === undefined) return refuse("NotFound", { type: "review", id: exchangeId });
    ensureCan(principal, "exchange.review", { named: review.reviewers });
    return review;
  }

  return [
    command(routes.sendDocument, async ({ params, body, principal, by }) => {
      const place = await participations.get(body.participationId);
      ensureCan(principal, "participation.answer", place);
      return requestDocument(deps)(await exchanges.get(params.exchangeId), place, body, principal, by);
    }),
    command(routes.confirmDocument, async (request) => {
      const { params, principal, by } = request;
      const attachment = await attachments.get(params.attachmentId);
      requireMatch(attachment, request);
      const exchange = await exchanges.get(params.exchangeId);
      if (attachment.exchangeId !== exchange.id) refuse("NotFound", { id: attachment.id });
      const place = await participations.get(attachment.applicationId.replace("app_", "participation_"));
      ensureCan(principal, "participation.answer", place);
      return confirmDocument(deps)(exchange, place, attachment, by);
    }),
    read(routes.readReviewSession, ({ params, principal }) => reviewFor(principal, params.exchangeId)),
    read(routes.downloadDocument, async ({ params, principal, receivedAt }) => {
      const review = await reviewFor(principal, params.exchangeId);
      const file = await attachments.get(params.attachmentId);
      if (!review.documents.some(({ attachmentId }) => attachmentId === file.id))
        refuse("NotFound", { id: file.id });
      return downloadLink(papers, file, receivedAt);
    }),
  ];
}
