import { openPapers } from "../papers/papers.ts";
import { documentRoutes } from "../programme/document-routes.ts";
import { exchangeStore } from "../programme/participations.ts";
import { openSelectionDeps } from "../selection/deps.ts";
import { objectionPaperRoutes } from "../selection/objection-paper-routes.ts";
import { api } from "../shared/api.ts";
import { attachmentRoutes } from "./attachment-routes.ts";
import { environments } from "./env.ts";

const { TABLE_NAME, BUCKET_NAME } = environments.attachments.parse(process.env);
const { table, ...opened } = openSelectionDeps(TABLE_NAME);
const deps = { ...opened, exchanges: exchangeStore(table), papers: openPapers(BUCKET_NAME) };
const routes = [attachmentRoutes(deps), documentRoutes(deps), objectionPaperRoutes(deps)];
export const handler = api(table, routes.flat());
