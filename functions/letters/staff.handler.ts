import { openCallDeps } from "../calls/deps.ts";
import { api } from "../shared/api.ts";
import { subscriptionStore } from "../subscriptions/subscriptions.ts";
import { letterStores } from "./deps.ts";
import { environments } from "./env.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openCallDeps(environments.staff.parse(process.env).TABLE_NAME);
const stores = { ...letterStores(deps.table), subscriptions: subscriptionStore(deps.table) };

export const handler = api(deps.table, staffRoutes({ ...deps, ...stores }));
