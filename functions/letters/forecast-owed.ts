import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { ForecastLine } from "../../schemas/forecast.ts";
import type { Host } from "../../schemas/host.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { officeLanguage } from "../calls/titled.ts";
import { isTermRung } from "../claims/claim-terms.ts";
import { claimId } from "../claims/claims.ts";
import { holderOf } from "../claims/frames.ts";
import { type Done, missingOf } from "../learning/dues.ts";
import { dueOf, isOwedRung } from "../learning/owed-ladder.ts";
import type { LetterKind } from "./facts.ts";
import type { Reader } from "./forecast.ts";
import { type Comes, foreseen } from "./forecast-line.ts";

/** What participants have done, and what of their meetings and claims is open. */
export interface OwedFacts {
  milestones: readonly Milestone[];
  places: readonly Participation[];
  done: Done;
  exchanges: readonly Exchange[];
  claims: readonly Claim[];
  hosts: readonly Host[];
}

/** Reminders of outputs, plans and measurements to those who owe them now, and of claims to those who were there and have made none. */
export function owedLines(call: Call, facts: OwedFacts): ForecastLine[] {
  const ahead = facts.milestones.filter(({ state }) => state === "ahead");
  const office = officeOf(call);
  const owed = ahead.flatMap((milestone): Comes[] => {
    const due = isOwedRung(milestone.name) ? dueOf(call.content, milestone) : undefined;
    if (due === undefined) return [];
    const owing = facts.places.flatMap((place) =>
      place.state === "confirmed" && missingOf(due, place, facts.done) > 0 ? [place.contact] : [],
    );
    const { dueAt: at } = milestone;
    if (milestone.name !== "owed-escalated") return [{ kind: "owed-reminder", at, readers: owing }];
    return owing.length === 0 ? [] : [{ kind: "owed-overdue", at, readers: [office] }];
  });
  const claimed = ahead.flatMap((milestone): Comes[] =>
    isTermRung(milestone.name)
      ? [{ kind: "claim-due", at: milestone.dueAt, readers: outstanding(milestone, facts) }]
      : [],
  );
  const [toOffice, toThem] = [
    owed.filter(({ kind }) => kind === "owed-overdue"),
    owed.filter(({ kind }) => kind === "owed-reminder"),
  ];
  return [
    ...foreseen(call, toThem, "participants", ["handedIn", "placeWithdrawn", "addressSuppressed"]),
    ...foreseen(call, toOffice, "office", ["handedIn", "placeWithdrawn", "addressSuppressed"]),
    ...foreseen(call, claimed, "participants", ["claimSubmitted", "addressSuppressed"]),
  ];
}

/** Who would be reminded of a term now: each who has begun a claim, and once those of a participant who have begun none. */
function outstanding({ subject }: Milestone, { exchanges, claims, places, hosts }: OwedFacts): Reader[] {
  const byId = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));
  const isOpen = ({ state }: Claim) => state === "draft" || state === "changesRequested";
  const alone = byId.get(subject ?? "");
  if (alone !== undefined) return isOpen(alone) ? [alone.content.contact] : [];
  const exchange = exchanges.find(({ id }) => id === subject);
  if (exchange?.state !== "held") return [];
  return [...Map.groupBy(exchange.attendance, holderOf)].flatMap(([holder, here]) => {
    const mine = here.map(({ representative }) => byId.get(claimId(holder, representative, exchange.id)));
    const begun = mine.flatMap((claim) => (claim && isOpen(claim) ? [claim.content.contact] : []));
    const contact =
      places.find(({ id }) => id === holder)?.contact ?? hosts.find(({ id }) => id === holder)?.contacts[0];
    return mine.includes(undefined) && contact ? [...begun, contact] : begun;
  });
}

const words: Partial<Record<Milestone["name"], LetterKind>> = {
  "reviews-late": "reviews-overdue",
  "consensus-late": "consensus-unsettled",
  objection: "objection-due",
  report: "report-drawn-up",
};

/** What the office will be told on its day if nobody acts before: of late reviews, a consensus that is none, an objection, a report. */
export function officeLines(
  call: Call,
  milestones: readonly Milestone[],
  isReviewOwed: boolean,
): ForecastLine[] {
  const coming = milestones.flatMap(({ name, state, dueAt: at }): Comes[] => {
    const kind = words[name];
    if (kind === undefined || state !== "ahead" || (kind === "reviews-overdue" && !isReviewOwed)) return [];
    return [{ kind, at, readers: [officeOf(call)] }];
  });
  return foreseen(call, coming, "office", ["reviewHandedIn", "objectionDecided", "addressSuppressed"]);
}

function officeOf(call: Call): Reader {
  return { email: call.content.contact.email, language: officeLanguage(call) };
}
