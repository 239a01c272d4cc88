import { type ApplicationId, type CallId, ScreeningId } from "../../schemas/ids.ts";
import { Screening } from "../../schemas/screening.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function screeningStore(table: Table): Store<Screening> {
  return entityStore(table, {
    type: "screening",
    schema: Screening,
    audited: true,
    listed: (screening) => ({
      gsi1: { partition: `${screening.callId}#screening`, sort: `${screening.state}#${screening.id}` },
    }),
  });
}

export function screeningsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#screening` };
}

/** One screening per application. */
export function screeningId(application: ApplicationId): ScreeningId {
  return ScreeningId.parse(application.replace("app_", "screening_"));
}
