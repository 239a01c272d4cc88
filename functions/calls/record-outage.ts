import type { Call } from "../../schemas/call.ts";
import { mostMoves, type Outage, type OutageReport } from "../../schemas/deadline.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { inState } from "./calls.ts";
import { meant } from "./deadline.ts";

/** Records what failed, for everybody to read; a move may then name it as its reason. It changes no deadline itself. */
export const recordOutage =
  ({ calls }: { calls: Store<Call> }) =>
  async (
    stored: Stored<Call>,
    { from, until, zone, what, accordingTo }: OutageReport,
    by: Author,
  ): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "approved", "open", "closing", "closed");
    const { outages = [] } = call;
    const outage: Outage = {
      number: outages.length + 1,
      from: meant(call, from, zone, "/from"),
      until: meant(call, until, zone, "/until"),
      what,
      accordingTo,
      recordedAt: by.at,
      recordedBy: by.sub,
    };
    if (outage.until <= outage.from) wrong("/until", "EndsBeforeItBegins", "An outage ends after it began.");
    if (outage.until > by.at) wrong("/until", "InTheFuture", "An outage is recorded when it is over.");
    if (outages.length === mostMoves) refuse("WrongState", { act: "record-outage", outages: mostMoves });
    return calls.changed(stored, { ...call, outages: [...outages, outage] }, "recordOutage", by, {
      details: { number: outage.number, from: outage.from, until: outage.until, accordingTo },
    });
  };

function wrong(pointer: string, code: string, detail: string): never {
  return refuse("InputInvalid", {}, [{ pointer, code, detail }]);
}
