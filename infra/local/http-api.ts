import type { IncomingMessage, ServerResponse } from "node:http";
import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";
import type { Functions } from "./functions.ts";
import { answerFrom, type HttpAnswer, httpEvent, message } from "./http-event.ts";
import { claimsAsText, type Issuer } from "./issuer.ts";
import { parseJson } from "./json.ts";
import type { AuthorizerPlan, Cors, RoutePlan } from "./plan-http-api.ts";
import { createRouter } from "./routes.ts";

const longestBody = 10 * 1024 * 1024;
const longestWaitMs = 30_000;

/** The body, or undefined when it is longer than the service takes. */
export const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length <= longestBody) chunks.push(chunk);
  }
  return length > longestBody ? undefined : Buffer.concat(chunks);
};

const corsHeaders = (cors: Cors, origin: string): Record<string, string> => {
  const isAllowed = cors.AllowOrigins.includes("*") || cors.AllowOrigins.includes(origin);
  if (!isAllowed) return {};
  return {
    "access-control-allow-origin": cors.AllowOrigins.includes("*") ? "*" : origin,
    ...(cors.AllowMethods.length > 0 && { "access-control-allow-methods": cors.AllowMethods.join(",") }),
    ...(cors.AllowHeaders.length > 0 && { "access-control-allow-headers": cors.AllowHeaders.join(",") }),
    ...(cors.ExposeHeaders.length > 0 && { "access-control-expose-headers": cors.ExposeHeaders.join(",") }),
    ...(cors.MaxAge !== undefined && { "access-control-max-age": String(cors.MaxAge) }),
    ...(cors.AllowCredentials && { "access-control-allow-credentials": "true" }),
  };
};

export const send = (response: ServerResponse, answer: HttpAnswer, isHead: boolean): void => {
  response.writeHead(answer.status, { ...answer.headers, "content-length": Buffer.byteLength(answer.body) });
  response.end(isHead ? undefined : answer.body);
};

/** The HTTP API of the template. Time that a request takes is real; the instant that it carries is the clock's. */
export const createHttpApi = (options: {
  id: string;
  routes: RoutePlan[];
  cors: Cors | undefined;
  functions: Functions;
  issuer: Issuer;
  clock: Clock;
  activity: Activity;
}) => {
  const { functions, issuer, clock, cors } = options;
  const find = createRouter(options.routes);

  const claimsOf = async (request: IncomingMessage, authorizer: AuthorizerPlan) => {
    const [value = ""] = request.headersDistinct[authorizer.header] ?? [];
    const token = value.replace(/^Bearer /i, "");
    return token === "" ? undefined : issuer.verify(token, authorizer.issuer, authorizer.audience);
  };

  const answer = async (request: IncomingMessage): Promise<HttpAnswer> => {
    // The instant of arrival, before the body is read: a deadline is about when a request came.
    const now = clock.now();
    const [path = "/"] = (request.url ?? "/").split("?");
    const match = find(request.method ?? "GET", path);
    const body = await readBody(request);
    if (match === undefined) return message(404, "Not Found");
    const { authorizer, functionArn, timeoutMs } = match.route;
    const claims = authorizer && (await claimsOf(request, authorizer));
    if (authorizer !== undefined && claims === undefined) return message(401, "Unauthorized");
    if (body === undefined) return message(413, "Request Entity Too Large");
    const event = httpEvent({
      request,
      match,
      body,
      apiId: options.id,
      now,
      claims: claims && claimsAsText(claims),
    });
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), Math.min(timeoutMs, longestWaitMs));
    const outcome = await Promise.race([functions.invoke(functionArn, JSON.stringify(event)), late.promise]);
    clearTimeout(timer);
    if (outcome === undefined) return message(503, "Service Unavailable");
    if ("failure" in outcome) return message(500, "Internal Server Error");
    return answerFrom(parseJson(outcome.payload)) ?? message(500, "Internal Server Error");
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { origin } = request.headers;
    const isPreflight =
      request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
    const added = cors !== undefined && origin !== undefined ? corsHeaders(cors, origin) : {};
    if (cors !== undefined && isPreflight) {
      request.resume();
      return send(response, { status: 204, headers: added, body: "" }, true);
    }
    const result = await options.activity.during(() => answer(request));
    send(response, { ...result, headers: { ...result.headers, ...added } }, request.method === "HEAD");
  };
};
