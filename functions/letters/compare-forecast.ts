import type { Application } from "../../schemas/application.ts";
import type { Forecast, ForecastComparison, ForecastLine } from "../../schemas/forecast.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { isReminder } from "../calls/reminders.ts";
import { compareText } from "../shared/canonical.ts";
import { causeOf, isCaused } from "./forecast-causes.ts";
import { chainKinds, chainReasons } from "./forecast-chains.ts";
import { broughtByClaims } from "./forecast-claims.ts";
import {
  applyingAt,
  fateOf,
  firstSubmissions,
  followedAt,
  isRemindedBy,
  type Since,
  stateAt,
} from "./forecast-facts.ts";
import { placeReasons } from "./forecast-places.ts";
import { reviewingKinds, reviewingReasons } from "./forecast-reviewing.ts";

type Difference = ForecastComparison["differences"][number];
type Params = Difference["params"];

/** Which decision somebody gets is not foreseen, only that each who submitted gets one. */
const groupOf = (kind: string): string => (kind.startsWith("decision-") ? "decision" : kind);

/**
 * What was sent since a forecast, kind by kind, and why it is more or fewer than was foreseen. The reasons are counted
 * from applications, subscriptions, milestones and the letters' own fates, never from how many letters there are: so
 * what is left unexplained is a letter too many or too few. Kinds that hang on what people do later, as on meetings that
 * nobody has planned yet, are held against their causes: what is left of them is a letter that nothing brought.
 */
export function compareForecast(
  { at, lines }: Pick<Forecast, "at" | "lines">,
  since: Since,
): ForecastComparison[] {
  const byKind = Map.groupBy(lines, ({ kind }) => groupOf(kind));
  const came = since.letters.filter(({ kind, queuedAt }) => queuedAt > at && causeOf(kind) !== undefined);
  const kinds = new Set([...byKind.keys(), ...came.map(({ kind }) => kind)]);
  return [...kinds].sort(compareText).map((kind) => {
    const foreseen = (byKind.get(kind) ?? []).reduce((sum, { count }) => sum + count, 0);
    const written = since.letters.filter((letter) => groupOf(letter.kind) === kind && letter.queuedAt > at);
    const sent = written.filter((letter) => obstacleOf(letter) === undefined).length;
    const differences = counted([
      ...(caused(kind, at, byKind.get(kind) ?? [], written, since) ??
        reasonsFor(kind, at, byKind.get(kind) ?? [], since)),
      ...written.flatMap((letter) => {
        const code = obstacleOf(letter);
        return code === undefined ? [] : [{ code, params: {}, count: -1 }];
      }),
    ]);
    const explained = differences.reduce((sum, { count }) => sum + count, 0);
    return { kind, foreseen, sent, differences, unexplained: sent - foreseen - explained };
  });
}

/** Of a kind that hangs on what people do later: how many there was a cause for, beyond those that were foreseen. */
function caused(
  kind: string,
  at: string,
  lines: readonly ForecastLine[],
  written: readonly Letter[],
  since: Since,
): Difference[] | undefined {
  const cause = causeOf(kind);
  if (cause === undefined) return undefined;
  const before = since.letters.filter((letter) => letter.kind === kind && letter.queuedAt <= at).length;
  const brought = broughtByClaims(kind, since);
  const count =
    brought === undefined
      ? written.filter((letter) => isCaused(letter, cause, since)).length
      : brought - before;
  const ahead = lines.filter((line) => (line.at ?? "") > since.now);
  const foreseen = lines.reduce((sum, line) => sum + line.count, 0);
  const notYet = ahead.reduce((sum, line) => sum + line.count, 0);
  return [
    { code: cause.code, params: {}, count: count - (foreseen - notYet) },
    ...ahead.map((line) => ({ code: "notDueYet", params: { at: line.at ?? "" }, count: -line.count })),
  ];
}

/** Why a letter that was written has not been sent. */
function obstacleOf(letter: Letter): string | undefined {
  if (letter.state === "refused") return letter.code;
  return letter.state === "held" || letter.state === "queued" ? letter.state : undefined;
}

/** The same reason with the same parameters once, with its sum; without those that cancel out. */
function counted(all: readonly Difference[]): Difference[] {
  const same = Map.groupBy(all, ({ code, params }) => JSON.stringify([code, params]));
  return [...same]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, group]) => {
      const count = group.reduce((sum, one) => sum + one.count, 0);
      return group[0] === undefined || count === 0 ? [] : [{ ...group[0], count }];
    });
}

const one = (code: string, count: 1 | -1, params: Params = {}): Difference => ({ code, params, count });

function reasonsFor(kind: string, at: string, lines: readonly ForecastLine[], since: Since): Difference[] {
  const { applications } = since;
  switch (kind) {
    case "application-started":
      return applications.filter(({ createdAt }) => createdAt > at).map(() => one("applicationStarted", 1));
    case "application-received": {
      const before = since.letters.filter((letter) => letter.kind === kind && letter.queuedAt <= at).length;
      // What is added because staff ask for it is a version too, with a letter of another kind.
      const completed = since.letters.filter((letter) => letter.kind === "completion-received").length;
      const count = applications.reduce((sum, { versions }) => sum + versions, -before - completed);
      return [{ code: "applicationSubmitted", params: {}, count }];
    }
    case "application-withdrawn":
      return applications
        .filter((application) => application.state === "withdrawn" && application.withdrawnAt > at)
        .map(() => one("applicationWithdrawn", 1));
    case "application-lapsed":
      return atTheClose(at, lines, since);
    case "decision":
      return ofDecisions(at, lines, since);
    case "application-reminder":
      return overRungs(at, lines, since, since.milestones, (rung, line) => ofDrafts(at, rung, line, since));
    case "deadline-reminder":
      return overRungs(at, lines, since, ofCall(since.milestones), (rung, line) =>
        ofFollowers(at, rung, line, since, applyingAt(since, rung)),
      );
    case "news-opened":
      return lines.flatMap((line) =>
        dueOr(line, at, since, (rung) => ofFollowers(at, rung, line, since, new Set())),
      );
    default:
      if (chainKinds.some((one) => one === kind)) return chainReasons(kind, at, lines, since);
      if (reviewingKinds.some((one) => one === kind)) return reviewingReasons(kind, at, lines, since);
      return placeReasons(kind, at, lines, since.places);
  }
}

/** Of the rungs those that remind of the call's own deadline. */
const ofCall = (milestones: readonly Milestone[]) =>
  milestones.filter(({ closesAt }) => closesAt === undefined);

/** What was foreseen for an instant that has not come or comes at another time does not come then. */
function dueOr(
  { at: instant = "", count }: ForecastLine,
  at: string,
  since: Since,
  due: (instant: string) => Difference[],
): Difference[] {
  const fate = fateOf(instant, at, since);
  if (fate === "due") return due(instant);
  const moved = since.call.state === "cancelled" ? "callCancelled" : "deadlineMoved";
  return [{ code: fate === "ahead" ? "notDueYet" : moved, params: { at: instant }, count: -count }];
}

/** Rung by rung: those that were foreseen, and those that came instead because the deadline moved. */
function overRungs(
  at: string,
  lines: readonly ForecastLine[],
  since: Since,
  milestones: readonly Milestone[],
  audience: (rung: string, line: ForecastLine | undefined) => Difference[],
): Difference[] {
  const foreseen = new Set(lines.map((line) => line.at));
  const reached = milestones.filter(
    ({ name, state, dueAt }) => isReminder(name) && state === "done" && dueAt > at && !foreseen.has(dueAt),
  );
  const others = new Set(reached.map(({ dueAt }) => dueAt));
  return [
    ...lines.flatMap((line) => dueOr(line, at, since, (rung) => audience(rung, line))),
    ...[...others].flatMap((dueAt) =>
      audience(dueAt, undefined).map(({ count }) => ({
        code: "deadlineMoved",
        params: { at: dueAt },
        count,
      })),
    ),
  ];
}

/** Who held a draft at a rung and was not foreseen, and who was foreseen and held none any more. */
function ofDrafts(at: string, rung: string, line: ForecastLine | undefined, since: Since): Difference[] {
  const submissions = firstSubmissions(since);
  return since.applications.flatMap((application) => {
    // Who has the same address and language is as good as the same: lines name addresses, not applications.
    const before =
      line?.addresses.includes(application.content.contact.email) === true &&
      stateAt(application, at, submissions) === "draft";
    const then = stateAt(application, rung, submissions);
    const isReminded = then === "draft" && isRemindedBy(since, application, rung);
    if (before === isReminded) return [];
    if (isReminded)
      return [one(application.createdAt > at ? "applicationStarted" : "deadlineMoved", 1, { at: rung })];
    return [one(then === "draft" ? "otherDeadline" : codeOf(then), -1, { at: rung })];
  });
}

const codeOf = (state: ReturnType<typeof stateAt>): string =>
  state === "withdrawn" ? "applicationWithdrawn" : "applicationSubmitted";

/** Who followed at an instant and was not foreseen, and who was foreseen and left or began to apply. */
function ofFollowers(
  at: string,
  rung: string,
  line: ForecastLine | undefined,
  { followers }: Since,
  applying: ReadonlySet<string>,
): Difference[] {
  const foreseen = new Set(line?.addresses.map((email) => email.toLowerCase()));
  return followers.flatMap((follower) => {
    const follows = followedAt(follower, rung);
    const isReminded = follows && !applying.has(follower.email);
    if (foreseen.has(follower.email) === isReminded) return [];
    if (isReminded)
      return [one(follower.since > at ? "subscribed" : "applicationWithdrawn", 1, { at: rung })];
    return [one(follows ? "applicationStarted" : "unsubscribed", -1, { at: rung })];
  });
}

/** Drafts lapse each at its own deadline: who lapsed is told so, whenever that was. */
function atTheClose(at: string, lines: readonly ForecastLine[], since: Since): Difference[] {
  const submissions = firstSubmissions(since);
  const isForeseen = lines.length > 0;
  return since.applications.flatMap((application) => {
    const before = isForeseen && stateAt(application, at, submissions) === "draft";
    const lapsed = application.state === "lapsed" && application.lapsedAt > at;
    if (before === lapsed) return [];
    return lapsed ? [one("applicationStarted", 1)] : [one(endOf(application), -1)];
  });
}

function endOf({ state }: Application): string {
  return state === "draft" ? "notDueYet" : codeOf(state === "withdrawn" ? state : "submitted");
}

/** Everybody whose application stands when the decisions are announced gets one. */
function ofDecisions(at: string, lines: readonly ForecastLine[], since: Since): Difference[] {
  const foreseen = lines.reduce((sum, { count }) => sum + count, 0);
  if (!["announced", "running"].includes(since.call.state))
    return [{ code: "notAnnouncedYet", params: {}, count: -foreseen }];
  const submissions = firstSubmissions(since);
  return since.applications.flatMap((application) => {
    const before = stateAt(application, at, submissions) === "submitted";
    if (before === (application.state === "submitted")) return [];
    return before ? [one("applicationWithdrawn", -1)] : [one("applicationSubmitted", 1)];
  });
}
