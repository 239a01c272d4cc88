import * as z from "zod";
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { refusals } from "../shared/refusal.ts";

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({
    id: "Problem",
    description: "RFC 9457; `code` is stable, `errors` names each fault with a JSON pointer.",
    examples: [
      {
        type: "urn:utlysning:problem:InputInvalid",
        title: refusals.InputInvalid[1],
        status: 422,
        code: "InputInvalid",
        detail: refusals.InputInvalid[1],
        instance: "urn:request:JKJaXmPLvHcESHA=",
        errors: [{ pointer: "/contact/email", code: "Missing", detail: "This field is required." }],
      },
    ],
  });

/** What the gateway says before any function is asked; AWS lets nobody change its form. */
const GatewayMessage = z.object({ message: z.string() }).meta({ id: "GatewayMessage" });

/** The refusals of a status stand once in the document, however many routes may give them. */
const refusedWith = new Map<number, ZodOpenApiResponseObject>();
function refusal(status: number): ZodOpenApiResponseObject {
  const known = refusedWith.get(status);
  const response = known ?? { id: `Refused${status}`, description: codesOf(status), content: problem };
  refusedWith.set(status, response);
  return response;
}

const problem = { "application/problem+json": { schema: Problem } };
const fromGateway = (id: string, description: string) => ({
  id,
  description,
  content: { "application/json": { schema: GatewayMessage } },
});

const unknownCaller = fromGateway("UnknownCaller", "No token, or one that is not valid (any more).");
const tooMany = fromGateway("TooMany", "Too many requests at once; wait a second and ask again.");
const broken = {
  id: "Broken",
  description: "Something went wrong on our side; nothing was changed.",
  content: problem,
};

/** The statuses that a route may refuse with, by what it takes: who asks, an id, a body, a change. */
export function refusalStatuses({ access, path, method, body }: RouteSpec): number[] {
  const isChange = method !== "GET";
  const hasBody = !(body instanceof z.ZodUndefined);
  return [
    400,
    ...(access === "public" ? [] : [403]),
    ...(path.includes("{") || isChange ? [404] : []),
    // A thing that is somebody's may be in a state in which there is nothing to read.
    ...(isChange || (path.includes("{") && access !== "public") ? [409] : []),
    ...(isChange ? [412] : []),
    ...(hasBody ? [413, 415] : []),
    ...(isChange ? [422] : []),
  ];
}

/** Every refusal of a route by its status, with the codes that it may carry, and what the gateway answers itself. */
export function problemResponses(spec: RouteSpec): ZodOpenApiResponsesObject {
  const refused = refusalStatuses(spec).map((status) => [String(status), refusal(status)]);
  return {
    ...Object.fromEntries(refused),
    ...(spec.access === "public" ? {} : { "401": unknownCaller }),
    "429": tooMany,
    default: broken,
  };
}

function codesOf(status: number): string {
  const codes = Object.entries(refusals).flatMap(([code, [of, sentence]]) =>
    of === status ? [`${code}: ${sentence}`] : [],
  );
  return codes.join(" ");
}
