import * as z from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { type RouteName, routes } from "../../schemas/routes.ts";
import { examples } from "./examples.ts";
import { named } from "./named.ts";
import { problemResponses } from "./problems.ts";

const json = (schema: z.ZodType, example?: unknown) => ({
  content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
});
const DryRun = z
  .object({
    dryRun: z.literal(true),
    changes: z.array(z.object({ type: z.string(), id: z.string(), action: z.string() })),
    letters: z.array(z.object({ kind: z.string(), to: z.string() })),
  })
  .meta({
    id: "DryRun",
    description: "With `dryRun=true`: what would be changed and written to whom. Nothing was.",
  });
const IdempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,100}$/)
  .optional()
  .meta({ description: "The same key with the same request gets the same answer; with another, 422." });
const ifMatch = (entity: string) =>
  z
    .string()
    .regex(/^"\d{1,9}"$/)
    .optional()
    .meta({ description: `The ETag of the ${entity} that was read; a change since then is 412.` });

const isName = (name: string): name is RouteName => name in routes;
const names = Object.keys(routes).filter(isName);
const ETag = z.string().optional().meta({ description: "The revision of the thing, for If-Match." });
const Replayed = z
  .literal("true")
  .optional()
  .meta({ description: "There when this is the answer to an earlier request with the same key." });

/** The API as an OpenAPI 3.1 document, from the very route table that the gateway and the functions are made of. */
export function describeApi(): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const name of names) {
    const spec: RouteSpec = routes[name];
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operationOf(name, spec) };
  }
  return createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Utlysning",
        version: "1",
        description: "Calls for applications, from the first draft to the last paid train ticket.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      paths,
      components: {
        schemas: named,
        securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      },
    },
    {
      // A check across fields takes anything and says itself what is wrong.
      allowEmptySchema: { transform: true },
    },
  );
}

function operationOf(name: RouteName, spec: RouteSpec): ZodOpenApiOperationObject {
  const header = z.object({
    ...(spec.method === "POST" ? { "idempotency-key": IdempotencyKey } : {}),
    ...(spec.ifMatch === undefined ? {} : { "if-match": ifMatch(spec.ifMatch) }),
  });
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
    ...(spec.body instanceof z.ZodUndefined ? {} : { requestBody: json(spec.body, examples[name]) }),
    responses: { ...answersOf(name, spec), ...problemResponses(spec) },
  };
}

/** The good answers: what was asked for, and in a dry run what would happen, which is always 200. */
function answersOf(name: string, spec: RouteSpec): ZodOpenApiResponsesObject {
  const isText = spec.response instanceof z.ZodString;
  const type = name === "readDocs" ? "text/html" : isText ? "*/*" : "application/json";
  const headers = z.object({
    ...(isText ? {} : { etag: ETag }),
    ...(spec.method === "POST" ? { "idempotency-replayed": Replayed } : {}),
  });
  const asked = { description: spec.summary, headers, content: { [type]: { schema: spec.response } } };
  const mayTry = spec.query instanceof z.ZodObject && "dryRun" in spec.query.shape;
  if (!mayTry) return { [`${spec.status}` as const]: asked };
  if (spec.status !== 200)
    return { "200": { description: "The dry run", ...json(DryRun) }, [`${spec.status}` as const]: asked };
  return { "200": { ...asked, ...json(z.union([spec.response, DryRun])) } };
}
