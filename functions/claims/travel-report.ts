import type { Call } from "../../schemas/call.ts";
import type { Budget, Claim } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { ClaimRow, ReportRow, TravelReport } from "../../schemas/travel-report.ts";
import { compareText } from "../shared/canonical.ts";
import type { Store } from "../shared/store.ts";
import { minorOf, moneyOf } from "./budget.ts";
import { claimNumber, claimsOf } from "./claims.ts";
import { capOf, framesOf, holderOf, travelOf } from "./frames.ts";
import { dayOf } from "./settle-claim.ts";
import { type Traveller, type TravellerDeps, travellerOf } from "./traveller.ts";

interface ReportDeps extends TravellerDeps {
  calls: Store<Call>;
  claims: Store<Claim>;
  exchanges: Store<Exchange>;
  budgets: Store<Budget>;
}

/** A claim that was submitted once, in minor units and with what it belongs to. */
interface Counted {
  claim: Claim;
  place: Traveller;
  exchange: Exchange;
  asked: number;
  notCovered: number;
  /** Which part of the budget it is, and how much of it: a rejected or unsubmitted claim is none. */
  part: "reserved" | "committed" | "paid" | "none";
  due: number;
}

/** What travel has cost: by participant, trip and country, and what of the budget is reserved, committed and paid. */
export const travelReport =
  (deps: ReportDeps) =>
  async (callId: CallId, at: string): Promise<TravelReport> => {
    const call = await deps.calls.get(callId);
    const { budget } = travelOf(call);
    const counted = await countedClaims(deps, call);
    const money = (minor: number) => moneyOf(minor, budget.currency);
    const of = (part: Counted["part"]) => sumOf(counted, (one) => (one.part === part ? one.due : 0));
    const [reserved, committed, paid] = [of("reserved"), of("committed"), of("paid")];
    const grouped = (idOf: (one: Counted) => string, labelOf: (one: Counted) => string) =>
      [...Map.groupBy(counted, idOf)]
        .sort(([a], [b]) => compareText(a, b))
        .flatMap(([id, [first, ...more]]) =>
          first ? [rowOf(id, labelOf(first), [first, ...more], money)] : [],
        );
    const byParticipant = grouped(
      ({ place }) => place.id,
      ({ place }) => place.organisation.name,
    );
    return {
      callId,
      at,
      budget: {
        frame: budget,
        reserved: money(reserved),
        committed: money(committed),
        paid: money(paid),
        free: money(minorOf(budget) - reserved - committed - paid),
      },
      byParticipant: await Promise.all(
        byParticipant.map(async (row) => ({ ...row, capUsed: await capUsed(deps, call, counted, row.id) })),
      ),
      byTrip: grouped(
        ({ exchange }) => exchange.id,
        ({ exchange }) => `${dayOf(exchange)} ${exchange.title}`,
      ),
      byCountry: grouped(
        ({ place }) => place.organisation.country,
        ({ place }) => place.organisation.country,
      ),
      claims: counted
        .map((one) => claimRow(one, money))
        .sort((a, b) => compareText(a.date, b.date) || compareText(a.claim, b.claim)),
    };
  };

async function countedClaims(deps: ReportDeps, call: Call): Promise<Counted[]> {
  const places = new Map<string, Traveller>();
  const exchanges = new Map<string, Exchange>();
  const counted: Counted[] = [];
  for await (const claim of deps.claims.list(claimsOf(call.id))) {
    if (!("settlement" in claim)) continue;
    const { exchangeId, settlement } = claim;
    const holder = holderOf(claim);
    const place = places.get(holder) ?? (await travellerOf(deps, call, claim));
    const exchange = exchanges.get(exchangeId) ?? (await deps.exchanges.get(exchangeId));
    places.set(holder, place);
    exchanges.set(exchangeId, exchange);
    const asked = minorOf(settlement.eligible);
    const notCovered = minorOf(settlement.notCovered);
    counted.push({ claim, place, exchange, asked, notCovered, ...standingOf(claim) });
  }
  return counted;
}

function standingOf(claim: Claim): Pick<Counted, "part" | "due"> {
  if (claim.state === "submitted") return { part: "reserved", due: minorOf(claim.settlement.reimbursed) };
  if (claim.state === "approved" || claim.state === "batched" || claim.state === "returned")
    return { part: "committed", due: minorOf(claim.granted) };
  return claim.state === "paid" ? { part: "paid", due: minorOf(claim.granted) } : { part: "none", due: 0 };
}

function rowOf(
  id: string,
  label: string,
  of: readonly Counted[],
  money: (minor: number) => ClaimRow["due"],
): ReportRow {
  const part = (wanted: Counted["part"]) => money(sumOf(of, (one) => (one.part === wanted ? one.due : 0)));
  return {
    id,
    label,
    claims: of.length,
    asked: money(sumOf(of, ({ asked }) => asked)),
    notCovered: money(sumOf(of, ({ notCovered }) => notCovered)),
    reserved: part("reserved"),
    committed: part("committed"),
    paid: part("paid"),
  };
}

/** What is taken of each cap of a participation: one of its own, or one for each of its people. */
async function capUsed(
  { budgets }: ReportDeps,
  call: Call,
  counted: readonly Counted[],
  travellerId: string,
): Promise<NonNullable<ReportRow["capUsed"]>> {
  const own = counted.filter(({ place }) => place.id === travellerId).map(({ claim }) => claim);
  const holders = new Map(
    own.map((claim) => [
      capOf(call, claim).per === "representative" ? claim.claimant : holderOf(claim),
      claim,
    ]),
  );
  return Promise.all(
    [...holders]
      .sort(([a], [b]) => compareText(a, b))
      .map(async ([holder, claim]) => {
        const held = await budgets.find(framesOf(call, claim).cap.id);
        const of = capOf(call, claim).money;
        return { holder, used: moneyOf(held?.reservedMinor ?? 0, of.currency), of };
      }),
  );
}

function claimRow(one: Counted, money: (minor: number) => ClaimRow["due"]): ClaimRow {
  const { claim, place, exchange, asked, notCovered, due } = one;
  return {
    claim: claimNumber(claim.id),
    participant: place.organisation.name,
    country: place.organisation.country,
    trip: exchange.title,
    date: dayOf(exchange),
    state: claim.state,
    asked: money(asked),
    notCovered: money(notCovered),
    due: money(due),
  };
}

function sumOf(of: readonly Counted[], what: (one: Counted) => number): number {
  return of.reduce((sum, one) => sum + what(one), 0);
}
