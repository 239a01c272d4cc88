import { type ClaimInput, type Finding, finding, type Policy } from "./claim-rules.ts";
import { fromMinor, toMinor } from "./decimal.ts";
import { distanceKm } from "./distance.ts";
import { type converter, digitsOf } from "./rates.ts";
import { type UnitCostTable, unitCostBand } from "./unit-costs.ts";

export interface FlatAmount {
  distanceKm?: number;
  unitCost?: string;
  /** In minor units of the policy's currency; 0 where the method knows no flat amount. */
  minor: bigint;
  findings: Finding[];
}

/** What a trip is worth whatever it cost: the lump sum, or the unit cost of its distance. */
export function flatAmount(
  claim: ClaimInput,
  policy: Policy,
  table: UnitCostTable,
  convert: ReturnType<typeof converter>,
): FlatAmount {
  const km = claim.from && claim.to ? distanceKm(claim.from, claim.to) : undefined;
  const distance = km === undefined ? {} : { distanceKm: km };
  const digits = digitsOf(policy.currency);
  const nothing = (...findings: Finding[]): FlatAmount => ({ ...distance, minor: 0n, findings });

  if (policy.method === "lumpSum")
    return { ...distance, minor: toMinor(policy.lumpSum ?? "0", digits), findings: [] };
  if (policy.method === "actual") return nothing();
  if (!policy.covered.includes("transport"))
    return nothing(finding("error", "kindNotCovered", "", { kind: "transport" }));
  if (km === undefined) return nothing(finding("error", "placesMissing", claim.from ? "/to" : "/from"));

  const band = unitCostBand(table, km);
  if (band === undefined)
    return nothing(
      finding("error", "belowUnitCosts", "/to", { distanceKm: km, fromKm: table[0]?.fromKm ?? 0 }),
    );
  const { date } = claim.exchange;
  const conversion = convert(band.eur, "EUR", date);
  if (conversion === undefined)
    return nothing(
      finding("error", "noRate", "/exchange/date", {
        currency: policy.currency,
        date,
        provider: policy.rateProvider,
      }),
    );
  return {
    ...distance,
    unitCost: fromMinor(conversion.minor, digits),
    minor: conversion.minor,
    findings: [],
  };
}
