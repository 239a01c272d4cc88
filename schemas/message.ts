import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, MessageId, NetworkId, ParticipationId, PersonId } from "./ids.ts";
import { organisationName } from "./impersonal.ts";
import { line, prose } from "./text.ts";
import { Instant } from "./time.ts";

/** What a participant writes to the others of a circle, whenever it suits (F28). */
export const SendMessage = z.strictObject({
  /** Who writes; absent where staff do. */
  participationId: ParticipationId.optional(),
  subject: line(150),
  text: prose(8000).min(1),
});
export type SendMessage = z.infer<typeof SendMessage>;

/** A message to a network, or to all who are matched with one host activity; it is kept as it was sent. */
export const Message = z.discriminatedUnion("state", [
  z.object({
    id: MessageId,
    callId: CallId,
    to: z.union([z.object({ networkId: NetworkId }), z.object({ activity: Slug })]),
    ...SendMessage.shape,
    sender: line(120),
    organisation: organisationName,
    sentBy: PersonId,
    sentAt: Instant,
    state: z.literal("sent"),
  }),
]);
export type Message = z.infer<typeof Message>;
