import { eventIn } from "../../commands/rehearse/calendar-client.ts";
import { calendarsOf } from "../../functions/letters/calendar.ts";
import { lettersOf } from "../../functions/letters/letters.ts";
import { reseatExchanges } from "../../functions/programme/reseat-exchanges.ts";
import type { CallId } from "../../schemas/ids.ts";
import { type Deps, depsOn } from "./handlers.ts";
import { Crash, mortal } from "./mortal-table.ts";

/** Whose place an id is of. */
export const townOf = (id = "") => id.replace(/^participation_|-.*$/g, "");

/** Every run that was asked for, twice over; where a death is given, each page begins on a table that dies there. */
export async function follow(deps: Deps, callId: CallId, death?: number): Promise<void> {
  const asked = await Array.fromAsync(deps.operations.list({ index: "gsi1", key: `${callId}#operation` }));
  for (const { workflow, subject } of asked) {
    if (workflow !== "reseat-exchanges") continue;
    for (let page = { position: "", more: true }; page.more; ) {
      if (death !== undefined) {
        const dying = depsOn(mortal(deps.table, [death, death % 2]));
        await reseatExchanges(dying)(callId, subject, page.position).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
      }
      await reseatExchanges(deps)(callId, subject, page.position);
      page = await reseatExchanges(deps)(callId, subject, page.position);
    }
  }
}

/** Who was written to about meetings since, and what the file does to the entry: `kind town METHOD sequence`. */
export async function told(deps: Deps, callId: CallId, ...kinds: string[]): Promise<string[]> {
  const letters = await Array.fromAsync(deps.letters.list(lettersOf(callId)));
  return letters
    .filter(({ kind }) => kinds.includes(kind))
    .map((letter) => {
      const { method, sequence } = eventIn(calendarsOf(letter)[0]?.content ?? "");
      return `${letter.kind} ${letter.to.email.split("@")[0]} ${method} ${sequence}`;
    })
    .sort();
}

/** The letters that may follow when somebody leaves or comes. */
export const followed = ["exchange-left", "exchange-guests-changed", "exchange-moved", "exchange-planned"];
