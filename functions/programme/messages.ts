import type { CallId } from "../../schemas/ids.ts";
import { Message } from "../../schemas/message.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

/** What was written to a circle, in the order of time; a message is never changed, so it needs no trail. */
export function messageStore(table: Table): Store<Message> {
  return entityStore(table, {
    type: "message",
    schema: Message,
    audited: false,
    listed: ({ callId, to, sentAt, id }) => ({
      gsi1: { partition: messagesTo(callId, to).key, sort: `${sentAt}#${id}` },
      gsi3: { partition: everyMessageOf(callId).key, sort: id },
    }),
  });
}

export function messagesTo(callId: CallId, to: Message["to"]): Access {
  const circle = "networkId" in to ? to.networkId : to.activity;
  return { index: "gsi1", key: `${callId}#message#${circle}` };
}

export function everyMessageOf(callId: CallId): Access {
  return { index: "gsi3", key: `${callId}#message` };
}
