import * as z from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { routes } from "../../schemas/routes.ts";
import { refusals } from "../shared/refusal.ts";

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ examples: Object.keys(refusals) }),
    detail: z.string(),
    instance: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({
    id: "Problem",
    description: "RFC 9457; `code` is stable, `errors` names each fault with a JSON pointer.",
  });

const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });
const IdempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,100}$/)
  .optional()
  .meta({ description: "The same key with the same request gets the same answer; with another, 422." });
const IfMatch = z
  .string()
  .optional()
  .meta({ description: "The ETag that was read; a change since then is 412." });

/** The API as an OpenAPI 3.1 document, from the very route table that the gateway and the functions are made of. */
export function describeApi(): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, spec] of Object.entries<RouteSpec>(routes))
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operationOf(name, spec) };
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Utlysning",
      version: "1",
      description: "Calls for applications, from the first draft to the last paid train ticket.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: { securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } } },
  });
}

function operationOf(name: string, spec: RouteSpec): ZodOpenApiOperationObject {
  const header = z.object({
    ...(spec.method === "POST" ? { "idempotency-key": IdempotencyKey } : {}),
    ...(spec.method === "GET" ? {} : { "if-match": IfMatch }),
  });
  const page =
    name === "readDocs" ? { content: { "text/html": { schema: z.string() } } } : json(spec.response);
  return {
    operationId: name,
    summary: spec.summary,
    tags: [spec.handler.split("/")[0] ?? ""],
    ...(spec.access === "public"
      ? {}
      : { security: [{ token: [] }], description: `For: ${spec.access.join(", ")}` }),
    requestParams: {
      header,
      ...(spec.params instanceof z.ZodObject ? { path: spec.params } : {}),
      ...(spec.query instanceof z.ZodObject ? { query: spec.query } : {}),
    },
    ...(spec.body instanceof z.ZodUndefined ? {} : { requestBody: json(spec.body) }),
    responses: {
      [`${spec.status}` as const]: { description: spec.summary, ...page },
      default: { description: "Refused", content: { "application/problem+json": { schema: Problem } } },
    },
  };
}
