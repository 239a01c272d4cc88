import { expect, test } from "vitest";
import { judgeSendError } from "../../../functions/letters/send-error.ts";

function serviceError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error("words of SES"), { name, $metadata: { httpStatusCode } });
}

test.each([
  ["MessageRejected", 400, "refused"],
  ["BadRequestException", 400, "refused"],
  ["TooManyRequestsException", 429, "notTaken"],
  ["LimitExceededException", 400, "notTaken"],
  ["SendingPausedException", 400, "notTaken"],
  ["AccessDeniedException", 403, "notTaken"],
  ["ExpiredTokenException", 403, "notTaken"],
  ["RequestTimeout", 408, "unknown"],
  ["InternalServiceErrorException", 500, "unknown"],
  ["ServiceUnavailable", 503, "unknown"],
])("%s with status %i is %s", (name, status, outcome) => {
  expect(judgeSendError(serviceError(name, status))).toEqual({
    outcome,
    why: `${name} (${status}): words of SES`,
    code: name,
  });
});

test("no connection means that nothing left; a broken one means that nobody knows", () => {
  const broken = (code: string) => judgeSendError(Object.assign(new Error("socket"), { code })).outcome;
  expect(["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "EPIPE", "ETIMEDOUT"].map(broken)).toEqual([
    "notTaken",
    "notTaken",
    "unknown",
    "unknown",
    "unknown",
  ]);
});

test("a timeout and a thrown nothing leave the letter in doubt", () => {
  expect(judgeSendError(new DOMException("late", "TimeoutError")).outcome).toBe("unknown");
  expect(judgeSendError(undefined).outcome).toBe("unknown");
});
