import type { TokenRequest } from "./issuer.ts";
import type { executionSummary } from "./local-routes.ts";
import type { Mail } from "./mailbox.ts";
import type { DeadLetter } from "./store.ts";

export type HostOptions = {
  /** The directory of a synthesized cloud assembly. */
  assembly: string;
  /** 0, the default, lets the system choose. */
  port?: number;
  /** Where state survives; without it everything is in memory. */
  data?: string;
  /** Virtual time from this instant (ISO 8601); without it time is real. */
  clock?: string;
  /** Gets what functions print, and what goes wrong outside them. */
  log?: (line: string) => void;
};

export type Host = {
  url: string;
  /** Where the parts listen; DYNAMODB, S3, SES and so on. */
  endpoints: Record<string, string>;
  inboxUrl: string;
  routes: { key: string; isOpen: boolean }[];
  clock: {
    now: () => string;
    mode: string;
    moveTo: (to: string) => Promise<void>;
    quiet: () => Promise<void>;
  };
  executions: () => ReturnType<typeof executionSummary>[];
  outbox: () => Mail[];
  deadLetters: () => DeadLetter[];
  health: () => object;
  token: (request: TokenRequest) => Promise<string>;
  stop: () => Promise<void>;
};
