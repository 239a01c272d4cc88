import { type CallId, LetterId } from "../../schemas/ids.ts";
import { type Facts, Letter } from "../../schemas/letter.ts";
import type { LetterLanguage } from "../../schemas/text.ts";
import { naturalKey } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import { type Access, type Author, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import type { FactsOf, LetterKind } from "./facts.ts";

export const letterShards = 8;

/** The outbox: every message that leaves, before it leaves. */
export function letterStore(table: Table): Store<Letter> {
  return entityStore(table, {
    type: "letter",
    schema: Letter,
    audited: false,
    listed: (letter) => ({
      gsi1: {
        partition: `${letter.callId}#letter`,
        sort: `${letter.queuedAt}#${letter.id}`,
        shards: letterShards,
      },
      // Found by the sweeper while unsent, and by the SES event once there is a message id.
      ...(letter.state === "queued" || letter.state === "sending"
        ? { gsi3: { partition: "due#letter", sort: letter.queuedAt } }
        : {}),
      // Found by the staff who let it go.
      ...(letter.state === "held"
        ? { gsi3: { partition: `held#${letter.callId}`, sort: `${letter.queuedAt}#${letter.id}` } }
        : {}),
      ...("messageId" in letter
        ? { gsi2: { partition: `message#${letter.messageId}`, sort: letter.id } }
        : {}),
    }),
  });
}

/** Every letter of a call, in the order in which they were queued within each shard. */
export function lettersOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#letter`, shards: letterShards };
}

export interface Addressee {
  name: string;
  email: string;
  language: LetterLanguage;
}

/** What a letter is, beside its words: the same is never queued twice. */
interface Identity {
  subjectId: string;
  to: Addressee;
  /** The instant at which it is due, where the same letter may come again later. */
  due?: string;
}

export function letterId(kind: LetterKind, { subjectId, to, due = "" }: Identity): LetterId {
  return LetterId.parse(`letter_${naturalKey(kind, subjectId, to.email.toLowerCase(), due)}`);
}

/**
 * Puts one letter into the outbox, as part of the transaction that is its reason. The key is what the letter is: kind,
 * subject, recipient and due instant, so the same letter can never be queued twice.
 */
export function queued<Kind extends LetterKind>(
  outbox: Store<Letter>,
  kind: Kind,
  letter: Identity & { callId: CallId; facts: FactsOf<Kind> },
  by: Author,
): readonly Write[] {
  return posted(outbox, kind, letter, by).writes;
}

/** The same, with the letter itself, for who wants to read it. */
export function posted<Kind extends LetterKind>(
  outbox: Store<Letter>,
  kind: Kind,
  letter: Identity & { callId: CallId; facts: FactsOf<Kind> },
  by: Author,
): Change<Stored<Letter>> {
  const { callId, subjectId, to } = letter;
  const id = letterId(kind, letter);
  const facts: Facts = letter.facts;
  return outbox.created(
    {
      id,
      callId,
      kind,
      subjectId,
      to: { name: to.name, email: to.email },
      language: to.language,
      facts,
      queuedAt: by.at,
      state: "queued",
    },
    "queued",
    by,
    { letter: { kind, to: to.email } },
  );
}
