import middy, { type MiddlewareObj } from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import * as z from "zod";
import { type Preview, previewOf } from "./change.ts";
import { type RawRequest, type Route, requireAccess } from "./http.ts";
import { idempotencyRow, replayOf, requestHash } from "./idempotency.ts";
import { log, traceOf } from "./log.ts";
import { hasRole, principalOf } from "./principal.ts";
import { type Problem, problemOf, unexpected } from "./problem.ts";
import { isRefusal, refuse } from "./refusal.ts";
import { type Readers, requestBody } from "./request-body.ts";
import { Served, servedReply } from "./served.ts";
import type { Table } from "./table.ts";

/** How often a decision is taken anew when somebody else's write came between reading and writing. */
const attempts = 6;

/**
 * The bundle of every HTTP function: finds the route, admits, parses, lets the use case decide, commits the change with
 * the idempotency row in one transaction, and turns refusals into problem documents.
 */
export function api(table: Table | undefined, routes: readonly Route[], readers: Readers = {}) {
  const byKey = new Map(routes.map((route) => [route.key, route]));
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problems())
    .handler(async (event: APIGatewayProxyEventV2) => {
      const route = byKey.get(event.routeKey) ?? refuse("NotFound");
      const raw = rawRequest(event, route, readers);
      return perform(table, route, raw, event.headers);
    });
}

async function perform(
  table: Table | undefined,
  route: Route,
  raw: RawRequest,
  headers: APIGatewayProxyEventV2["headers"],
) {
  const key = headers["idempotency-key"];
  const idempotent =
    route.spec.method === "POST" && key !== undefined && !route.spec.unkept
      ? requestHash(route.key, raw, key)
      : undefined;
  const answeredBefore = async () => {
    const replay = idempotent && table && (await replayOf(table, idempotent));
    return replay && reply(replay.status, replay.body, replay.rev, { "idempotency-replayed": "true" });
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const before = await answeredBefore();
      if (before) return before;
      const { output, change } = await route.answer(raw);
      if (output instanceof Served) return servedReply(output, headers);
      if (raw.query.dryRun === "true")
        return reply(200, previewOf(change ?? { writes: [] }, shownTo(route, raw)) satisfies Preview);
      const body: unknown = route.spec.response.parse(output);
      const rev = revOf(output);
      if (table && change && change.writes.length > 0) {
        const row = idempotent
          ? [idempotencyRow(idempotent, raw.receivedAt, { status: route.spec.status, body, rev })]
          : [];
        await table.transact([...change.writes, ...row]);
      }
      return reply(route.spec.status, body, rev);
    } catch (error) {
      // What stands in the way may be the effect of this very request, sent twice at once.
      const meanwhile = isRefusal(error) ? await answeredBefore() : undefined;
      if (meanwhile) return meanwhile;
      const again = isRefusal(error, "ConcurrentChange") && attempt < attempts;
      if (!again) throw error;
      if (raw.ifMatch !== undefined) refuse("PreconditionFailed", { expected: raw.ifMatch });
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * Math.random()));
    }
  }
}

/**
 * Whose addresses a dry run shows: to the office all, to everybody else their own. A reviewer does not learn who takes
 * over, nor an applicant who is next on the reserve; somebody who is both asks as a reviewer where only reviewers ask.
 */
const shownTo = ({ spec }: Route, { principal }: RawRequest) => {
  const asksAsReviewer = spec.access !== "public" && spec.access.every((role) => role === "reviewer");
  const isOffice = principal !== undefined && !asksAsReviewer && hasRole(principal, ...office);
  return (address: string): boolean => isOffice || address.toLowerCase() === principal?.email.toLowerCase();
};
const office = ["staff", "admin", "finance", "approver", "observer"] as const;

function rawRequest(event: APIGatewayProxyEventV2, route: Route, readers: Readers): RawRequest {
  const context: { timeEpoch: number; authorizer?: { jwt?: { claims?: unknown } } } = event.requestContext;
  const principal = principalOf(context.authorizer?.jwt?.claims);
  // Before anything else is looked at: the body is not read and no earlier answer repeated for who may not ask.
  requireAccess(route.spec, principal);
  return {
    params: definedOnly(event.pathParameters),
    query: definedOnly(event.queryStringParameters),
    // A route that takes no body reads none, whatever a mail program sends with its one click.
    body: route.spec.body instanceof z.ZodUndefined ? undefined : requestBody(event, readers),
    principal,
    receivedAt: new Date(context.timeEpoch).toISOString(),
    ifMatch: revisionIn(event.headers["if-match"], route),
    language: event.headers["accept-language"],
    accept: event.headers.accept,
  };
}

/** A condition that nothing would be held against is refused, not passed over. */
function revisionIn(header: string | undefined, { spec }: Route): number | undefined {
  if (header === undefined) return undefined;
  if (spec.ifMatch === undefined) return refuse("ParameterInvalid", { header: "if-match" });
  const match = /^"(\d{1,9})"$/.exec(header);
  return match ? Number(match[1]) : refuse("ParameterInvalid", { header: "if-match" });
}

/** The revision for the ETag: the answer's own, or that of the one entity that it wraps. */
function revOf(output: unknown): number | undefined {
  if (typeof output !== "object" || output === null) return undefined;
  for (const held of [output, ...Object.values(output)]) {
    const rev: unknown = typeof held === "object" && held !== null ? Reflect.get(held, "rev") : undefined;
    if (typeof rev === "number") return rev;
  }
  return undefined;
}

function definedOnly(record: Record<string, string | undefined> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function reply(
  statusCode: number,
  body: unknown,
  rev?: number,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  const page = typeof body === "string";
  return {
    statusCode,
    headers: {
      "content-type": page ? "text/html; charset=utf-8" : "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(rev === undefined ? {} : { etag: `"${rev}"` }),
      ...headers,
    },
    body: page ? body : JSON.stringify(body),
  };
}

function problems(): MiddlewareObj<
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Error,
  Context
> {
  return {
    onError: (request) => {
      const { event, error } = request;
      const instance = `urn:request:${event.requestContext.requestId}`;
      const problem: Problem = isRefusal(error) ? problemOf(error, instance) : unexpected(instance);
      log(problem.status === 500 ? "error" : "info", "refused", {
        route: event.routeKey,
        code: problem.code,
        request: event.requestContext.requestId,
        ...(problem.status === 500 ? traceOf(error) : {}),
      });
      request.response = {
        statusCode: problem.status,
        headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
        body: JSON.stringify(problem),
      };
    },
  };
}
