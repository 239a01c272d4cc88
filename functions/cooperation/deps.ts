import type { Call } from "../../schemas/call.ts";
import type { Deliverable, HandIn } from "../../schemas/deliverable.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Network } from "../../schemas/network.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { callStore } from "../calls/calls.ts";
import { deliverableStore, handInStore } from "../learning/stores.ts";
import { letterStore } from "../letters/letters.ts";
import { milestoneStore } from "../operations/milestones.ts";
import { operationStore } from "../operations/operations.ts";
import { networkStore } from "../programme/networks.ts";
import { participationStore } from "../programme/participations.ts";
import type { Store } from "../shared/store.ts";
import { openTable, type Table } from "../shared/table.ts";
import { contestStore, entryStore } from "./contest-stores.ts";
import { offerStore, projectStore } from "./joint-work-stores.ts";
import {
  bodyStore,
  consultationStore,
  gatheringStore,
  logStore,
  opinionStore,
  standingGroupStore,
} from "./stores.ts";

/** The stores of what parties outside a programme have part in. */
export function cooperationStores(table: Table) {
  return {
    standingGroups: standingGroupStore(table),
    consultations: consultationStore(table),
    opinions: opinionStore(table),
    bodies: bodyStore(table),
    log: logStore(table),
    gatherings: gatheringStore(table),
    offers: offerStore(table),
    projects: projectStore(table),
    contests: contestStore(table),
    entries: entryStore(table),
  };
}

export interface CooperationDeps extends ReturnType<typeof cooperationStores> {
  table: Table;
  calls: Store<Call>;
  participations: Store<Participation>;
  networks: Store<Network>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
  operations: Store<Operation>;
  deliverables: Store<Deliverable>;
  handIns: Store<HandIn>;
}

export function openCooperationDeps(tableName: string): CooperationDeps {
  const table = openTable(tableName);
  return {
    table,
    calls: callStore(table),
    participations: participationStore(table),
    networks: networkStore(table),
    letters: letterStore(table),
    milestones: milestoneStore(table),
    operations: operationStore(table),
    deliverables: deliverableStore(table),
    handIns: handInStore(table),
    ...cooperationStores(table),
  };
}
