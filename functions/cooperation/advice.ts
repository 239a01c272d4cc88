import type { LogEntry } from "../../schemas/coordination.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { CooperationDeps } from "./deps.ts";

/** Advice goes to the participant's contact too (F75); ideas and actions are for whoever reads the log. */
export const adviceGiven =
  ({ calls, letters }: Pick<CooperationDeps, "calls" | "letters">) =>
  async (
    place: Participation,
    change: Change<Stored<LogEntry>>,
    by: Author,
  ): Promise<Change<Stored<LogEntry>>> => {
    const { id, kind, title, text } = change.output;
    if (kind !== "advice") return change;
    const call = await calls.get(place.callId);
    const facts = {
      ...titled(call),
      organisation: place.organisation.name,
      title,
      advice: text,
      contactEmail: call.content.contact.email,
    };
    const letter = { callId: call.id, subjectId: id, to: place.contact, facts };
    return together(change, queued(letters, "advice-given", letter, by));
  };
