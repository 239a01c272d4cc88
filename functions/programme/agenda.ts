import type { Call } from "../../schemas/call.ts";
import type { AgendaItem, Exchange, SetAgenda } from "../../schemas/exchange.ts";
import type { Network } from "../../schemas/network.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { exchangeTransitions } from "./transitions.ts";

/** The contents of a theme are the agenda of a meeting about it, until staff say another (F42). */
export function agendaOf({ content }: Call, { theme }: { theme?: string | undefined }): AgendaItem[] {
  const parts = content.themes.find(({ id }) => id === theme)?.parts ?? [];
  return parts.map(({ id, label }) => ({ part: id, title: label }));
}

/**
 * Says what a meeting is about. A theme that the network decides has what its members chose on the agenda (F45); while
 * they have not chosen, there is nothing to say.
 */
export const setAgenda =
  ({ calls, exchanges }: ExchangeDeps) =>
  async (
    exchange: Stored<Exchange>,
    { theme, agenda }: SetAgenda,
    network: Network | undefined,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "move", exchange);
    const call = await calls.get(exchange.callId);
    const known = call.content.themes.find(({ id }) => id === theme);
    if (known === undefined)
      return refuse("InputInvalid", {}, [
        { pointer: "/theme", code: "UnknownTheme", detail: "The call has no such theme." },
      ]);
    const strangers = agenda.flatMap(({ part }, i): Fault[] =>
      part === undefined || known.parts.some(({ id }) => id === part)
        ? []
        : [{ pointer: `/agenda/${i}/part`, code: "UnknownPart", detail: "The theme has no such content." }],
    );
    if (strangers.length > 0) refuse("InputInvalid", {}, strangers);
    const chosen = known.decidedByNetwork ? chosenBy(network) : [];
    const items = agenda.length > 0 ? agenda : [...chosen, ...agendaOf(call, { theme })];
    const after: Exchange = { ...exchange, theme, agenda: items };
    if (JSON.stringify([exchange.theme, exchange.agenda]) === JSON.stringify([theme, items]))
      return unchanged(exchange);
    return exchanges.changed(exchange, after, "setAgenda", by);
  };

function chosenBy(network: Network | undefined): AgendaItem[] {
  const title = network?.state === "planned" ? network.openTheme : undefined;
  if (title === undefined) return refuse("WrongState", { act: "setAgenda", openTheme: "undecided" });
  return [{ title: { en: title, sv: title } }];
}
