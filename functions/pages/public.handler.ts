import { callStore } from "../calls/calls.ts";
import { enquiryStore } from "../enquiries/enquiries.ts";
import { api } from "../shared/api.ts";
import { now } from "../shared/clock.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { publicRoutes } from "./public-routes.ts";

const table = openTable(environments.public.parse(process.env).TABLE_NAME);

export const handler = api(
  table,
  publicRoutes({ calls: callStore(table), enquiries: enquiryStore(table), now }),
);
