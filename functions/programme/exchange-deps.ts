import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Host } from "../../schemas/host.ts";
import type { Store } from "../shared/store.ts";
import type { TellDeps } from "./exchange-letters.ts";

/** What every change of an exchange stands on. */
export interface ExchangeDeps extends TellDeps {
  calls: Store<Call>;
  exchanges: Store<Exchange>;
  hosts: Store<Host>;
}
