import type { Consultation, Opinion, StandingGroup } from "../../schemas/consultation.ts";
import type { Contest, ContestEntry } from "../../schemas/contest.ts";
import type { Body, LogEntry } from "../../schemas/coordination.ts";
import type { Gathering } from "../../schemas/gathering.ts";
import type { JointProject, Offer } from "../../schemas/joint-work.ts";
import type { Transitions } from "../shared/store.ts";

export const standingGroupTransitions = {
  name: { from: ["standing", "dissolved"], to: "standing" },
  dissolve: { from: ["standing"], to: "dissolved" },
} as const satisfies Transitions<StandingGroup["state"]>;

export const consultationTransitions = {
  commentOnDraft: { from: ["open"], to: "open" },
  answer: { from: ["open"], to: "open" },
  handle: { from: ["open"], to: "open" },
  close: { from: ["open"], to: "closed" },
} as const satisfies Transitions<Consultation["state"]>;

export const opinionTransitions = {
  revise: { from: ["given"], to: "given" },
  handle: { from: ["given"], to: "handled" },
} as const satisfies Transitions<Opinion["state"]>;

export const bodyTransitions = {
  describe: { from: ["listed"], to: "listed" },
  retire: { from: ["listed"], to: "retired" },
} as const satisfies Transitions<Body["state"]>;

export const logTransitions = {
  plan: { from: ["noted", "underway"], to: "underway" },
  finish: { from: ["noted", "underway"], to: "done" },
  drop: { from: ["noted", "underway"], to: "dropped" },
} as const satisfies Transitions<LogEntry["state"]>;

export const gatheringTransitions = {
  invite: { from: ["planned"], to: "planned" },
  move: { from: ["planned"], to: "planned" },
  cancel: { from: ["planned"], to: "cancelled" },
  hold: { from: ["planned"], to: "held" },
  record: { from: ["held", "recorded"], to: "recorded" },
  adopt: { from: ["recorded"], to: "adopted" },
} as const satisfies Transitions<Gathering["state"]>;

export const offerTransitions = {
  publish: { from: ["offered"], to: "published" },
  decline: { from: ["offered", "published"], to: "declined" },
  takeUp: { from: ["published", "takenUp"], to: "takenUp" },
  finish: { from: ["takenUp"], to: "done" },
} as const satisfies Transitions<Offer["state"]>;

export const projectTransitions = {
  agree: { from: ["proposed"], to: "proposed" },
  complete: { from: ["proposed"], to: "agreed" },
  start: { from: ["agreed"], to: "running" },
  end: { from: ["running"], to: "ended" },
  drop: { from: ["proposed", "agreed", "running"], to: "dropped" },
} as const satisfies Transitions<JointProject["state"]>;

/** Entries come, go and are judged while a contest is open; its closing time says which of it is possible when. */
export const contestTransitions = {
  enter: { from: ["open"], to: "open" },
  award: { from: ["open"], to: "awarded" },
  cancel: { from: ["open"], to: "cancelled" },
} as const satisfies Transitions<Contest["state"]>;

export const entryTransitions = {
  edit: { from: ["entered", "withdrawn"], to: "entered" },
  judge: { from: ["entered"], to: "entered" },
  withdraw: { from: ["entered"], to: "withdrawn" },
} as const satisfies Transitions<ContestEntry["state"]>;
