import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isJsonObject, type Json, type JsonObject } from "./json.ts";
import { account } from "./physical-names.ts";
import type { Match } from "./routes.ts";

export type HttpAnswer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
};

const isTextual = (type: string): boolean =>
  type === "" || /^text\/|json|xml|javascript|x-www-form-urlencoded/.test(type);

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const accessLogTime = (instant: number): string => {
  const date = new Date(instant);
  const [, day, , year, time] = date.toUTCString().split(" ");
  return `${day}/${months[date.getUTCMonth()]}/${year}:${time} +0000`;
};

const headersFrom = (request: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name !== "cookie" && values !== undefined) headers[name] = values.join(",");
  }
  return headers;
};

const joined = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(",")]));

/** The event that an HTTP API sends to a function, payload format 2.0. Times are the host's clock. */
export const httpEvent = (options: {
  request: IncomingMessage;
  match: Match;
  body: Buffer;
  apiId: string;
  now: number;
  claims: Record<string, string> | undefined;
}): JsonObject => {
  const { request, match, body, apiId, now, claims } = options;
  const method = request.method ?? "GET";
  const [path = "/", query = ""] = (request.url ?? "/").split(/\?(.*)/s);
  const headers = headersFrom(request);
  const isText = isTextual(headers["content-type"] ?? "");
  const cookies = request.headers.cookie?.split(/; */);
  const parameters = joined(new URLSearchParams(query));
  return {
    version: "2.0",
    routeKey: match.route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookies !== undefined && { cookies }),
    headers,
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    requestContext: {
      accountId: account,
      apiId,
      ...(claims !== undefined && { authorizer: { jwt: { claims, scopes: null } } }),
      domainName: headers.host ?? "localhost",
      domainPrefix: apiId,
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? "127.0.0.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: "$default",
      time: accessLogTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    ...(body.length > 0 && { body: isText ? body.toString() : body.toString("base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

/**
 * What the gateway itself answers, without asking a function. The service says `{"message": …}` and lets nobody change
 * it; here it is that and a problem document, so that every refusal of this host can be read in one way.
 */
export const message = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { "content-type": "application/problem+json" },
  body: JSON.stringify({
    type: "about:blank",
    title: text,
    status,
    code: text.replaceAll(" ", ""),
    message: text,
  }),
});

/** What the client gets for a function's result, as the payload format says; undefined when it is malformed. */
export const answerFrom = (result: Json): HttpAnswer | undefined => {
  if (!isJsonObject(result) || result.statusCode === undefined) {
    return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(result) };
  }
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const headers: Record<string, string | string[]> = {};
  if (isJsonObject(result.headers)) {
    for (const [name, value] of Object.entries(result.headers)) headers[name.toLowerCase()] = String(value);
  }
  if (Array.isArray(result.cookies)) headers["set-cookie"] = result.cookies.map(String);
  const given = result.body;
  const text =
    given === undefined || given === null ? "" : typeof given === "string" ? given : JSON.stringify(given);
  // Without a content type the service says that it is text.
  headers["content-type"] ??= "text/plain;charset=utf-8";
  return { status, headers, body: result.isBase64Encoded === true ? Buffer.from(text, "base64") : text };
};
