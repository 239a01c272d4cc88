import type { Call } from "../../schemas/call.ts";
import { type CallId, NewsId } from "../../schemas/ids.ts";
import { type Audience, type Happening, News } from "../../schemas/news.ts";
import type { Operation } from "../../schemas/operation.ts";
import { requested } from "../operations/operations.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, type Author, entityStore, type Store } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";

export function newsStore(table: Table): Store<News> {
  return entityStore(table, {
    type: "news",
    schema: News,
    // It tells of a change that has an audit entry of its own.
    audited: false,
    listed: ({ id, callId, at }) => ({
      gsi1: { partition: newsOfYear(at).key, sort: `${at}#${id}` },
      gsi2: { partition: newsOfCall(callId).key, sort: `${at}#${id}` },
    }),
  });
}

/** Everything that happened in the year of an instant, oldest first. */
export function newsOfYear(at: string): Access {
  return { index: "gsi1", key: `news#${at.slice(0, 4)}` };
}

export function newsOfCall(callId: CallId): Access {
  return { index: "gsi2", key: `${callId}#news` };
}

/**
 * Makes something known, in the transaction in which it happens: an entry of the feed, and the letters about it on
 * their way where there is an audience. The same happening at the same instant is one entry.
 */
export async function published(
  { news, operations }: { news: Store<News>; operations: Store<Operation> },
  call: Pick<Call, "id">,
  happening: Happening,
  audience: Audience,
  by: Author,
): Promise<readonly Write[]> {
  const subject = happening.kind === "answered" ? happening.enquiryId : "";
  const id = NewsId.parse(`news_${naturalKey(call.id, happening.kind, subject, by.at)}`);
  const entry = news.created(
    { id, callId: call.id, at: by.at, happening, audience, state: "published" },
    happening.kind,
    by,
  );
  if (audience === "nobody") return entry.writes;
  const tell = await requested(
    operations,
    { callId: call.id, workflow: "tell-subscribers", subject: id },
    by,
  );
  return [...entry.writes, ...tell.writes];
}
