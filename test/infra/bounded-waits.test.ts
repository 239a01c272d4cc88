import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";

const days = 86_400;
/** An approval chain waits for people, step after step, a claim for its decision and then the bank's word; everything else is over within a month. */
const longest: Readonly<Record<string, number>> = { approve: 360 * days, "settle-claim": 75 * days };
const usual = 30 * days;

const State = z.object({
  Type: z.string(),
  Seconds: z.number().optional(),
  Timestamp: z.string().optional(),
  TimestampPath: z.string().optional(),
  TimeoutSeconds: z.number().optional(),
  HeartbeatSeconds: z.number().optional(),
});
const Machine = z.object({ TimeoutSeconds: z.number(), States: z.record(z.string(), State) });

/** What of a workflow may last longer than it should; a wait until a date could last for years. */
function unbounded(name: string, text: string): string[] {
  const machine = Machine.parse(JSON.parse(text));
  const most = longest[name] ?? usual;
  const states = Object.entries(machine.States).flatMap(([state, it]) => {
    const seconds = Math.max(it.Seconds ?? 0, it.TimeoutSeconds ?? 0, it.HeartbeatSeconds ?? 0);
    const untilADate = it.Timestamp !== undefined || it.TimestampPath !== undefined;
    return seconds > usual || untilADate ? [state] : [];
  });
  return machine.TimeoutSeconds > most ? [name, ...states] : states;
}

const files = globSync("workflows/*.asl.json").sort();
const nameOf = (file: string) => file.replace(/^workflows\/|\.asl\.json$/g, "");

test.each(files)("%s waits for nothing longer than a month: what is months ahead is a milestone", (file) => {
  expect(unbounded(nameOf(file), readFileSync(file, "utf8"))).toEqual([]);
});

test("a workflow that waits for a date, or for months, is caught", () => {
  const machine = (state: object, TimeoutSeconds = days) =>
    JSON.stringify({ TimeoutSeconds, States: { "Until it is held": { Type: "Wait", ...state } } });
  expect(unbounded("tell-exchange", machine({ Seconds: 31 * days }))).toEqual(["Until it is held"]);
  expect(unbounded("tell-exchange", machine({ TimestampPath: "$.startsAt" }))).toEqual(["Until it is held"]);
  expect(unbounded("tell-exchange", machine({ Seconds: 1 }, 31 * days))).toEqual(["tell-exchange"]);
  expect(unbounded("tell-exchange", machine({ Seconds: 30 * days }))).toEqual([]);
});
