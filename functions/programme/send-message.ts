import type { Call } from "../../schemas/call.ts";
import { MessageId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Message, SendMessage } from "../../schemas/message.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { TRANSACTION_LIMIT } from "../shared/table.ts";

interface MessageDeps {
  messages: Store<Message>;
  letters: Store<Letter>;
}

/** Those who read each other: what the circle is, in words, and who is in it. */
export interface Circle {
  to: Message["to"];
  inWords: string;
  places: readonly Participation[];
}

/**
 * Keeps a message and sends it to everybody else of the circle (F28). Whoever has had enough of such letters is spared
 * them when they leave, and reads the messages where they are kept.
 */
export const sendMessage =
  ({ messages, letters }: MessageDeps) =>
  (
    call: Call,
    circle: Circle,
    { participationId, subject, text }: SendMessage,
    principal: Principal,
    by: Author,
  ): Change<Stored<Message>> => {
    const place = circle.places.find(({ id }) => id === participationId);
    if (participationId !== undefined && place?.state !== "confirmed")
      refuse("InputInvalid", {}, [
        { pointer: "/participationId", code: "NotMember", detail: "Not one of those who take part in it." },
      ]);
    const { contact } = call.content;
    const sender = place?.contact.name ?? contact.name;
    const organisation = place?.organisation.name ?? call.content.programme.owner;
    const circleId = "networkId" in circle.to ? circle.to.networkId : circle.to.activity;
    const id = MessageId.parse(`message_${naturalKey(call.id, circleId, principal.id, by.at, subject)}`);
    const message: Message = {
      id,
      callId: call.id,
      to: circle.to,
      participationId,
      subject,
      text,
      sender,
      organisation,
      sentBy: principal.id,
      sentAt: by.at,
      state: "sent",
    };
    const facts = { ...titled(call), sender, organisation, to: circle.inWords, subject, message: text };
    const others = circle.places.filter((one) => one.state === "confirmed" && one.id !== participationId);
    const readers = new Map(others.map((one) => [one.contact.email.toLowerCase(), one.contact]));
    if (readers.size >= TRANSACTION_LIMIT) refuse("NetworkTooLarge", { most: TRANSACTION_LIMIT - 1 });
    return together(
      messages.created(message, "send", by),
      [...readers.values()].flatMap((to) =>
        queued(letters, "message-received", { callId: call.id, subjectId: id, to, facts }, by),
      ),
    );
  };
