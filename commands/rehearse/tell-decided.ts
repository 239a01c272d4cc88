import { counted } from "./counted.ts";
import type { DecidedAftermath } from "./invariants/invariant.ts";

/** What the reviews and the selection became, in names instead of ids. */
export function decidedOf(after: DecidedAftermath) {
  const { at, phases } = after.reviewed.underWay;
  const numbers = { underWay: { at, phases }, scores: after.numbers.scores };
  return { numbers, reviewing: reviewingOf(after), selection: selectionOf(after) };
}

function reviewingOf({ assignments, reviewed, call, consensuses }: DecidedAftermath) {
  const loads = Object.values(
    counted(assignments.filter(({ state }) => state === "reviewed").map(({ reviewerId }) => reviewerId)),
  );
  const { total, bound, optimal, minAppSum } = reviewed.plan;
  const written = consensuses.filter(({ state }) => state === "agreed");
  const together = { written: written.length, dissents: written.flatMap(({ dissents }) => dissents).length };
  return {
    reviewers: reviewed.reviewers,
    reviews: assignments.filter(({ state }) => state === "reviewed").length,
    assignment: { total, bound, optimal, minAppSum },
    loads: { min: Math.min(...loads), max: Math.max(...loads) },
    declined: reviewed.declined,
    conflictsDeclared: reviewed.conflicts,
    substitutes: assignments.filter(({ reason }) => reason.code === "substitute").length,
    ...(call.content.reviewing.consensus === undefined ? {} : { together }),
  };
}

function selectionOf({ selection, decided, applications, participations, call }: DecidedAftermath) {
  const selected = selection.ranking.filter(({ outcome }) => outcome === "selected");
  const held = participations.filter(({ state }) => state === "confirmed" || state === "offered");
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
    places: counted(held.flatMap(({ lotId, track }) => (lotId && track ? [`${lotId}/${track}`] : []))),
    seats: selection.seats ?? {
      planned: call.content.selection.seats,
      decided: call.content.selection.seats,
    },
    confirmed: participations.filter(({ state }) => state === "confirmed").length,
    measures: decided.measures,
    awards: selection.awards.flatMap(({ award, applicationId }) => {
      const row = selection.ranking.find((one) => one.applicationId === applicationId);
      const label = call.content.awards.find(({ id }) => id === award)?.label.en ?? award;
      return row === undefined ? [] : [{ award: label, name: row.name, country: row.country }];
    }),
    namedInPublic: named,
    unnamed: selected.length - named,
    withdrawn: decided.withdrawn,
  };
}
