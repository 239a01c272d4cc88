import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { duplicates, error, unknown, warning } from "./finding.ts";

/** Whether the seats of lots, tracks and the whole agree, and whether the quotas can be met with them. */
export function checkSeats(content: CallContent): Finding[] {
  const { lots, tracks, selection, awards } = content;
  const findings = [...duplicates(lots, "/lots"), ...duplicates(awards, "/awards"), ...checkQuotas(content)];
  lots.forEach((lot, i) => {
    lot.seats.forEach((seats, j) => {
      const at = `/lots/${i}/seats/${j}`;
      findings.push(...unknown(seats.track, tracks, "UnknownTrack", `${at}/track`), ...bounds(seats, at));
    });
  });
  tracks.forEach(({ id, seats }, i) => {
    if (seats === undefined) return;
    const at = `/tracks/${i}/seats`;
    findings.push(...bounds(seats, at));
    const inLots = lots.flatMap((lot) => lot.seats.filter(({ track }) => track === id));
    const sum = inLots.reduce((total, { target }) => total + target, 0);
    if (inLots.length > 0 && sum !== seats.target)
      findings.push(error("SeatsDiffer", at, { track: id, ofTheTrack: seats.target, ofItsLots: sum }));
  });
  const ofTracks = tracks.map(({ seats }) => seats?.target);
  const sum = ofTracks.reduce<number>((total, target) => total + (target ?? 0), 0);
  if (ofTracks.every((target) => target !== undefined) && sum !== selection.seats)
    findings.push(error("SeatsDiffer", "/selection/seats", { seats: selection.seats, ofTheTracks: sum }));
  awards.forEach(({ among }, i) => {
    findings.push(...unknown(among, tracks, "UnknownTrack", `/awards/${i}/among`));
  });
  return findings;
}

function bounds(seats: { target: number; min?: number; max?: number }, at: string): Finding[] {
  const { target, min = 0, max = Number.POSITIVE_INFINITY } = seats;
  return min > target || target > max
    ? [error("QuotaCannotBeMet", at, { target, min, max: seats.max ?? target })]
    : [];
}

function checkQuotas({ selection, tracks, eligibility, lots, registers }: CallContent): Finding[] {
  const questions = tracks.flatMap((track) => track.form);
  const findings = duplicates(selection.quotas, "/selection/quotas");
  const least = new Map<string, number>();
  const countries = eligibility.flatMap((rule) => (rule.rule === "country" ? rule.allowed : []));
  selection.quotas.forEach(({ attribute, value, min = 0, max }, i) => {
    const at = `/selection/quotas/${i}`;
    if (max !== undefined && min > max) findings.push(error("QuotaCannotBeMet", at, { min, max }));
    if (attribute === "lot") findings.push(...unknown(value, lots, "UnknownLot", `${at}/value`));
    const [kind, id = ""] = attribute.split(":", 2);
    if (kind === "register") findings.push(...unknown(id, registers, "UnknownRegister", `${at}/attribute`));
    if (kind === "answer") findings.push(...unknown(id, questions, "UnknownQuestion", `${at}/attribute`));
    if (attribute === "track") findings.push(...unknown(value, tracks, "UnknownTrack", `${at}/value`));
    if (attribute === "country" && min > 0 && countries.length > 0 && !countries.includes(value))
      findings.push(error("QuotaCannotBeMet", `${at}/value`, { attribute, value, min }));
    // Somebody who chose twice may fill two minima with one seat.
    if (kind !== "answer") least.set(attribute, (least.get(attribute) ?? 0) + min);
  });
  for (const [attribute, sum] of least)
    if (sum > selection.seats)
      findings.push(
        error("QuotaCannotBeMet", "/selection/quotas", { attribute, sum, seats: selection.seats }),
      );
  const served = new Map<string, string>();
  lots.forEach(({ id, countries: own }, i) => {
    own.forEach((country, j) => {
      const other = served.get(country);
      if (other !== undefined)
        findings.push(warning("CountryInTwoLots", `/lots/${i}/countries/${j}`, { country, other }));
      served.set(country, id);
    });
  });
  return findings;
}
