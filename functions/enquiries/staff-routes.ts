import { hearingRoutes as routes } from "../../schemas/routes/hearing.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Table } from "../shared/table.ts";
import { type AnswerDeps, answerEnquiry } from "./answer.ts";
import { enquiriesOf } from "./enquiries.ts";

export function staffRoutes(deps: AnswerDeps & { table: Table }): Route[] {
  const { table, enquiries } = deps;
  return [
    read(routes.listEnquiries, ({ params, query }) =>
      paged(table, enquiries, enquiriesOf(params.callId), query),
    ),
    command(routes.answerEnquiry, async (request) => {
      const enquiry = await enquiries.get(request.params.enquiryId);
      requireMatch(enquiry, request);
      return answerEnquiry(deps)(enquiry, request.body, request.principal.id, request.by);
    }),
  ];
}
