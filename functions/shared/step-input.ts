import * as z from "zod";
import { CallId, OperationId } from "../../schemas/ids.ts";

/** What every workflow step gets: ids, nothing else. */
export const InCall = z.object({ callId: CallId, operationId: OperationId });
export const OnSubject = InCall.extend({ subject: z.string() });
/** A step that works through a list page by page; the position is opaque, and empty at first. */
export const AtPosition = InCall.extend({ position: z.string() });
export const SubjectAtPosition = OnSubject.extend({ position: z.string() });
/** A step that waits for a person: it keeps the token and answers nothing. */
export const Waiting = OnSubject.extend({ taskToken: z.string() });

/** What a paged step answers. */
export interface Progress {
  position: string;
  more: boolean;
}
