import { isIds } from "../../functions/applications/check-answers.ts";
import { compareText } from "../../functions/shared/canonical.ts";
import { counted } from "./counted.ts";
import type { Aftermath } from "./invariants/invariant.ts";

/** Who learns from whom, and what the journeys cost. */
export function laterOf(after: Aftermath) {
  return { matching: matchingOf(after), claims: claimsOf(after) };
}

function matchingOf(after: Aftermath) {
  const { matching, applications, participations, call } = after;
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
    again: matchedAgain(after),
  };
}

/** The matching after somebody had left, held against the first. */
function matchedAgain({ left, call }: Aftermath) {
  const { before, again, until } = left;
  const title = (activity: string | null = null) =>
    call.content.activities.find(({ id }) => id === activity)?.title ?? null;
  const had = new Map(before.pairs.map((pair) => [pair.participationId, pair]));
  const has = new Map(again.pairs.map((pair) => [pair.participationId, pair]));
  const changes = [...new Set([...had.keys(), ...has.keys()])].flatMap((id) => {
    const [first, second] = [had.get(id), has.get(id)];
    if (first?.activity === second?.activity) return [];
    const why = second === undefined ? "left" : first === undefined ? "came" : "moved";
    const twin = (second ?? first)?.name ?? "";
    return [{ twin, before: title(first?.activity), after: title(second?.activity), why }];
  });
  const kept = again.pairs.filter((pair) => had.get(pair.participationId)?.activity === pair.activity).length;
  return {
    at: until,
    kept,
    blockingPairs: again.blockingPairs,
    changes: changes.sort((a, b) => compareText(a.twin, b.twin)),
  };
}

function claimsOf({ claims, claimed, call }: Aftermath) {
  const { budget, currency } = call.content.travel ?? {
    currency: "EUR",
    budget: { amount: "0.00", currency: "EUR" },
  };
  const money = (amount: string) => ({ amount, currency });
  const byId = new Map<string, (typeof claims)[number]>(claims.map((claim) => [claim.id, claim]));
  const rows = claimed.rows.flatMap(({ id, claimant, exchange, claimed: amount, written }) => {
    const claim = byId.get(id);
    if (claim === undefined || !("settlement" in claim)) return [];
    const { reimbursed, notCovered } = claim.settlement;
    const isRejected = claim.state === "rejected";
    return [
      {
        claimant,
        exchange,
        claimed: money(amount),
        ...(written ? { written } : {}),
        reimbursed: isRejected ? money("0.00") : reimbursed,
        notCovered: isRejected ? money("0.00") : notCovered,
        state: claim.state,
      },
    ];
  });
  const { report } = claimed;
  if (report === undefined) throw new Error("Nobody asked for the report on travel.");
  return {
    byState: counted(claims.map(({ state }) => state)),
    rows,
    paid: report.budget.paid,
    budget,
    overview: { budget: report.budget, byCountry: report.byCountry },
  };
}
