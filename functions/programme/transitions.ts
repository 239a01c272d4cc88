import type { Exchange } from "../../schemas/exchange.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Transitions } from "../shared/store.ts";

export const transitions = {
  offer: { from: ["reserve"], to: "offered" },
  confirm: { from: ["offered"], to: "confirmed" },
  lapse: { from: ["offered", "confirmed"], to: "withdrawn" },
  match: { from: ["confirmed"], to: "confirmed" },
  unmatch: { from: ["confirmed"], to: "confirmed" },
  setCondition: { from: ["confirmed"], to: "confirmed" },
  fulfilCondition: { from: ["confirmed"], to: "confirmed" },
  setConditionOfOffer: { from: ["offered"], to: "offered" },
  fulfilConditionOfOffer: { from: ["offered"], to: "offered" },
  nameFacilitator: { from: ["confirmed"], to: "confirmed" },
  withdraw: { from: ["reserve", "offered", "confirmed"], to: "withdrawn" },
} as const satisfies Transitions<Participation["state"]>;

const ahead = ["planned", "confirmed", "moved"] as const;

export const exchangeTransitions = {
  confirm: { from: ["planned", "moved"], to: "confirmed" },
  move: { from: ahead, to: "moved" },
  handOver: { from: ahead, to: "moved" },
  hold: { from: ahead, to: "held" },
  correct: { from: ["held"], to: "held" },
  learn: { from: ["held"], to: "held" },
  cancel: { from: ahead, to: "cancelled" },
} as const satisfies Transitions<Exchange["state"]>;
