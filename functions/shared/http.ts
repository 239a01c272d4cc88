import type * as z from "zod";
import type { Role } from "../../schemas/roles.ts";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import type { Change } from "./change.ts";
import { faultsOf, pointerOf } from "./faults.ts";
import { hasRole, type Principal } from "./principal.ts";
import { refuse } from "./refusal.ts";
import type { Author } from "./store.ts";

/** A request as it came through the gateway, not yet parsed. */
export interface RawRequest {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  principal: Principal | undefined;
  receivedAt: string;
  ifMatch: number | undefined;
  language: string | undefined;
  accept: string | undefined;
}

/** What a use case gets: parsed, with the gateway's own time of receipt. */
export interface Request<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** The instant at which API Gateway received the request: what deadlines are held against. */
  receivedAt: string;
  /** The revision that the caller read, from If-Match. */
  ifMatch: number | undefined;
  language: string | undefined;
  accept: string | undefined;
}

export type Signed<Params, Query, Body> = Request<Params, Query, Body> & { principal: Principal; by: Author };

export interface Route {
  key: string;
  spec: RouteSpec;
  /** Decides, or reads, without writing anything. */
  answer: (raw: RawRequest) => Promise<{ output: unknown; change: Change<unknown> | undefined }>;
}

type Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = RouteSpec & {
  params: P;
  query: Q;
  body: B;
};
type RoleSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Spec<P, Q, B> & {
  access: readonly Role[];
};

/** A route that everybody may ask. */
export function publicly<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: Spec<P, Q, B> & { access: "public" },
  answer: (
    request: Request<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<z.input<(typeof spec)["response"]>>,
): Route {
  return {
    ...identity(spec),
    answer: async (raw) => ({ output: await answer(parsed(spec, raw)), change: undefined }),
  };
}

/** A route by which anybody may change something: it answers the same whether or not there was anything to change. */
export function publicCommand<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: Spec<P, Q, B> & { access: "public" },
  decide: (
    request: Request<z.output<P>, z.output<Q>, z.output<B>> & { by: Author },
  ) => Promise<Change<unknown>>,
): Route {
  return {
    ...identity(spec),
    answer: async (raw) => {
      const change = await decide({ ...parsed(spec, raw), by: { sub: "anybody", at: raw.receivedAt } });
      return { output: change.output, change };
    },
  };
}

/** A route that only reads, for people with one of its roles. */
export function read<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: RoleSpec<P, Q, B>,
  answer: (request: Signed<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>,
): Route {
  return {
    ...identity(spec),
    answer: async (raw) => ({ output: await answer(signed(spec, raw)), change: undefined }),
  };
}

/** A route that changes something: the use case decides, the bundle commits, once. */
export function command<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: RoleSpec<P, Q, B>,
  decide: (request: Signed<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Change<unknown>>,
): Route {
  return {
    ...identity(spec),
    answer: async (raw) => {
      const change = await decide(signed(spec, raw));
      return { output: change.output, change };
    },
  };
}

/** Refuses with PreconditionFailed when somebody changed the entity since the caller read it. */
export function requireMatch(entity: { rev: number }, request: { ifMatch: number | undefined }): void {
  if (request.ifMatch !== undefined && request.ifMatch !== entity.rev)
    refuse("PreconditionFailed", { expected: request.ifMatch, actual: entity.rev });
}

/** Refuses with NotPermitted unless everybody may ask, or the caller has one of the route's roles. */
export function requireAccess({ access }: RouteSpec, principal: Principal | undefined): void {
  if (access !== "public" && (principal === undefined || !hasRole(principal, ...access)))
    refuse("NotPermitted");
}

const identity = (spec: RouteSpec) => ({ spec, key: `${spec.method} ${spec.path}` });

function parsed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: Spec<P, Q, B>,
  raw: RawRequest,
) {
  return {
    params: parsePart("params", spec.params, raw.params),
    query: parsePart("query", spec.query, raw.query),
    body: parsePart("body", spec.body, raw.body),
    receivedAt: raw.receivedAt,
    ifMatch: raw.ifMatch,
    language: raw.language,
    accept: raw.accept,
  };
}

function signed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: RoleSpec<P, Q, B>,
  raw: RawRequest,
) {
  // The role comes before the body: who may not ask learns nothing of what a good question looks like.
  const { principal } = raw;
  if (principal === undefined || !hasRole(principal, ...spec.access)) return refuse("NotPermitted");
  return { ...parsed(spec, raw), principal, by: { sub: principal.id, at: raw.receivedAt } };
}

function parsePart<Schema extends z.ZodType>(
  part: "params" | "query" | "body",
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // An id of the wrong form names nothing.
  if (part === "params") return refuse("NotFound");
  if (part === "body" && value === undefined) return refuse("BodyMissing");
  const faults = faultsOf(result.error, value, part === "query" ? pointerOf(["query"]) : "");
  return refuse(part === "query" ? "ParameterInvalid" : "InputInvalid", {}, faults);
}
