import { publicRoutes as routes } from "../../schemas/routes/public.ts";
import { api } from "../shared/api.ts";
import { publicly } from "../shared/http.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { submissionStore } from "./submissions.ts";
import { verifyReceipt } from "./verify-receipt.ts";

const table = openTable(environments.public.parse(process.env).TABLE_NAME);
const verify = verifyReceipt({ submissions: submissionStore(table) });

export const handler = api(table, [
  publicly(routes.verifyReceipt, ({ params, query }) => verify(params.receiptNumber, query.contentHash)),
]);
