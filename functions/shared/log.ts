/** One line of JSON per event. Ids and codes only: nothing personal belongs in a log. */
export function log(
  level: "info" | "warn" | "error",
  event: string,
  facts: Record<string, string | number | boolean>,
): void {
  process.stdout.write(`${JSON.stringify({ level, event, ...facts })}\n`);
}

/** What may be logged of an error that nobody foresaw: its name and where it was thrown, never its message. */
export function traceOf(error: unknown): { error: string; trace: string } {
  if (!(error instanceof Error)) return { error: typeof error, trace: "" };
  const frames = (error.stack ?? "").split("\n").filter((frame) => frame.trimStart().startsWith("at "));
  return { error: error.name, trace: frames.slice(0, 6).join(" | ") };
}
