import * as z from "zod";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { routes } from "../../schemas/routes.ts";
import { callId } from "./builders.ts";
import type { Ask } from "./handlers.ts";
import { sampleOf } from "./sample-body.ts";

export const specs = Object.entries<RouteSpec>(routes);
export const hasBody = ({ body }: RouteSpec) => !(body instanceof z.ZodUndefined);
export const keyOf = ({ method, path }: RouteSpec) => `${method} ${path}`;

/** A request that a route admits: the role, ids of the right kind (the call exists, other things do not), a sample body. */
export function askFor(spec: RouteSpec): Ask {
  const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const kind = (name: string) => (name === "applicationId" ? "app" : name.replace("Id", ""));
  const params = Object.fromEntries(
    names.map((name) => [name, name === "callId" ? callId : `${kind(name)}_unknown`]),
  );
  const groups = spec.access === "public" ? undefined : spec.access;
  return {
    ...(groups && { as: { name: "somebody", groups, organisation: "org_a" } }),
    params,
    ...(hasBody(spec) && { body: sampleOf(spec.body) }),
  };
}
