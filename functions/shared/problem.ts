import { type Refusal, refusals } from "./refusal.ts";

/** An RFC 9457 problem document: `code` is stable, `errors` names each fault with a JSON pointer into the request. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  params?: Record<string, unknown>;
  errors?: readonly { pointer: string; code: string; detail: string }[];
}

export function problemOf(refusal: Refusal, instance: string): Problem {
  return {
    type: `urn:utlysning:problem:${refusal.code}`,
    title: refusals[refusal.code][1],
    status: refusal.status,
    code: refusal.code,
    detail: refusal.message,
    instance,
    ...(Object.keys(refusal.params).length > 0 ? { params: refusal.params } : {}),
    ...(refusal.faults.length > 0 ? { errors: refusal.faults } : {}),
  };
}

/** For what nobody foresaw: the caller gets the request's id, the log the rest. */
export function unexpected(instance: string): Problem {
  return {
    type: "urn:utlysning:problem:Unexpected",
    title: "Something went wrong on our side.",
    status: 500,
    code: "Unexpected",
    detail: "Nothing was changed. The id of this request helps us to find out.",
    instance,
  };
}
