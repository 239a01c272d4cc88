import type { Call } from "../../schemas/call.ts";
import type { Forecast, ForecastLine } from "../../schemas/forecast.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { LetterLanguage } from "../../schemas/text.ts";
import { isReminder, ladderOf } from "../calls/reminders.ts";
import { instantOf, secondsLater, spokenTime } from "../shared/zone.ts";
import type { LetterKind } from "./facts.ts";

export interface Reader {
  email: string;
  language: LetterLanguage;
}

/** Who is there now: what is counted for a forecast. */
export interface Audience {
  drafts: readonly Reader[];
  submitted: readonly Reader[];
  /** Those who follow the call and have not submitted. */
  subscribers: readonly Reader[];
}

type Hangs = ForecastLine["dependsOn"];
const reminded: Hangs = [
  "applicationStarted",
  "applicationSubmitted",
  "applicationWithdrawn",
  "deadlineMoved",
];
const spared: Hangs = ["unsubscribed", "addressSuppressed"];

/**
 * What will be sent to applicants and subscribers, from the call and those who are there now. `count` is what will be
 * sent if nothing changes from here on; what each line hangs on says why it may become more or fewer. In order of time,
 * those without an instant last.
 */
export function forecastOf(
  call: Call,
  milestones: readonly Milestone[],
  { drafts, submitted, subscribers }: Audience,
): Omit<Forecast, "at" | "queued" | "held"> {
  const { zone } = call.content.window;
  const line = (
    kind: LetterKind,
    readers: readonly Reader[],
    dependsOn: Hangs,
    at?: string,
    to: ForecastLine["to"] = "applicants",
  ): ForecastLine => ({
    kind,
    ...(at === undefined ? {} : { at, atLocal: spokenTime(at, zone, "en") }),
    to,
    count: readers.length,
    byLanguage: byLanguage(readers),
    addresses: readers.map(({ email }) => email).sort(),
    dependsOn,
  });
  const { rungs, closesAt } = aheadOf(call, milestones);
  const taking = ["draft", "inApproval", "approved", "open"].includes(call.state);
  const deciding = !["announced", "running", "cancelled"].includes(call.state);
  const { seats, reserve } = call.content.selection;
  return {
    lines: [
      ...rungs.flatMap((at) => [
        line("application-reminder", drafts, [...reminded, ...spared], at),
        line("deadline-reminder", subscribers, [...reminded, ...spared], at, "subscribers"),
      ]),
      ...(closesAt === undefined
        ? []
        : [line("application-lapsed", drafts, [...reminded, "addressSuppressed"], closesAt)]),
      ...(taking
        ? [
            line("application-started", [], ["applicationStarted"]),
            line("application-received", [], ["applicationSubmitted"]),
            line("application-withdrawn", [], ["applicationWithdrawn"]),
          ]
        : []),
      // Who gets which is not known before the selection: the lines hold how many, and no addresses.
      ...(deciding
        ? [
            decided("decision-selected", Math.min(seats, submitted.length)),
            decided("decision-reserve", Math.max(0, Math.min(reserve, submitted.length - seats))),
            decided("decision-rejected", Math.max(0, submitted.length - seats - reserve)),
            decided("decision-ineligible", 0),
          ]
        : []),
    ],
  };
}

const decided = (kind: LetterKind, count: number): ForecastLine => ({
  kind,
  to: "applicants",
  count,
  byLanguage: {},
  addresses: [],
  dependsOn: ["applicationSubmitted", "applicationWithdrawn", "selectionApproved", "addressSuppressed"],
});

/** The instants ahead: as they are set, or, before the approval sets them, as they would be. */
function aheadOf(call: Call, milestones: readonly Milestone[]): { rungs: string[]; closesAt?: string } {
  if (call.state === "draft" || call.state === "inApproval") {
    const { opens, closes, zone, graceSeconds } = call.content.window;
    const closesAt = instantOf(closes, zone);
    const rungs = ladderOf(call.content, instantOf(opens, zone), closesAt).map(({ dueAt }) => dueAt);
    return { rungs, closesAt: secondsLater(closesAt, graceSeconds) };
  }
  if (call.state === "cancelled") return { rungs: [] };
  const ahead = milestones.filter(({ state }) => state === "ahead");
  const close = ahead.find(({ name }) => name === "close");
  return {
    rungs: ahead
      .filter(({ name }) => isReminder(name))
      .map(({ dueAt }) => dueAt)
      .sort(),
    ...(close === undefined ? {} : { closesAt: close.dueAt }),
  };
}

function byLanguage(readers: readonly Reader[]): ForecastLine["byLanguage"] {
  const counts: Partial<Record<LetterLanguage, number>> = {};
  for (const { language } of readers) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
}
