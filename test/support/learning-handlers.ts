import { participantRoutes as measuringRoutes } from "../../functions/goals/participant-routes.ts";
import { staffRoutes as goalRoutes } from "../../functions/goals/staff-routes.ts";
import { measurementStore, processStepStore, reportStore } from "../../functions/goals/stores.ts";
import { libraryRoutes } from "../../functions/learning/library-routes.ts";
import { participantRoutes } from "../../functions/learning/participant-routes.ts";
import { publicRoutes } from "../../functions/learning/public-routes.ts";
import { staffRoutes } from "../../functions/learning/staff-routes.ts";
import {
  deliverableStore,
  handInStore,
  learningPlanStore,
  measureStore,
  practiceStore,
} from "../../functions/learning/stores.ts";
import type { Route } from "../../functions/shared/http.ts";
import type { Table } from "../../functions/shared/table.ts";
import type { Deps } from "./handlers.ts";

/** The stores of modules, deliverables, the library, goals and reports. */
export function learningStores(table: Table) {
  return {
    learningPlans: learningPlanStore(table),
    deliverables: deliverableStore(table),
    handIns: handInStore(table),
    measures: measureStore(table),
    practices: practiceStore(table),
    measurements: measurementStore(table),
    reports: reportStore(table),
    processSteps: processStepStore(table),
  };
}

export function allLearningRoutes(deps: Deps): Route[] {
  return [
    ...staffRoutes(deps),
    ...participantRoutes(deps),
    ...libraryRoutes(deps),
    ...publicRoutes(deps),
    ...goalRoutes(deps),
    ...measuringRoutes(deps),
  ];
}
