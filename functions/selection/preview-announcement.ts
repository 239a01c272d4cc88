import type { CallId } from "../../schemas/ids.ts";
import type { AnnouncementPreview } from "../../schemas/selection.ts";
import { rendered } from "../letters/render.ts";
import type { Change } from "../shared/change.ts";
import { isRefusal, refuse } from "../shared/refusal.ts";
import { type AnnounceDeps, toAnnounce } from "./announce-selection.ts";
import { type DecisionSent, decisionsOf } from "./decision-letters.ts";

type Deps = Omit<AnnounceDeps, "table" | "news" | "operations">;

/** What announcing would send, before anything is sent: how many of each, to whom, and each letter as it would be read. */
export const previewAnnouncement =
  (deps: Deps) =>
  async (callId: CallId, from: number, limit: number): Promise<AnnouncementPreview> => {
    const { call, selection } = await decided(deps, callId);
    const counts: Record<string, number> = {};
    for (const { outcome } of selection.ranking) counts[outcome] = (counts[outcome] ?? 0) + 1;
    const items: AnnouncementPreview["items"] = [];
    for await (const { row, letter } of decisionsOf(
      deps,
      call,
      selection,
      selection.ranking.slice(from, from + limit),
    )) {
      const { subject, text } = rendered(letter);
      const { applicationId, name, outcome } = row;
      const { kind, language, to } = letter;
      items.push({ applicationId, name, outcome, kind, language, to: to.email, subject, text });
    }
    const next = from + limit < selection.ranking.length ? from + limit : undefined;
    return { counts, items, ...(next === undefined ? {} : { next }) };
  };

/** What the announcing workflow will write, for the dry run of its request. */
export async function announcementFollows(
  deps: Deps,
  callId: CallId,
): Promise<NonNullable<Change<unknown>["follows"]>> {
  const { call, selection } = await toAnnounce(deps, callId);
  const all: DecisionSent[] = await Array.fromAsync(decisionsOf(deps, call, selection, selection.ranking));
  return { writes: all.flatMap(({ writes }) => writes), andMore: 0 };
}

/** There is nothing to show before it is decided, nor once it was announced. */
async function decided(deps: Deps, callId: CallId) {
  try {
    return await toAnnounce(deps, callId);
  } catch (refusal) {
    if (isRefusal(refusal, "WrongState", "ContentChanged")) return refuse("NotFound");
    throw refusal;
  }
}
