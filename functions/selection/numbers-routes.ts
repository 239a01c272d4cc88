import type { CallId } from "../../schemas/ids.ts";
import type { CallNumbers } from "../../schemas/numbers.ts";
import { numbersRoutes as routes } from "../../schemas/routes/numbers.ts";
import type { LetterLanguage } from "../../schemas/text.ts";
import { type Route, read } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { Served } from "../shared/served.ts";
import { servedSheet } from "../shared/spreadsheet.ts";
import { applicationsSheet } from "./numbers/applications-sheet.ts";
import { callFacts, type NumbersStores } from "./numbers/call-facts.ts";
import { progressPicture } from "./numbers/progress-picture.ts";
import { callNumbers, lotsFor } from "./numbers/read-numbers.ts";
import { scoresPicture } from "./numbers/scores-picture.ts";

interface Asking {
  params: { callId: CallId };
  query: { language?: LetterLanguage | undefined };
  principal: Principal;
  receivedAt: string;
}

/** A call in figures, as JSON, pictures and a sheet: for staff, and for managers of lots what is theirs. */
export function numbersRoutes(stores: NumbersStores): Route[] {
  async function numbers({ params, query, principal, receivedAt }: Asking): Promise<CallNumbers> {
    const call = await stores.calls.get(params.callId);
    const lots = lotsFor(call, principal);
    return callNumbers(await callFacts(stores, call, lots), lots, receivedAt, query.language);
  }
  return [
    read(routes.readNumbers, numbers),
    read(routes.readNumbersPicture, async (request) => {
      const { of, track, lot } = request.query;
      const found = await numbers(request);
      const scores = found.scores
        .filter((one) => track === undefined || one.track === track)
        .filter((one) => lot === undefined || one.lotId === lot);
      const picture = of === "progress" ? progressPicture(found) : scoresPicture({ ...found, scores });
      return new Served("image/svg+xml", picture, { reach: "private" });
    }),
    read(routes.readApplicationsSheet, async ({ params, query, principal }) => {
      const call = await stores.calls.get(params.callId);
      const facts = await callFacts(stores, call, lotsFor(call, principal));
      return servedSheet(applicationsSheet(facts), query.as);
    }),
  ];
}
