import * as z from "zod";
import type { RouteSpec } from "../schemas/routes/route.ts";

const ProblemDocument = z.looseObject({ code: z.string(), detail: z.string().optional() });

/** A refusal as the API said it. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(what: string, status: number, body: unknown) {
    const problem = ProblemDocument.safeParse(body);
    const code = problem.success ? problem.data.code : "NoProblemDocument";
    super(`${what}: ${status} ${code} ${JSON.stringify(body)}`);
    this.name = "ApiRefusal";
    this.status = status;
    this.code = code;
  }
}

export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
  /** Told what came back, to the letter, where it was no refusal. */
  heard?: (text: string) => void;
}

/** Asks one route of the API as somebody; the answer is parsed by the route's own schema. */
export async function ask<Response extends z.ZodType>(
  url: string,
  token: string | undefined,
  spec: RouteSpec & { response: Response },
  { params = {}, query = {}, body, headers = {}, heard }: Asked = {},
): Promise<z.output<Response>> {
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  const answer = await fetch(`${url}${path}${search === "" ? "" : `?${search}`}`, {
    method: spec.method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(spec.method === "GET" ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(spec.method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const text = await answer.text();
  const parsed: unknown = text === "" ? undefined : JSON.parse(text);
  if (answer.status !== spec.status) throw new ApiRefusal(`${spec.method} ${path}`, answer.status, parsed);
  heard?.(text);
  return spec.response.parse(parsed);
}

/** Every item of a paged list. */
export async function askAll<Item extends z.ZodType>(
  url: string,
  token: string,
  spec: RouteSpec & { response: z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodOptional<z.ZodString> }> },
  params: Record<string, string>,
  filter: Record<string, string> = {},
): Promise<z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: "100", ...(cursor === undefined ? {} : { cursor }) };
    const page: { items: z.output<Item>[]; next?: string | undefined } = await ask(url, token, spec, {
      params,
      query,
    });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}
