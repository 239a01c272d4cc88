import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import * as z from "zod";
import type { Letter } from "../../schemas/letter.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { log, traceOf } from "../shared/log.ts";
import { commit } from "../shared/step.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { composed } from "./compose.ts";
import { accepted, allows, doubted, refused, requeued } from "./fates.ts";
import { type LeaveDeps, leavesAsThingsStand, leavesUnlessHindered } from "./may-leave.ts";
import { rendered } from "./render.ts";
import { judgeSendError } from "./send-error.ts";
import { unsubscribeUrl } from "./unsubscribe.ts";

export interface SendDeps extends LeaveDeps {
  table: Table;
  letters: Store<Letter>;
  /** Made with `maxAttempts: 1`: a retry inside the SDK could send twice. */
  ses: SESv2Client;
  environment: { FROM_ADDRESS: string; CONFIGURATION_SET: string; PUBLIC_ADDRESS: string };
  now: () => string;
}

/** `later`: the letter is queued again, and whoever brought it must bring it again. */
export type SendOutcome = "sent" | "refused" | "held" | "ambiguous" | "later" | "nothing";

/** SES answers in well under a second; after this long nobody can say what became of the letter. */
const sesTimeoutMs = 15_000;
const unreadable = "unreadable: its facts are not those that this kind of letter needs";
const titles = z.object({ callTitle: z.object({ sv: z.string(), en: z.string() }) });

/**
 * Sends one letter, at most once. Whoever wins the step from `queued` to `sending` may hand it to SES, once; a letter
 * that is found in `sending` was left there by a crash, and only an event or a person can say whether it left.
 */
export const sendLetter =
  (deps: SendDeps) =>
  async (id: string, seen?: Stored<Letter>): Promise<SendOutcome> => {
    const letter = seen ?? (await deps.letters.find(id));
    if (letter?.state === "sending") {
      await settled(deps, letter, (it) =>
        allows("doubt", it) ? doubted(it, "Interrupted while it was sent.", deps.now()) : undefined,
      );
      return "ambiguous";
    }
    if (letter?.state !== "queued") return "nothing";

    const at = deps.now();
    const message = await messageOf(deps, letter, at);
    if (message === undefined) {
      await settled(deps, letter, (it) =>
        it.state === "queued" ? refused(it, "unreadable", unreadable, at) : undefined,
      );
      return "refused";
    }
    const mine = await take(deps, letter, at);
    if (mine?.state === "sending") return handOver(deps, mine, message);
    if (mine !== undefined) return mine.state === "held" ? "held" : "refused";
    return seen === undefined ? "nothing" : sendLetter(deps)(id);
  };

/**
 * Takes a queued letter in hand, or writes why it does not leave; undefined where it is no longer queued. The letter as
 * it was shown is tried first: the write holds only while it is still that and nothing stands in its way, and only else
 * is anything read.
 */
function take(deps: SendDeps, letter: Stored<Letter>, at: string): Promise<Stored<Letter> | undefined> {
  let shown: Stored<Letter> | undefined = letter;
  return commit(deps.table, async (): Promise<Change<Stored<Letter> | undefined>> => {
    const before = shown ?? (await deps.letters.get(letter.id));
    const isShown = shown !== undefined;
    shown = undefined;
    // The message was composed from the letter as it was shown: one that was edited since is composed anew.
    if (before.state !== "queued" || before.rev !== letter.rev) return unchanged(undefined);
    const { after, conditions } = isShown
      ? leavesUnlessHindered(deps, before, at)
      : await leavesAsThingsStand(deps, before, at);
    return together(deps.letters.changed(before, after, after.state, system(at)), conditions);
  });
}

async function handOver(deps: SendDeps, letter: Stored<Letter>, message: Buffer): Promise<SendOutcome> {
  const { FROM_ADDRESS, CONFIGURATION_SET } = deps.environment;
  const command = new SendEmailCommand({
    FromEmailAddress: FROM_ADDRESS,
    Destination: { ToAddresses: [letter.to.email] },
    Content: { Raw: { Data: message } },
    ConfigurationSetName: CONFIGURATION_SET,
    EmailTags: [{ Name: "letter", Value: letter.id }],
  });
  let messageId: string;
  try {
    const answer = await deps.ses.send(command, { abortSignal: AbortSignal.timeout(sesTimeoutMs) });
    messageId = z.string().min(1).parse(answer.MessageId);
  } catch (error) {
    return recordFailure(deps, letter, error);
  }
  const by = { messageId, sentAt: deps.now() };
  await settled(deps, letter, (it) => (allows("accept", it) ? accepted(it, by) : undefined));
  return "sent";
}

async function recordFailure(deps: SendDeps, letter: Stored<Letter>, error: unknown): Promise<SendOutcome> {
  const { outcome, why, code } = judgeSendError(error);
  log("warn", "letter not sent", { letter: letter.id, outcome, code });
  if (outcome === "notTaken") {
    await settled(deps, letter, (it) => (allows("requeue", it) ? requeued(it) : undefined));
    return "later";
  }
  if (outcome === "refused") {
    await settled(deps, letter, (it) =>
      allows("refuse", it) ? refused(it, "rejected", why, deps.now()) : undefined,
    );
    return "refused";
  }
  await settled(deps, letter, (it) => (allows("doubt", it) ? doubted(it, why, deps.now()) : undefined));
  return "ambiguous";
}

/**
 * Writes what becomes of the letter; undefined where an event or another sender was faster. The letter as it was read
 * is tried first: the write holds only while it is still that, and else the letter is read again.
 */
function settled(
  deps: SendDeps,
  letter: Stored<Letter>,
  fate: (letter: Letter) => Letter | undefined,
): Promise<Stored<Letter> | undefined> {
  let read: Stored<Letter> | undefined = letter;
  return commit(deps.table, async (): Promise<Change<Stored<Letter> | undefined>> => {
    const before = read ?? (await deps.letters.get(letter.id));
    read = undefined;
    const after = fate(before);
    return after
      ? deps.letters.changed(before, after, after.state, system(deps.now()))
      : unchanged(undefined);
  });
}

/** Whatever can fail of ourselves fails here, before the letter is taken. */
async function messageOf(deps: SendDeps, letter: Letter, at: string): Promise<Buffer | undefined> {
  try {
    const name = titles.parse(letter.facts).callTitle[letter.language];
    const { FROM_ADDRESS: address, PUBLIC_ADDRESS } = deps.environment;
    const unsubscribe = await unsubscribeUrl(deps.table, letter, PUBLIC_ADDRESS);
    return await composed(letter, rendered(letter), { address, name, at }, unsubscribe);
  } catch (error) {
    // A letter that cannot be written must not hold up those behind it; staff see it and its reason.
    log("error", "letter unreadable", { letter: letter.id, kind: letter.kind, ...traceOf(error) });
    return undefined;
  }
}
