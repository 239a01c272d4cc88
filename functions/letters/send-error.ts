import * as z from "zod";

const ServiceError = z.object({
  name: z.string(),
  message: z.string().default(""),
  code: z.string().optional(),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).optional(),
});

/**
 * What an error of SES says about the letter.
 *
 * - `refused`: SES looked at the letter and did not take it.
 * - `notTaken`: SES did not take it, and the letter is not to blame: too many at once, sending paused, not set
 *   up, no right to send, no connection. The same letter may be handed over again later.
 * - `unknown`: it may have left or not.
 */
export interface SendVerdict {
  outcome: "refused" | "notTaken" | "unknown";
  /** For staff; SES names addresses in it, so it goes into the letter and never into a log. */
  why: string;
  /** The error's name alone, fit for a log. */
  code: string;
}

const notTaken: ReadonlySet<string> = new Set([
  // Rates and quotas.
  "TooManyRequestsException",
  "LimitExceededException",
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestThrottled",
  "RequestThrottledException",
  // The account may not send just now, or is not set up.
  "SendingPausedException",
  "AccountSuspendedException",
  "MailFromDomainNotVerifiedException",
  "NotFoundException",
  // Nothing was sent: no credentials, no name, no listener.
  "CredentialsProviderError",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
]);

export function judgeSendError(error: unknown): SendVerdict {
  const parsed = ServiceError.safeParse(error);
  if (!parsed.success) return { outcome: "unknown", why: "An error without a name.", code: "Unnamed" };
  const { name, message, code, $metadata } = parsed.data;
  const status = $metadata?.httpStatusCode;
  const why = `${name}${status === undefined ? "" : ` (${status})`}: ${message}`.slice(0, 400);
  const outcome = outcomeOf(name, code, status);
  return { outcome, why, code: name };
}

function outcomeOf(name: string, code: string | undefined, status: number | undefined) {
  if (notTaken.has(name) || (code !== undefined && notTaken.has(code))) return "notTaken";
  // 401 and 403 are about who asks, not about the letter.
  if (status === 429 || status === 401 || status === 403) return "notTaken";
  // 408 says that the service gave up waiting; it may have had the whole message by then.
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return "refused";
  return "unknown";
}
