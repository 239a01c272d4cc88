import * as z from "zod";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { routes } from "../../schemas/routes.ts";
import { callId } from "./builders.ts";
import type { Ask } from "./handlers.ts";
import { sampleOf } from "./sample-body.ts";

export const specs = Object.entries<RouteSpec>(routes);
export const hasBody = ({ body }: RouteSpec) => !(body instanceof z.ZodUndefined);
export const keyOf = ({ method, path }: RouteSpec) => `${method} ${path}`;

/** The call that exists, or the id of nothing; what is no id, such as a number or a code, has the form that is asked for. */
function paramFor({ params }: RouteSpec, name: string): string {
  if (name === "callId") return callId;
  const unknown = `${name === "applicationId" ? "app" : name.replace("Id", "")}_unknown`;
  const schema = params instanceof z.ZodObject ? params.shape[name] : undefined;
  if (schema === undefined) return unknown;
  return [unknown, "1"].find((value) => z.safeParse(schema, value).success) ?? String(sampleOf(schema));
}

/** A request that a route admits: the role, ids of the right kind (the call exists, other things do not), a sample body. */
export function askFor(spec: RouteSpec): Ask {
  const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(names.map((name) => [name, paramFor(spec, name)]));
  const groups = spec.access === "public" ? undefined : spec.access;
  return {
    ...(groups && { as: { name: "somebody", groups, organisation: "org_a" } }),
    params,
    ...(hasBody(spec) && { body: sampleOf(spec.body) }),
  };
}
