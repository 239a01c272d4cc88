import { Call, type CallState } from "../../schemas/call.ts";
import { refuse } from "../shared/refusal.ts";
import { entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function callStore(table: Table): Store<Call> {
  return entityStore(table, {
    type: "call",
    schema: Call,
    audited: true,
    reread: true,
    listed: (call) => ({
      gsi1: { partition: "calls", sort: `${call.content.window.opens}#${call.id}` },
      gsi3: { partition: `${call.id}#call`, sort: call.id },
    }),
  });
}

export type CallIn<State extends CallState> = Stored<Extract<Call, { state: State }>>;

/** The call, narrowed to one of the states; refuses with WrongState otherwise. */
export function inState<State extends CallState>(
  call: Stored<Call>,
  ...states: readonly State[]
): CallIn<State> {
  return isInState(call, states) ? call : refuse("WrongState", { state: call.state, from: [...states] });
}

export function isInState<State extends CallState>(
  call: Stored<Call>,
  states: readonly State[],
): call is CallIn<State> {
  return states.some((state) => state === call.state);
}
