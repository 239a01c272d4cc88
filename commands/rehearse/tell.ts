import { Temporal } from "temporal-polyfill";
import { isIds } from "../../functions/applications/check-answers.ts";
import { compareText } from "../../functions/shared/canonical.ts";
import type { Aftermath, CallAftermath } from "./invariants/invariant.ts";
import { callInvariants, invariants } from "./invariants.ts";
import { RehearsalResult } from "./result.ts";
import type { World } from "./world.ts";

/** What a rehearsal is called, and what of its field is real. */
export interface Title {
  programme: string;
  seed: number;
  field: string;
}

/** The result of a rehearsal of a call, in names instead of ids; the same seed gives the same bytes. */
export function tellOfCall(title: Title, after: CallAftermath, world: World): RehearsalResult {
  const { call, letters, applied } = after;
  if (!("closesAt" in call)) throw new Error("The call has no window.");
  return RehearsalResult.parse({
    ...title,
    call: {
      title: call.content.title.en ?? call.id,
      opensAt: call.opensAt,
      closesAt: call.closesAt,
      zone: call.content.window.zone,
      assumed: call.content.assumed,
    },
    events: world.events,
    applications: {
      ...applicationsOf(after),
      refusedLate: applied.refusedLate,
      receiptsChecked: applied.receipts.size,
    },
    letters: {
      total: letters.length,
      byKind: counted(letters.map(({ kind }) => kind)),
      byState: counted(letters.map(({ state }) => state)),
      byLanguage: counted(letters.map(({ language }) => language)),
      samples: samplesOf(after),
    },
    forecast: forecastOf(after),
    workflows: counted(after.executions.map(({ machine, status }) => `${machine} ${status}`)),
    invariants: callInvariants(after),
  });
}

/** The result of a rehearsal of the whole road. */
export function tell(title: Title, after: Aftermath, world: World): RehearsalResult {
  return RehearsalResult.parse({
    ...tellOfCall(title, after, world),
    reviewing: reviewingOf(after),
    selection: selectionOf(after),
    matching: matchingOf(after),
    claims: claimsOf(after),
    invariants: invariants(after),
  });
}

function dayIn(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

function counted(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}

function applicationsOf({ call, applications, screenings, applied }: CallAftermath) {
  const byId = new Map<string, (typeof applications)[number]>(applications.map((one) => [one.id, one]));
  const ineligible = screenings
    .filter(({ state }) => state === "ineligible")
    .map(({ applicationId, outcomes }) => {
      const { name = "", country = "" } = byId.get(applicationId)?.content.organisation ?? {};
      return { name, country, rules: outcomes.filter(({ passed }) => !passed).map(({ rule }) => rule) };
    })
    .sort((a, b) => compareText(a.name, b.name));
  const { zone } = call.content.window;
  const days = [...applied.receipts.values()].map(({ receivedAt }) => dayIn(receivedAt, zone));
  return {
    byState: counted(applications.map(({ state }) => state)),
    byCountry: counted(applications.map(({ content }) => content.organisation.country)),
    ineligible,
    submittedByDay: counted(days),
  };
}

function reviewingOf({ assignments, reviewed }: Aftermath) {
  const loads = Object.values(
    counted(assignments.filter(({ state }) => state === "reviewed").map(({ reviewerId }) => reviewerId)),
  );
  const { total, bound, optimal, minAppSum } = reviewed.plan;
  return {
    reviewers: reviewed.reviewers,
    reviews: assignments.filter(({ state }) => state === "reviewed").length,
    assignment: { total, bound, optimal, minAppSum },
    loads: { min: Math.min(...loads), max: Math.max(...loads) },
    declined: reviewed.declined,
    conflictsDeclared: reviewed.conflicts,
    substitutes: assignments.filter(({ reason }) => reason.code === "substitute").length,
  };
}

function selectionOf({ selection, decided, applications }: Aftermath) {
  const selected = selection.ranking.filter(({ outcome }) => outcome === "selected");
  const consent = new Set(applications.filter(({ content }) => content.consentToPublish).map(({ id }) => id));
  const named = selected.filter(({ applicationId }) => consent.has(applicationId)).length;
  return {
    ranking: selection.ranking.map(({ rank, name, country, score, outcome, reason }) => ({
      rank,
      name,
      country,
      score,
      outcome,
      reason: reason.code,
    })),
    byOutcome: counted(selection.ranking.map(({ outcome }) => outcome)),
    selectedByCountry: counted(selected.map(({ country }) => country)),
    namedInPublic: named,
    unnamed: selected.length - named,
    withdrawn: decided.withdrawn,
  };
}

function matchingOf({ matching, applications, participations, call }: Aftermath) {
  const answersOf = new Map(
    applications.map(({ id, content }) => [id, content.answers[call.content.matching?.question ?? ""]]),
  );
  const applicationOf = new Map(participations.map(({ id, applicationId }) => [id, applicationId]));
  const pairs = matching.pairs
    .map(({ participationId, name, activity }) => {
      const application = applicationOf.get(participationId);
      const wishes = application === undefined ? undefined : answersOf.get(application);
      const place = isIds(wishes) ? wishes.indexOf(activity ?? "") : -1;
      const title = call.content.activities.find(({ id }) => id === activity)?.title;
      return { twin: name, activity: title, preference: place < 0 ? null : place + 1 };
    })
    .sort((a, b) => compareText(a.twin, b.twin));
  const matched = pairs.flatMap(({ activity, ...pair }) =>
    activity === undefined ? [] : [{ ...pair, activity }],
  );
  return {
    policy: matching.policy,
    matched: matched.length,
    unmatched: pairs.filter(({ activity }) => activity === undefined).map(({ twin }) => twin),
    blockingPairs: matching.blockingPairs,
    byPreference: counted(matched.map(({ preference }) => String(preference ?? "unranked"))),
    pairs: matched,
  };
}

function claimsOf({ claims, claimed, call }: Aftermath) {
  const { budget, currency } = call.content.travel ?? {
    currency: "EUR",
    budget: { amount: "0.00", currency: "EUR" },
  };
  const money = (amount: string) => ({ amount, currency });
  const byId = new Map<string, (typeof claims)[number]>(claims.map((claim) => [claim.id, claim]));
  const rows = claimed.rows.flatMap(({ id, claimant, exchange, claimed: amount }) => {
    const claim = byId.get(id);
    if (claim === undefined || !("settlement" in claim)) return [];
    const { reimbursed, notCovered } = claim.settlement;
    const granted = claim.state === "rejected" ? money("0.00") : reimbursed;
    return [
      { claimant, exchange, claimed: money(amount), reimbursed: granted, notCovered, state: claim.state },
    ];
  });
  const paid = claims.reduce(
    (sum, claim) =>
      claim.state === "paid" ? sum + Math.round(Number(claim.settlement.reimbursed.amount) * 100) : sum,
    0,
  );
  return {
    byState: counted(claims.map(({ state }) => state)),
    rows,
    paid: money((paid / 100).toFixed(2)),
    budget,
  };
}

function forecastOf({ foretold: { forecast, kinds } }: CallAftermath) {
  return {
    foreseen: forecast.lines.reduce((sum, { count }) => sum + count, 0),
    kinds: kinds.map(({ differences, ...one }) => {
      const why = new Map<string, number>();
      for (const { code, count } of differences) why.set(code, (why.get(code) ?? 0) + count);
      return { ...one, why: Object.fromEntries(why) };
    }),
  };
}

/** The first letter of each kind and language, with the mail that it became. */
function samplesOf({ letters, mails }: CallAftermath) {
  const seen = new Map<string, (typeof letters)[number]>();
  const byName = letters.toSorted((a, b) => compareText(a.to.email, b.to.email) || compareText(a.id, b.id));
  for (const letter of byName) {
    const key = `${letter.kind} ${letter.language}`;
    if (!seen.has(key)) seen.set(key, letter);
  }
  return [...seen]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, letter]) => {
      const mail = mails.find(({ id }) => "messageId" in letter && id.includes(letter.messageId));
      if (mail === undefined) return [];
      const { kind, language, to } = letter;
      const html = withoutSecrets(mail.html ?? "");
      return [{ kind, language, to: to.name, at: mail.at, subject: mail.subject, html }];
    });
}

/** Codes that let somebody in are nobody else's; they, and numbers made from them, are others in each run. */
function withoutSecrets(html: string): string {
  return html
    .replaceAll(/[a-z0-9]{25}\.[\w-]{43}/g, "(code)")
    .replaceAll(/letter_[a-z0-9]{25}/g, "letter_(number)");
}
