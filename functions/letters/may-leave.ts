import type { Letter, NotSent } from "../../schemas/letter.ts";
import type { LetterHold, OptOut } from "../../schemas/letter-care.ts";
import type { Suppression } from "../../schemas/suppression.ts";
import type { Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { holdId, optOutId } from "./care-stores.ts";
import { held, refused, taken } from "./fates.ts";
import { isHeld } from "./hold-letters.ts";
import { suppressionId } from "./suppressions.ts";
import { isOptional } from "./unsubscribe.ts";

export interface LeaveDeps {
  suppressions: Store<Suppression>;
  holds: Store<LetterHold>;
  optOuts: Store<OptOut>;
}

/** What becomes of a queued letter, and what must still be so when that is written. */
export interface Leave {
  after: Letter;
  conditions: readonly Write[];
}

/** Nothing was read: the letter leaves on condition that nothing stands in its way, which is so for nearly all. */
export function leavesUnlessHindered(deps: LeaveDeps, letter: Letter, at: string): Leave {
  const { suppressions, holds, optOuts } = deps;
  const { email } = letter.to;
  const conditions = [
    suppressions.absent(suppressionId(email), "ConcurrentChange"),
    holds.absent(holdId(letter.callId), "ConcurrentChange"),
    ...(isOptional(letter) ? [optOuts.absent(optOutId(letter.callId, email), "ConcurrentChange")] : []),
  ];
  return { after: taken(letter, at), conditions };
}

/** All that may stand in its way was read: refused, held, or in hand, on condition that it is still as it was read. */
export async function leavesAsThingsStand(deps: LeaveDeps, letter: Letter, at: string): Promise<Leave> {
  const { suppressions, holds, optOuts } = deps;
  const { callId, to } = letter;
  const suppression = await suppressions.find(suppressionId(to.email));
  const hold = await holds.find(holdId(callId));
  const optOut = isOptional(letter) ? await optOuts.find(optOutId(callId, to.email)) : undefined;
  const against = obstacle(suppression, optOut);
  if (against) return { after: refused(letter, against.code, against.why, at), conditions: [] };
  const conditions = [
    still(suppressions, suppression, suppressionId(to.email)),
    still(holds, hold, holdId(callId)),
    ...(isOptional(letter) ? [still(optOuts, optOut, optOutId(callId, to.email))] : []),
  ];
  return { after: isHeld(letter, hold) ? held(letter, at) : taken(letter, at), conditions };
}

function obstacle(
  suppression: Suppression | undefined,
  optOut: OptOut | undefined,
): { code: NotSent; why: string } | undefined {
  if (suppression?.state === "suppressed")
    return { code: "suppressed", why: `suppressed: an earlier letter to this address ${suppression.why}` };
  if (optOut?.state === "out")
    return {
      code: "unsubscribed",
      why: `unsubscribed: its reader ended the optional letters at ${optOut.at}`,
    };
  return undefined;
}

function still<Entity extends { id: string; state: string }>(
  store: Store<Entity>,
  read: Stored<Entity> | undefined,
  id: string,
): Write {
  return read ? store.unchanged(read, "ConcurrentChange") : store.absent(id, "ConcurrentChange");
}
