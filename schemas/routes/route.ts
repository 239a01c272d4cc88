import * as z from "zod";
import { Operation } from "../operation.ts";
import type { Role } from "../roles.ts";

/** One route of the API: who is admitted, what goes in, what comes out, and which function answers. */
export interface RouteSpec {
  method: "GET" | "POST" | "PUT" | "PATCH";
  path: `/${string}`;
  /** The file `functions/{handler}.handler.ts`. */
  handler: string;
  access: "public" | readonly Role[];
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType;
  response: z.ZodType;
  status: 200 | 201 | 202;
  /** The entity whose revision If-Match is held against; a route without one refuses the header. */
  ifMatch?: string;
  /** Its answer is never kept for a repeated request; only for what answers the same anyhow. */
  unkept?: true;
  summary: string;
}

export const Nothing = z.strictObject({});
export const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() });
export const Paging = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2000).optional(),
});
/** An entity as stored, with the revision that its ETag shows. */
export const held = <Entity extends z.ZodType>(entity: Entity) =>
  z.intersection(entity, z.object({ rev: z.int() }));

const plain = { params: Nothing, query: Nothing, body: z.undefined() };
const DryRun = z.strictObject({ dryRun: z.enum(["true", "false"]).default("false") });

export const get = { ...plain, method: "GET", status: 200 } as const;
export const post = { ...plain, method: "POST", status: 200, query: DryRun, body: Nothing } as const;
export const create = { ...post, status: 201 } as const;
/** Long work: 202 and an operation to follow. */
export const start = { ...post, status: 202, response: held(Operation) } as const;
export const put = { ...post, method: "PUT" } as const;
/** Some fields of a thing, the others left alone. */
export const patch = { ...post, method: "PATCH" } as const;
export const staff = ["staff", "admin"] as const;
