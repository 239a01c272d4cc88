import { openPapers } from "../papers/papers.ts";
import { api } from "../shared/api.ts";
import { attachmentRoutes } from "./attachment-routes.ts";
import { openApplyDeps } from "./deps.ts";
import { environments } from "./env.ts";

const { TABLE_NAME, BUCKET_NAME } = environments.attachments.parse(process.env);
const deps = openApplyDeps(TABLE_NAME);

export const handler = api(deps.table, attachmentRoutes({ ...deps, papers: openPapers(BUCKET_NAME) }));
