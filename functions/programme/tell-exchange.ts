import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { LetterKind } from "../letters/facts.ts";
import { letterId } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { concernedBy, letterTo, type Tale, type TellDeps } from "./exchange-letters.ts";
import { rungAt } from "./exchange-occasions.ts";
import { meetingFacts } from "./meeting-facts.ts";

interface TellExchangeDeps extends TellDeps {
  table: Table;
  calls: Store<Call>;
  exchanges: Store<Exchange>;
  now: () => string;
}

/** Readers of one page; each letter is a transaction of its own, so that one that is there already stops no other. */
const pageSize = 25;
const order: LetterKind = "exchange-planned";

/**
 * Tells a page of the readers of a large meeting how it stands now, or that it comes soon where the subject is its
 * alarm. The position is a key that names nobody; a letter has one key per change, so a page done twice tells once.
 */
export const tellExchange =
  (deps: TellExchangeDeps) =>
  async (subject: string, position: string): Promise<Progress> => {
    const milestone = await deps.milestones.find(subject);
    const tale: Tale = milestone === undefined ? "change" : "reminder";
    const exchange = await deps.exchanges.get(milestone?.subject ?? subject);
    const call = await deps.calls.get(exchange.callId);
    const readers = (await concernedBy(deps.participations, exchange))
      .map((to) => ({ to, key: letterId(order, { subjectId: exchange.id, to }) }))
      .filter(({ key }) => key > position)
      .sort((a, b) => compareText(a.key, b.key));
    const page = readers.slice(0, pageSize);
    const facts = await meetingFacts(deps, call, exchange);
    const rung = rungAt(call, exchange, deps.now());
    for (const { to } of page)
      await once(
        deps.table,
        letterTo(deps.letters, tale, { call, exchange, facts, to, rung }, system(deps.now())),
      );
    return { position: page.at(-1)?.key ?? position, more: readers.length > page.length };
  };
