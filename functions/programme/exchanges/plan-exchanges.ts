import type { ExchangesAnswer, ExchangesInput, HostRule } from "../../../schemas/planning/exchanges.ts";
import { compareText } from "../../shared/canonical.ts";
import { appointHosts, type Field, type Participant, type Problem } from "./appoint-hosts.ts";
import { dateRounds } from "./date-rounds.ts";

interface Duty {
  rule: HostRule;
  host: Participant;
  meeting: number;
  audience: string[];
}

/** What must come before what: openings of the whole programme, the lots' own, their last ones, the programme's last. */
type Phase = 0 | 1 | 2 | 3;

function phaseOf({ audience, when }: HostRule): Phase {
  if (audience.scope === "programme") return when === "last" ? 3 : 0;
  return when === "last" ? 2 : 1;
}

/**
 * Plans who hosts whom from host rules, and when. A host's second meeting comes after every host's first; an
 * exchange for the whole programme belongs to no lot; `last` comes after every other exchange, in all lots. An
 * exchange needs at least two parties (F26): one without an audience is left out and named among the problems.
 */
export function planExchanges(input: ExchangesInput): ExchangesAnswer {
  const field: Field = {
    participants: input.participants.toSorted((a, b) => compareText(a.id, b.id)),
    lots: [...new Set(input.participants.map(({ lot }) => lot))].sort(compareText),
    ...(input.appointed === undefined ? {} : { appointed: input.appointed }),
  };
  const problems: Problem[] = [];
  const duties: Duty[] = [];
  for (const rule of input.hostRules.toSorted((a, b) => compareText(a.id, b.id))) {
    const appointed = appointHosts(rule, field);
    problems.push(...appointed.problems);
    for (const host of appointed.hosts) {
      const audience = audienceOf(rule, host, field);
      if (audience.some((id) => id !== host.id))
        for (let meeting = 1; meeting <= rule.meetings; meeting += 1)
          duties.push({ rule, host, meeting, audience });
      else problems.push({ code: "emptyAudience", params: { rule: rule.id, host: host.id } });
    }
  }

  const { exchanges, firstOfLast } = inSequence(duties, field.lots);
  if (input.calendar) {
    const rounds = exchanges.reduce((most, { sequence }) => Math.max(most, sequence), 0);
    const dates = dateRounds(rounds, input.calendar, firstOfLast);
    for (const exchange of exchanges) {
      const date = dates[exchange.sequence - 1];
      if (date !== undefined) exchange.date = date;
    }
    const undated = exchanges.filter(({ date }) => date === undefined).map(({ id }) => id);
    if (undated.length > 0)
      problems.push({
        code: "calendarTooShort",
        params: { needed: rounds, fitting: dates.length, undated: undated.sort(compareText) },
      });
  }

  return {
    exchanges: exchanges.sort((a, b) => compareText(a.id, b.id)),
    perLot: Object.fromEntries(
      field.lots.map((lot) => [lot, exchanges.filter((one) => one.lot === lot).length]),
    ),
    total: exchanges.length,
    problems: problems.sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))),
  };
}

/** Whom a host receives under a rule. */
export function audienceOf(
  { audience }: HostRule,
  host: Participant,
  field: Pick<Field, "participants">,
): string[] {
  return field.participants
    .filter(({ lot }) => audience.scope === "programme" || lot === host.lot)
    .filter(({ track }) => audience.track === undefined || track === audience.track)
    .map(({ id }) => id)
    .filter((id) => !audience.excludeHost || id !== host.id);
}

/** Numbers the exchanges of each network, and says which numbers open a phase that must be strictly later. */
function inSequence(duties: readonly Duty[], lots: readonly string[]) {
  const exchanges: ExchangesAnswer["exchanges"] = [];
  const firstOfLast = new Set<number>();
  let programme = 0;
  const reached = new Map(lots.map((lot) => [lot, 0]));
  for (const phase of [0, 1, 2, 3] as const) {
    const here = duties.filter(({ rule }) => phaseOf(rule) === phase).sort(byRound);
    if (here.length === 0) continue;
    const start = Math.max(programme, ...reached.values());
    if (phase >= 2) firstOfLast.add(start);
    for (const lot of lots) reached.set(lot, start);
    programme = start;
    for (const { rule, host, meeting, audience } of here) {
      const wide = rule.audience.scope === "programme";
      const sequence = 1 + (wide ? programme : (reached.get(host.lot) ?? 0));
      if (wide) programme = sequence;
      else reached.set(host.lot, sequence);
      const id = [wide ? "programme" : host.lot, rule.id, host.id, String(meeting)].map(idPart).join("/");
      exchanges.push({ id, rule: rule.id, lot: wide ? null : host.lot, host: host.id, audience, sequence });
    }
  }
  return { exchanges, firstOfLast };
}

function byRound(a: Duty, b: Duty): number {
  return a.meeting - b.meeting || compareText(a.rule.id, b.rule.id) || compareText(a.host.id, b.host.id);
}

/** The rule that a planned exchange comes from, by the id that it got there. */
export function ruleOfDuty(hostRules: readonly HostRule[], duty: string): HostRule | undefined {
  return hostRules.find(({ id }) => idPart(id) === duty.split("/")[1]);
}

/** Ids are joined by a slash; one inside a part is written `%2F`, so that two exchanges never share an id. */
function idPart(part: string): string {
  return part.replaceAll("%", "%25").replaceAll("/", "%2F");
}
