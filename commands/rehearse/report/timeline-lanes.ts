import { plain } from "../../../functions/shared/escaped.ts";
import type { RehearsalResult } from "../result.ts";
import { localOf, monthName } from "./local-time.ts";
import type { Mark } from "./timeline-layout.ts";
import { capital, inWords } from "./words.ts";

/** A phase: when it ran, maybe in several stretches, and what happened in it. */
export interface Lane {
  name: string;
  stretches: { from: number; to: number; window: boolean }[];
  marks: Mark[];
}
type Event = RehearsalResult["events"][number];
type Place = (ms: number) => number;

const day = 86_400_000;
/** What happens again in a phase after so long, with other phases between, is a new stretch of it. */
const pause = 70 * day;
/** More labels than this in one phase are not read; the table under the picture has them all. */
const mostLabels = 20;

/** The window of the call first, then the phases in the order in which they begin. */
export function lanesOf({ call, events }: Pick<RehearsalResult, "call" | "events">, place: Place): Lane[] {
  const opens = Date.parse(call.opensAt);
  const closes = Date.parse(call.closesAt);
  const spoken = (instant: string) => {
    const local = localOf(instant, call.zone);
    const time = local.toPlainTime().toString({ smallestUnit: "minute" });
    return { time, offset: `UTC${local.offset}` };
  };
  const [open, close] = [spoken(call.opensAt), spoken(call.closesAt)];
  const window: Lane = {
    name: "The call is open",
    stretches: [{ from: opens, to: closes, window: true }],
    marks: [
      {
        x: place(opens),
        day: dayAt(call.opensAt, call.zone),
        what: `Opens ${open.time} (${open.offset})`,
        end: false,
      },
      {
        x: place(closes),
        day: dayAt(call.closesAt, call.zone),
        what: `Deadline ${close.time} (${call.zone}, ${close.offset})`,
        end: true,
      },
    ],
  };
  const sorted = inOrder(events);
  const phases = [...new Set(sorted.map(({ phase }) => phase))].map((phase) => ({
    name: plain(inWords(phase)),
    stretches: stretchesOf(phase, sorted),
    marks: fewEnough(
      told(
        sorted.filter((event) => event.phase === phase),
        call.zone,
        place,
      ),
    ),
  }));
  return [window, ...phases];
}

/** By time; what happened at the same time stays in the order in which it was told. */
export function inOrder(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function stretchesOf(phase: string, sorted: readonly Event[]): Lane["stretches"] {
  const stretches: Lane["stretches"] = [];
  let interrupted = false;
  for (const event of sorted) {
    const at = Date.parse(event.at);
    const last = stretches.at(-1);
    if (event.phase !== phase) interrupted = true;
    else {
      if (last === undefined || (interrupted && at - last.to > pause))
        stretches.push({ from: at, to: at, window: false });
      else last.to = at;
      interrupted = false;
    }
  }
  return stretches;
}

/** The same thing told several times in a row on the axis is one mark with a count and its last day. */
function told(events: readonly Event[], zone: string, place: Place): Mark[] {
  const groups: { first: Event; last: Event; count: number }[] = [];
  for (const event of events) {
    const group = groups.at(-1);
    if (group !== undefined && group.first.what === event.what) {
      group.last = event;
      group.count += 1;
    } else groups.push({ first: event, last: event, count: 1 });
  }
  return groups.map(({ first, last, count }) => ({
    x: place(Date.parse(first.at)),
    day: dayAt(first.at, zone),
    what: `${capital(plain(first.what))}${count === 1 ? "" : `, ${count} times until ${dayAt(last.at, zone)}`}`,
    end: false,
  }));
}

function fewEnough(marks: readonly Mark[]): Mark[] {
  if (marks.length <= mostLabels) return [...marks];
  const half = mostLabels / 2;
  const [middle] = marks.slice(half);
  if (middle === undefined) return [...marks];
  const more = { ...middle, what: `and ${marks.length - mostLabels + 1} more, in the table below` };
  return [...marks.slice(0, half), more, ...marks.slice(1 - half)];
}

/** `3 May`, which no line break parts. */
function dayAt(instant: string, zone: string): string {
  const local = localOf(instant, zone);
  return `${local.day}\u00a0${monthName(local.month)}`;
}
