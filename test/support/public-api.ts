import { callIn } from "./builders.ts";
import { startTable } from "./dynoxide.ts";
import { type Ask, allRoutes, clientOf, depsOn } from "./handlers.ts";

/** Every route on a table of its own, with one open call. */
export async function publicApi() {
  const { table, stop } = await startTable();
  const deps = depsOn(table);
  const ask = clientOf(table, allRoutes(deps));
  const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
  await table.transact(deps.calls.created(callIn("open"), "create", by).writes);
  return { table, ask, refused: refusals(ask), stop };
}

/** A refusal as the caller reads it, without its sentences. */
const refusals = (ask: ReturnType<typeof clientOf>) => async (routeKey: string, asked: Ask) => {
  const { status, headers, body } = await ask(routeKey, asked);
  const errors = Array.isArray(body.errors) ? body.errors : [];
  return {
    status,
    type: headers["content-type"],
    code: body.code,
    faults: errors.map(({ pointer, code }) => `${pointer} ${code}`),
  };
};

/** The problem document that is expected, in the same form. */
export const problem = (status: number, code: string, ...faults: string[]) => ({
  status,
  type: "application/problem+json; charset=utf-8",
  code,
  faults,
});
