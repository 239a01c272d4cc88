import { ofAgreeing } from "./invariants/agreeing.ts";
import { ofApplying } from "./invariants/applying.ts";
import { ofBlindness } from "./invariants/blindness.ts";
import { ofDeciding } from "./invariants/deciding.ts";
import { ofExchanging } from "./invariants/exchanging.ts";
import { ofTheForecast, ofTheLateForecast } from "./invariants/foretold.ts";
import type { Aftermath, CallAftermath, DecidedAftermath, Invariant } from "./invariants/invariant.ts";
import { ofTheMachinery } from "./invariants/machinery.ts";
import { ofMatching } from "./invariants/matching.ts";
import { ofPaying } from "./invariants/paying.ts";
import { ofReviewing } from "./invariants/reviewing.ts";
import { ofScreening } from "./invariants/screening.ts";
import { ofSuccession } from "./invariants/succession.ts";

/** What must be true of every rehearsal of a call, whatever the seed. */
export function callInvariants(after: CallAftermath): Invariant[] {
  return [...ofApplying(after), ...ofScreening(after), ...ofTheForecast(after), ...ofTheMachinery(after)];
}

/** Of every rehearsal that goes on to the announcement. */
export function decidedInvariants(after: DecidedAftermath): Invariant[] {
  return [
    ...ofApplying(after),
    ...ofReviewing(after),
    ...ofAgreeing(after),
    ...ofBlindness(after),
    ...ofDeciding(after),
    ...ofExchanging(after),
    ...ofTheForecast(after),
    ...ofTheLateForecast(after),
    ...ofTheMachinery(after),
  ];
}

/** What must be true of every rehearsal of the whole road. */
export function invariants(after: Aftermath): Invariant[] {
  return [
    ...ofApplying(after),
    ...ofScreening(after),
    ...ofReviewing(after),
    ...ofAgreeing(after),
    ...ofBlindness(after),
    ...ofDeciding(after),
    ...ofMatching(after),
    ...ofSuccession(after),
    ...ofPaying(after),
    ...ofTheForecast(after),
    ...ofTheLateForecast(after),
    ...ofTheMachinery(after),
  ];
}
