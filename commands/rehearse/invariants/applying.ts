import { type CallAftermath, type Invariant, none } from "./invariant.ts";

export function ofApplying({ applications, applied, call }: CallAftermath): Invariant[] {
  const submitted = applications.filter((one) => one.state === "submitted");
  const known = new Map<string, (typeof submitted)[number]>(submitted.map((one) => [one.id, one]));
  const lost = [...applied.receipts].flatMap(([id, receipt]) =>
    known.get(id)?.receipt.contentHash === receipt.contentHash ? [] : [id],
  );
  const late = submitted.filter((one) => one.receipt.receivedAt > one.deadlineAt).map(({ id }) => id);
  const accepted = applied.refusedLate
    .filter(({ code }) => code !== "DeadlinePassed")
    .map(({ name, code }) => `${name} ${code}`);
  const open = applications.filter((one) => !one.sealed && one.state !== "withdrawn").map(({ id }) => id);
  return [
    none("What was acknowledged is stored, to the byte", lost, applied.receipts.size),
    none(
      "Nothing is stored that nobody acknowledged",
      submitted.filter(({ id }) => !applied.receipts.has(id)).map(({ id }) => id),
      submitted.length,
    ),
    none("No submission came after its deadline", late, submitted.length),
    none("Who came late was refused with DeadlinePassed", accepted, applied.refusedLate.length),
    none(
      "Every application is sealed",
      "closedAt" in call ? open : ["the call is not closed"],
      applications.length,
    ),
  ];
}
