import type { Call } from "../../schemas/call.ts";
import type { Gathering, Guest } from "../../schemas/gathering.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Operation } from "../../schemas/operation.ts";
import { titled } from "../calls/titled.ts";
import type { LetterKind } from "../letters/facts.ts";
import { queued } from "../letters/letters.ts";
import { milestoneId } from "../operations/milestones.ts";
import { requested } from "../operations/operations.ts";
import { mostAtOnce } from "../programme/exchange-letters.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { secondsLater } from "../shared/zone.ts";
import { rungAt } from "./gathering-alarm.ts";

interface LetterDeps {
  letters: Store<Letter>;
  operations: Store<Operation>;
}

/** What is told: how the gathering stands since its last change, or that it comes soon. */
export type Tale = "change" | "reminder";

/** Tells these guests of a gathering; where they are many, by a workflow that the same transaction asks for. */
export async function guestsTold(
  { letters, operations }: LetterDeps,
  tale: Tale,
  call: Call,
  meeting: Gathering,
  guests: readonly Guest[],
  by: Author,
): Promise<readonly Write[]> {
  if (guests.length <= mostAtOnce)
    return guests.flatMap((to) => letterToGuest(letters, tale, call, meeting, to, by));
  const subject = tale === "change" ? meeting.id : milestoneId(meeting.id, "gathering");
  // A second change need not wait for the first to be told to all: each run tells how it stands.
  const ask = { callId: call.id, workflow: "tell-gathering" as const, subject, beside: true };
  return (await requested(operations, ask, by)).writes;
}

/**
 * The one letter to one guest, by how the gathering stands: invited since its last change, or told what changed. The
 * sequence makes a second move another letter than the first, and the rung a second reminder.
 */
export function letterToGuest(
  letters: Store<Letter>,
  tale: Tale,
  call: Call,
  meeting: Gathering,
  { since, organisation: _organisation, ...to }: Guest,
  by: Author,
): readonly Write[] {
  const { title, place, startsAt, minutes, agenda, sequence } = meeting;
  const told = tale === "reminder" ? reminder(call, meeting, by) : changeSince(meeting, since);
  if (told === undefined) return [];
  const facts = {
    ...titled(call),
    title,
    place,
    startsAt,
    endsAt: secondsLater(startsAt, minutes * 60),
    agenda,
    sequence,
    said: told.said,
    contactEmail: call.content.contact.email,
  };
  return queued(letters, told.kind, { callId: call.id, subjectId: meeting.id, to, due: told.due, facts }, by);
}

type Told = {
  kind: LetterKind &
    (
      | "gathering-invited"
      | "gathering-moved"
      | "gathering-cancelled"
      | "gathering-reminder"
      | "minutes-adopted"
    );
  said: string;
  due: string;
};

function reminder(call: Call, meeting: Gathering, by: Author): Told | undefined {
  if (meeting.state !== "planned") return undefined;
  const due = `${meeting.sequence}-${rungAt(call, meeting, by.at)}`;
  return { kind: "gathering-reminder", said: "", due };
}

function changeSince(meeting: Gathering, since: number): Told | undefined {
  const due = `${meeting.sequence}`;
  switch (meeting.state) {
    case "planned": {
      if (since === meeting.sequence) return { kind: "gathering-invited", said: "", due };
      return { kind: "gathering-moved", said: meeting.moves.at(-1)?.why ?? "", due };
    }
    case "cancelled":
      return { kind: "gathering-cancelled", said: meeting.why, due };
    case "adopted":
      return { kind: "minutes-adopted", said: meeting.record.text, due };
    case "held":
    case "recorded":
      return undefined;
  }
}
