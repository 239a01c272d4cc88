import { type Approval, SubjectKind } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { ForecastComparison, ForecastLine } from "../../schemas/forecast.ts";
import { silentAt } from "../approvals/chain.ts";
import { type Due, occasionsOf } from "../approvals/occasions.ts";
import { officeLanguage } from "../calls/titled.ts";
import { compareText } from "../shared/canonical.ts";
import { spokenTime } from "../shared/zone.ts";
import type { LetterKind } from "./facts.ts";

type About = Approval["subjectKind"];
type Difference = ForecastComparison["differences"][number];

/** A letter of a chain: written by it, or to come if nobody speaks any more. */
interface ChainLetter {
  kind: LetterKind;
  addresses: string[];
  at?: string;
  said: boolean;
}

export const chainKinds: readonly LetterKind[] = [
  "approval-requested",
  "comments-requested",
  "approval-reminder",
  "approval-overdue",
  "opening-blocked",
  "approval-circulated",
  "approval-settled",
];
/** Payments and reports come before a chain as often as people put them there: which of them will is not foreseen. */
const isOften = (about: About): boolean => about === "batch" || about === "report";
const aboutsOf = ({ content }: Call): About[] =>
  SubjectKind.options.filter((about) => !isOften(about) || content.approvals[about].length > 0);

/** The letters of the chains ahead of a call, and of one that is under way: the steps to come, and who is late by when. */
export function chainLines(call: Call, approvals: readonly Approval[]): ForecastLine[] {
  const { zone } = call.content.window;
  return aboutsOf(call).flatMap((about) => {
    const under = approvals.filter(({ subjectKind, state }) => subjectKind === about && state === "pending");
    const letters =
      under.length > 0
        ? under.flatMap((one) => lettersOfChain(call, one)).filter(({ said }) => !said)
        : isAhead(call, about, approvals)
          ? lettersAhead(call, call.content.approvals[about], 0)
          : [];
    const groups = Map.groupBy(letters, ({ kind, at = "" }) => `${kind} ${at}`);
    const present = [...groups.values()].flatMap((same): ForecastLine[] => {
      const [first] = same;
      if (first === undefined) return [];
      return [lineOf(call, about, first.kind, same, first.at === undefined ? {} : whenOf(first.at, zone))];
    });
    // A kind of which none is foreseen is named all the same: that it came will have to be explained.
    const named = new Set(present.map(({ kind }) => kind));
    const absent = chainKinds.filter((kind) => !named.has(kind));
    return [...present, ...absent.map((kind) => lineOf(call, about, kind, [], {}))];
  });
}

const whenOf = (at: string, zone: string) => ({ at, atLocal: spokenTime(at, zone, "en") });

function lineOf(
  call: Call,
  about: About,
  kind: LetterKind,
  letters: readonly ChainLetter[],
  when: { at?: string; atLocal?: string },
): ForecastLine {
  const addresses = letters.flatMap((letter) => letter.addresses).sort(compareText);
  const isOffice = ["approval-overdue", "opening-blocked", "approval-circulated", "approval-settled"];
  return {
    kind,
    ...when,
    to: isOffice.includes(kind) ? "office" : "approvers",
    about,
    count: addresses.length,
    byLanguage: addresses.length > 0 ? { [officeLanguage(call)]: addresses.length } : {},
    addresses,
    dependsOn: ["chainRequested", "stepDecided", "chainReturned", "addressSuppressed"],
  };
}

/** Whether a chain is still to be asked: its object has not been approved, and its call may come to it. */
function isAhead(call: Call, about: About, approvals: readonly Approval[]): boolean {
  const isApproved = approvals.some(
    ({ subjectKind, state }) => subjectKind === about && state === "approved",
  );
  if (isApproved || call.state === "cancelled" || call.state === "running") return false;
  if (isOften(about)) return false;
  if (about === "call") return call.state === "draft";
  if (about === "selection") return call.state !== "announced";
  return call.content.matching !== undefined;
}

/** What a chain of these steps writes if each is decided in time, from one step on. */
function lettersAhead(call: Call, steps: Approval["steps"], from: number): ChainLetter[] {
  const office = [call.content.contact.email];
  const said = false;
  return [
    ...steps.slice(from).flatMap((step): ChainLetter[] =>
      step.kind === "circulation"
        ? [
            { kind: "comments-requested", addresses: distinct(step.readers.map(({ email }) => email)), said },
            { kind: "approval-circulated", addresses: office, said },
          ]
        : [{ kind: "approval-requested", addresses: [step.email], said }],
    ),
    ...(steps.length > 0 ? [{ kind: "approval-settled" as const, addresses: office, said }] : []),
  ];
}

/** Every letter of a chain that was asked: those it says it has written, and those to come. */
function lettersOfChain(call: Call, approval: Approval): ChainLetter[] {
  const office = [call.content.contact.email];
  const reached = approval.verdicts.length;
  const isPending = approval.state === "pending";
  const asked = approval.steps.slice(0, reached + 1).flatMap((_, index) => {
    const then = {
      ...approval,
      state: "pending" as const,
      verdicts: approval.verdicts.slice(0, index),
      told: [],
    };
    return occasionsOf(then).flatMap((due): ChainLetter[] => {
      const said = approval.told.includes(due.key) && !approval.passedOver.includes(due.key);
      const isToCome = isPending && index === reached && !approval.told.includes(due.key);
      return said || isToCome ? [{ ...occasionLetter(call, approval, index, due), said }] : [];
    });
  });
  const circulated = approval.verdicts.flatMap(({ at }, index): ChainLetter[] =>
    approval.steps[index]?.kind === "circulation"
      ? [{ kind: "approval-circulated", addresses: office, at, said: true }]
      : [],
  );
  const once = oncePerKey(asked);
  if (approval.state !== "pending")
    return [
      ...once,
      ...circulated,
      { kind: "approval-settled", addresses: office, at: approval.decidedAt, said: true },
    ];
  const after = lettersAhead(call, approval.steps, reached + 1);
  const isCirculating = approval.steps[reached]?.kind === "circulation";
  const over: ChainLetter[] = isCirculating
    ? [{ kind: "approval-circulated", addresses: office, said: false }]
    : [];
  const settled: ChainLetter[] =
    after.length > 0 ? [] : [{ kind: "approval-settled", addresses: office, said: false }];
  return [...once, ...circulated, ...over, ...after, ...settled];
}

/** That the object is needed is reported once, whichever step holds it up. */
function oncePerKey(letters: readonly ChainLetter[]): ChainLetter[] {
  const [blocked, others] = [
    letters.filter(({ kind }) => kind === "opening-blocked"),
    letters.filter(({ kind }) => kind !== "opening-blocked"),
  ];
  return [...others, ...blocked.slice(0, 1)];
}

function occasionLetter(
  call: Call,
  approval: Approval,
  index: number,
  { occasion, at }: Due,
): Omit<ChainLetter, "said"> {
  const step = approval.steps[index];
  const office = call.content.contact.email;
  if (step === undefined || occasion === "blocked")
    return { kind: "opening-blocked", addresses: [office], at };
  if (step.kind === "circulation") {
    const before = { comments: approval.comments.filter((comment) => comment.at < at) };
    const silent = distinct(silentAt(before, step, index).map(({ email }) => email));
    return { kind: occasion === "ask" ? "comments-requested" : "approval-reminder", addresses: silent, at };
  }
  if (occasion === "ask") return { kind: "approval-requested", addresses: [step.email], at };
  if (occasion === "overdue") return { kind: "approval-overdue", addresses: [step.escalateTo ?? office], at };
  const deputies = occasion === "due" ? step.deputies.flatMap(({ email }) => (email ? [email] : [])) : [];
  return { kind: "approval-reminder", addresses: distinct([step.email, ...deputies]), at };
}

const distinct = (emails: readonly string[]): string[] => [
  ...new Map(emails.map((email) => [email.toLowerCase(), email])).values(),
];

/** Why there were more letters of chains, or fewer: counted from the chains and what was said in them. */
export function chainReasons(
  kind: string,
  at: string,
  lines: readonly ForecastLine[],
  { call, approvals }: { call: Call; approvals: readonly Approval[] },
): Difference[] {
  return aboutsOf(call).flatMap((about) => {
    const ofChain = lines.filter((line) => line.about === about);
    const foreseen = ofChain.reduce((sum, { count }) => sum + count, 0);
    // What was due at the forecast's own instant or before, and not said by then, came after it.
    const owed = new Set(ofChain.map((line) => line.at));
    const chains = approvals
      .filter((one) => one.subjectKind === about && (one.state === "pending" || one.decidedAt > at))
      .sort((a, b) => compareText(a.requestedAt, b.requestedAt));
    const underWay = isOften(about)
      ? chains.filter(({ requestedAt }) => requestedAt <= at)
      : chains.slice(0, 1);
    const again = chains.filter((one) => !underWay.includes(one));
    const [first] = underWay;
    const isSince = (instant: string) => instant > at || owed.has(instant);
    const count = underWay.reduce((sum, one) => sum + written(call, one, kind, isSince), 0);
    const reason = { code: reasonOf(kind, first, count - foreseen), params: { about } };
    return [
      ...(reason.code === undefined ? [] : [{ ...reason, code: reason.code, count: count - foreseen }]),
      ...again.map((one) => ({
        code: isOften(about) ? "chainRequested" : "askedAgain",
        params: { about },
        count: written(call, one, kind, isSince),
      })),
    ];
  });
}

function written(
  call: Call,
  approval: Approval,
  kind: string,
  isSince: (instant: string) => boolean,
): number {
  return lettersOfChain(call, approval)
    .filter((letter) => letter.kind === kind && letter.said && isSince(letter.at ?? ""))
    .reduce((sum, { addresses }) => sum + addresses.length, 0);
}

/** What explains that the first chain after a forecast wrote more or fewer; a chain that was approved as foreseen has no excuse. */
function reasonOf(kind: string, chain: Approval | undefined, difference: number): string | undefined {
  if (chain === undefined) return "notAskedYet";
  if (chain.state === "pending") return "notDueYet";
  if (chain.state === "returned" || chain.state === "expired") return chain.state;
  const isOfTheLate = ["approval-reminder", "approval-overdue", "opening-blocked"].includes(kind);
  if (!isOfTheLate) return undefined;
  return difference > 0 ? "decidedLate" : "decidedInTime";
}
