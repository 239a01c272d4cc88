import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";

/** Tells a participant that it hosts a meeting that is planned; its entry for the calendar comes as everybody's does. */
export function hostAppointed(
  { letters }: { letters: Store<Letter> },
  call: Call,
  { id: subjectId, title: exchangeTitle, startsAt, sequence }: Exchange,
  { organisation, contact: to }: Participation,
  { former, why }: { former: string; why: string },
  by: Author,
): readonly Write[] {
  const contactEmail = call.content.contact.email;
  const meeting = { exchangeTitle, startsAt };
  const facts = { ...titled(call), organisation: organisation.name, former, why, contactEmail, meeting };
  return queued(
    letters,
    "hosting-appointed",
    { callId: call.id, subjectId, to, due: `${sequence}`, facts },
    by,
  );
}
