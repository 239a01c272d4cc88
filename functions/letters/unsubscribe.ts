import * as z from "zod";
import { LetterId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import { LetterToken, type OptOut } from "../../schemas/letter-care.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { isSignatureOf, signature, signingKey } from "../shared/signing-key.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { optOutId } from "./care-stores.ts";
import type { LetterKind } from "./facts.ts";

/** The kinds that people may ask to be spared: they remind, or bring what others wrote, and decide nothing. */
const optional: ReadonlySet<string> = new Set<LetterKind>([
  "application-reminder",
  "deadline-reminder",
  "message-received",
]);

export function isOptional({ kind }: Pick<Letter, "kind">): boolean {
  return optional.has(kind);
}

const withSubscription = z.object({ cancelToken: z.string().min(1) });

/**
 * Where a mail program ends letters of this sort with one POST and no login (RFC 8058): the subscription, where the
 * letter comes from one, else the optional letters of its call. Undefined for letters that nobody can be spared.
 */
export async function unsubscribeUrl(
  table: Table,
  letter: Pick<Letter, "id" | "kind" | "facts">,
  publicAddress: string,
): Promise<string | undefined> {
  const subscribed = withSubscription.safeParse(letter.facts);
  if (subscribed.success) return `${publicAddress}/subscriptions/${subscribed.data.cancelToken}/cancel`;
  if (!isOptional(letter)) return undefined;
  return `${publicAddress}/letters/${await letterToken(table, letter.id)}/unsubscribe`;
}

/** The letter's key and its signature: it opens nothing but this one door, and names nobody. */
export async function letterToken(table: Table, id: LetterId): Promise<string> {
  return `${id.replace("letter_", "")}.${signature(await signingKey(table, "letters"), id)}`;
}

interface OptOutDeps {
  table: Table;
  letters: Store<Letter>;
  optOuts: Store<OptOut>;
}

/** The letter that a token stands in. Refuses TokenInvalid where it was forged. */
async function letterOf({ table, letters }: OptOutDeps, token: string): Promise<Stored<Letter>> {
  const [key = "", given = ""] = LetterToken.parse(token).split(".");
  const id = LetterId.parse(`letter_${key}`);
  if (!isSignatureOf(await signingKey(table, "letters"), id, given)) refuse("TokenInvalid");
  return letters.get(id);
}

/** How things stand for the reader of the letter. */
export const readChoice =
  (deps: OptOutDeps) =>
  async (token: string): Promise<{ letter: Letter; state: OptOut["state"] }> => {
    const letter = await letterOf(deps, token);
    const known = await deps.optOuts.find(optOutId(letter.callId, letter.to.email));
    return { letter, state: known?.state ?? "in" };
  };

/** Ends, or takes up again, the optional letters of the call to this reader; said twice, it is done once. */
export const choose =
  (deps: OptOutDeps) =>
  async (token: string, state: OptOut["state"], by: Author): Promise<Change<{ state: OptOut["state"] }>> => {
    const letter = await letterOf(deps, token);
    const id = optOutId(letter.callId, letter.to.email);
    const known = await deps.optOuts.find(id);
    if ((known?.state ?? "in") === state) return unchanged({ state });
    const choice: OptOut = { id, callId: letter.callId, state, letterId: letter.id, at: by.at };
    const { writes } = known
      ? deps.optOuts.changed(known, choice, state, by)
      : deps.optOuts.created(choice, state, by);
    return { output: { state }, writes };
  };
