import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Network } from "../../schemas/network.ts";
import type { Operation } from "../../schemas/operation.ts";
import { matchingId } from "../matching/matchings.ts";
import { requested } from "../operations/operations.ts";
import { compareText } from "../shared/canonical.ts";
import { commit } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, system } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { networksOf } from "./networks.ts";
import { exchangesOf, participationsOf } from "./participations.ts";
import { type ReseatExchangeDeps, reseatExchange } from "./reseating/reseat-exchange.ts";
import { reseatNetwork } from "./reseating/reseat-network.ts";
import type { Standing } from "./reseating/standing.ts";

interface ReseatDeps extends ReseatExchangeDeps {
  table: Table;
  networks: Store<Network>;
  matchings: Store<Matching>;
  now: () => string;
}

const pageSize = 10;

/**
 * Asks that the networks and meetings ahead follow who takes part, in the transaction that changes this. The subject is
 * the place that was given back or taken, or the call whose matching was made again. Before a programme runs there are
 * neither networks nor meetings.
 */
export async function reseatAsked(
  operations: Store<Operation>,
  call: Pick<Call, "id" | "state">,
  subject: string,
  by: Author,
): Promise<readonly Write[]> {
  if (call.state !== "running") return [];
  const ask = { callId: call.id, workflow: "reseat-exchanges" as const, subject, beside: true };
  return (await requested(operations, ask, by)).writes;
}

/**
 * Brings a page of networks, and then of meetings, to who takes part now. Each is decided from the store and written
 * with its letters in one transaction, so that a page done twice, or two runs at once, change and tell once.
 */
export const reseatExchanges =
  (deps: ReseatDeps) =>
  async (callId: CallId, subject: string, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const by = system(deps.now());
    const networks = await Array.fromAsync(deps.networks.list(networksOf(callId)));
    const exchanges = await Array.fromAsync(deps.exchanges.list(exchangesOf(callId)));
    const acts = [
      ...networks.map(({ id }) => ({
        key: `1#${id}`,
        act: () => networkFollows(deps, call, subject, id, by),
      })),
      ...exchanges.map(({ id }) => ({
        key: `2#${id}`,
        act: () => meetingFollows(deps, call, subject, id, by),
      })),
    ]
      .filter(({ key }) => key > position)
      .sort((a, b) => compareText(a.key, b.key));
    const page = acts.slice(0, pageSize);
    for (const { act } of page) await act();
    return { position: page.at(-1)?.key ?? position, more: acts.length > page.length };
  };

async function networkFollows(deps: ReseatDeps, call: Call, subject: string, id: string, by: Author) {
  await commit(deps.table, async () => reseatNetwork(deps)(id, await standingOf(deps, call, subject), by));
}

async function meetingFollows(deps: ReseatDeps, call: Call, subject: string, id: string, by: Author) {
  const step = async () => reseatExchange(deps)(id, call, await standingOf(deps, call, subject), by);
  while (await commit(deps.table, step));
}

async function standingOf(deps: ReseatDeps, call: Call, subject: string): Promise<Standing> {
  const places = await Array.fromAsync(deps.participations.list(participationsOf(call.id)));
  const matching = subject === call.id ? await deps.matchings.find(matchingId(call.id)) : undefined;
  const changed = (matching?.pairs ?? []).filter(({ before, activity }) => before !== activity);
  return {
    places: new Map(places.map((place) => [place.id, place])),
    networks: await Array.fromAsync(deps.networks.list(networksOf(call.id))),
    hostRules: call.content.exchanges?.hostRules ?? [],
    moves: new Map(
      changed.map(({ participationId, before: from, activity: to }) => [participationId, { from, to }]),
    ),
  };
}
