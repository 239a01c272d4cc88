import { publicRoutes as routes } from "../../schemas/routes/public.ts";
import { api } from "../shared/api.ts";
import { publicly } from "../shared/http.ts";
import { describeApi } from "./describe-api.ts";
import { docsPage } from "./docs-page.ts";

export const handler = api(undefined, [
  publicly(routes.readOpenApi, async () => ({ ...describeApi() })),
  publicly(routes.readDocs, async () => docsPage()),
]);
