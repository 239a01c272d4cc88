import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "../../schemas/roles.ts";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { routes } from "../../schemas/routes.ts";
import { startTable, type TestTable } from "../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../support/handlers.ts";

let database: TestTable;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  ask = clientOf(database.table, allRoutes(depsOn(database.table)));
});
afterAll(() => database.stop());

const specs = Object.entries<RouteSpec>(routes);
const keyOf = ({ method, path }: RouteSpec) => `${method} ${path}`;

test("every route of the table is answered by a function, and no function answers another", () => {
  const wired = allRoutes(depsOn(database.table)).map(({ key }) => key);
  expect(wired.toSorted()).toEqual(specs.map(([, spec]) => keyOf(spec)).toSorted());
});

/** Whether the bundle lets this person come as far as the question itself. */
async function isAdmitted(spec: RouteSpec, groups: readonly string[] | undefined): Promise<boolean> {
  const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(names.map((name) => [name, `${name.replace("Id", "")}_unknown`]));
  const as = groups === undefined ? {} : { as: { name: "somebody", groups, organisation: "org_somewhere" } };
  const { status, body } = await ask(keyOf(spec), { ...as, params, body: { stranger: true } });
  expect(status).not.toBe(500);
  return body.code !== "NotPermitted";
}

describe.each(specs)("%s", (_name, spec) => {
  test("admits exactly the roles that the route table names", async () => {
    const admitted = [];
    for (const role of Role.options) if (await isAdmitted(spec, [role])) admitted.push(role);
    const named: readonly Role[] = spec.access === "public" ? Role.options : spec.access;
    expect(admitted).toEqual(Role.options.filter((role) => named.includes(role)));
  });

  test("admits nobody without a token, or with another group, unless it is public", async () => {
    const open = spec.access === "public";
    expect(await isAdmitted(spec, undefined)).toBe(open);
    expect(await isAdmitted(spec, ["coordinator", "Staff", "staffer"])).toBe(open);
  });
});

test("a route that forgot whom it admits is caught", async () => {
  const forgetful = allRoutes(depsOn(database.table)).map((route) => {
    const spec: RouteSpec = { ...route.spec, access: "public" };
    return { ...route, spec, answer: async () => ({ output: {}, change: undefined }) };
  });
  const { body } = await clientOf(database.table, forgetful)("POST /calls", { body: {} });
  expect(body.code).not.toBe("NotPermitted");
});
