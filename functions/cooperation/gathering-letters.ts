import type { Call } from "../../schemas/call.ts";
import type { Gathering } from "../../schemas/gathering.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Delegate } from "../../schemas/reader.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { secondsLater } from "../shared/zone.ts";

/** The four letters about a meeting; each says what it is now, and in `said` why, or what was minuted. */
export type GatheringLetter =
  | "gathering-invited"
  | "gathering-moved"
  | "gathering-cancelled"
  | "minutes-adopted";

/** To these readers, once for each change: the sequence makes a second move another letter than the first. */
export function gatheringLetters(
  letters: Store<Letter>,
  kind: GatheringLetter,
  call: Call,
  meeting: Gathering,
  readers: readonly Delegate[],
  by: Author,
  said = "",
): readonly Write[] {
  const { title, place, startsAt, minutes, agenda, sequence } = meeting;
  const facts = {
    ...titled(call),
    title,
    place,
    startsAt,
    endsAt: secondsLater(startsAt, minutes * 60),
    agenda,
    sequence,
    said,
    contactEmail: call.content.contact.email,
  };
  const letter = { callId: call.id, subjectId: meeting.id, due: `${sequence}`, facts };
  return readers.flatMap((to) => queued(letters, kind, { ...letter, to }, by));
}
