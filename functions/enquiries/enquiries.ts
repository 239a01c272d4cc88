import { Enquiry } from "../../schemas/enquiry.ts";
import { type CallId, EnquiryId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function enquiryStore(table: Table): Store<Enquiry> {
  return entityStore(table, {
    type: "enquiry",
    schema: Enquiry,
    audited: true,
    listed: ({ id, callId, state, askedAt }) => ({
      gsi1: { partition: enquiriesOf(callId).key, sort: `${state}#${askedAt}#${id}` },
    }),
  });
}

export function enquiriesOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#enquiry` };
}

/** The same question from the same address is one enquiry, however often it is sent. */
export function enquiryId(callId: CallId, email: string, question: string): EnquiryId {
  return EnquiryId.parse(`enquiry_${naturalKey(callId, email.toLowerCase(), question)}`);
}
