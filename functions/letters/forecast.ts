import type { Call } from "../../schemas/call.ts";
import type { Forecast, ForecastLine } from "../../schemas/forecast.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { LetterLanguage } from "../../schemas/text.ts";
import { isScheduled } from "../calls/deadline.ts";
import { scheduleOf } from "../calls/lots.ts";
import { isReminder, ladderOf, laddersOf } from "../calls/reminders.ts";
import { compareText } from "../shared/canonical.ts";
import { secondsLater, spokenTime } from "../shared/zone.ts";
import type { LetterKind } from "./facts.ts";

export interface Reader {
  email: string;
  language: LetterLanguage;
}

/** Who holds a draft, and the deadline that they have, where one is set. */
export interface Drafter extends Reader {
  closesAt?: string;
}

/** Who is there now: what is counted for a forecast. */
export interface Audience {
  drafts: readonly Drafter[];
  submitted: readonly Reader[];
  /** Those who follow the call. */
  followers: readonly Reader[];
  /** Those of them who are the contact of no application. */
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
const followed: Hangs = ["subscribed", ...spared];

/**
 * What will be sent to applicants and subscribers, from the call and those who are there now. `count` is what will be
 * sent if nothing changes from here on; what each line hangs on says why it may become more or fewer. In order of time,
 * those without an instant last.
 */
export function forecastOf(
  call: Call,
  milestones: readonly Milestone[],
  { drafts, submitted, followers, subscribers }: Audience,
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
  const { opensAt, rungs, closesAt } = aheadOf(call, milestones);
  const taking = ["draft", "inApproval", "approved", "open"].includes(call.state);
  const deciding = !["announced", "running", "cancelled"].includes(call.state);
  const { seats, reserve } = call.content.selection;
  return {
    lines: [
      ...(opensAt === undefined
        ? []
        : [line("news-opened", followers, ["deadlineMoved", ...followed], opensAt, "subscribers")]),
      ...rungs.flatMap(({ at, deadlines, isOfCall }) => [
        line(
          "application-reminder",
          drafts.filter(({ closesAt: own }) => (own === undefined ? isOfCall : deadlines.includes(own))),
          [...reminded, ...spared],
          at,
        ),
        ...(isOfCall
          ? [line("deadline-reminder", subscribers, [...reminded, ...followed], at, "subscribers")]
          : []),
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

interface Ahead {
  opensAt?: string;
  /** The instants at which people are reminded, each with the deadlines that it is of. */
  rungs: { at: string; deadlines: string[]; isOfCall: boolean }[];
  /** When drafts lapse: grace included. */
  closesAt?: string;
}

/** The instants ahead: as they are set, or, before the approval sets them, as they would be. */
function aheadOf(call: Call, milestones: readonly Milestone[]): Ahead {
  if (call.state === "draft" || call.state === "inApproval") {
    const { opensAt, closesAt, lotWindows } = scheduleOf(call.content);
    const own = ladderOf(call.content, opensAt, closesAt);
    const lots = laddersOf(
      call,
      lotWindows.filter((window) => window.closesAt !== closesAt),
    );
    const rungs = rungsOf([...own, ...lots], closesAt);
    return { opensAt, rungs, closesAt: secondsLater(closesAt, call.content.window.graceSeconds) };
  }
  if (call.state === "cancelled") return { rungs: [] };
  const ahead = milestones.filter(({ state }) => state === "ahead");
  const due = (name: Milestone["name"]) => ahead.find((one) => one.name === name)?.dueAt;
  const [opensAt, closesAt] = [due("open"), due("close")];
  return {
    ...(opensAt === undefined ? {} : { opensAt }),
    rungs: rungsOf(
      ahead.filter(({ name }) => isReminder(name)),
      isScheduled(call) ? call.closesAt : "",
    ),
    ...(closesAt === undefined ? {} : { closesAt }),
  };
}

function rungsOf(
  rungs: readonly { dueAt: string; closesAt?: string | undefined }[],
  ofCall: string,
): Ahead["rungs"] {
  return [...Map.groupBy(rungs, ({ dueAt }) => dueAt)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([at, here]) => ({
      at,
      deadlines: here.map(({ closesAt }) => closesAt ?? ofCall),
      isOfCall: here.some(({ closesAt }) => closesAt === undefined),
    }));
}

function byLanguage(readers: readonly Reader[]): ForecastLine["byLanguage"] {
  const counts: Partial<Record<LetterLanguage, number>> = {};
  for (const { language } of readers) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
}
