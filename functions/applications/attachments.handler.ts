import { openPapers } from "../papers/papers.ts";
import { documentRoutes } from "../programme/document-routes.ts";
import { exchangeStore, participationStore } from "../programme/participations.ts";
import { assignmentStore } from "../reviewing/stores.ts";
import { api } from "../shared/api.ts";
import { attachmentRoutes } from "./attachment-routes.ts";
import { openApplyDeps } from "./deps.ts";
import { environments } from "./env.ts";

const { TABLE_NAME, BUCKET_NAME } = environments.attachments.parse(process.env);
const { table, ...apply } = openApplyDeps(TABLE_NAME);
const places = { participations: participationStore(table), exchanges: exchangeStore(table) };
const deps = { ...apply, ...places, papers: openPapers(BUCKET_NAME), assignments: assignmentStore(table) };

export const handler = api(table, [...attachmentRoutes(deps), ...documentRoutes(deps)]);
