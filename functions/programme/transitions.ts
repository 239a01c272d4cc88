import type { Exchange, Participation } from "../../schemas/participation.ts";
import type { Transitions } from "../shared/store.ts";

export const transitions = {
  offer: { from: ["reserve"], to: "offered" },
  confirm: { from: ["offered"], to: "confirmed" },
  match: { from: ["confirmed"], to: "confirmed" },
  withdraw: { from: ["reserve", "offered", "confirmed"], to: "withdrawn" },
} as const satisfies Transitions<Participation["state"]>;

export const exchangeTransitions = {
  hold: { from: ["planned"], to: "held" },
  cancel: { from: ["planned"], to: "cancelled" },
} as const satisfies Transitions<Exchange["state"]>;
