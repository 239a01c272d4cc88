import { type CallAftermath, type Invariant, none } from "./invariant.ts";

export function ofTheMachinery({
  letters,
  mails,
  executions,
  deadLetters,
  trails,
}: CallAftermath): Invariant[] {
  const undelivered = letters
    .filter(({ state }) => state !== "delivered")
    .map(({ kind, state }) => `${kind} ${state}`);
  const failed = executions
    .filter(({ status }) => status !== "SUCCEEDED")
    .map(({ machine, status }) => `${machine} ${status}`);
  return [
    none("Every letter was delivered", undelivered, letters.length),
    none(
      "As many mails left as letters were written",
      mails.length === letters.length ? [] : [`${mails.length} mails, ${letters.length} letters`],
      mails.length,
    ),
    none("Every workflow ended well", failed, executions.length),
    none("Nothing lies in a dead-letter queue", deadLetters === 0 ? [] : [String(deadLetters)], 1),
    none(
      "Every audit chain holds",
      trails.filter(({ intact }) => !intact).map(({ entity }) => entity),
      trails.length,
    ),
  ];
}
