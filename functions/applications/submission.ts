import type { Application, ApplicationContent, Receipt } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import { contentHash, naturalKey } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { spokenTime } from "../shared/zone.ts";

/**
 * Refuses what comes too late. Two questions and no third: was it received by the application's own deadline, and is it
 * still unsealed. The call itself is not asked: it would be one hot item exactly when everybody submits, and reading it
 * before writing lets late submissions in (DESIGN, "The deadline").
 */
export function requireInTime(application: Application, receivedAt: string): void {
  if (receivedAt > application.deadlineAt)
    refuse("DeadlinePassed", { deadlineAt: application.deadlineAt, receivedAt });
  if (application.sealed) refuse("ApplicationSealed", { deadlineAt: application.deadlineAt });
}

/** The receipt of this content, received then. */
export function receiptOf(
  call: Call,
  application: { id: string },
  content: ApplicationContent,
  receivedAt: string,
  version: number,
): Receipt {
  const hash = contentHash(content);
  return {
    number:
      `${call.content.code}-${naturalKey(application.id, String(version), hash).slice(0, 8)}`.toUpperCase(),
    receivedAt,
    receivedAtLocal: spokenTime(receivedAt, call.content.window.zone, content.contact.language),
    version,
    contentHash: hash,
  };
}
