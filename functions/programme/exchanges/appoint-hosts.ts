import type { ExchangesAnswer, ExchangesInput, HostRule } from "../../../schemas/planning/exchanges.ts";
import { compareText } from "../../shared/canonical.ts";
import { drawn } from "./draw-hosts.ts";

export type Participant = ExchangesInput["participants"][number];
export type Problem = ExchangesAnswer["problems"][number];
type Appointment = Exclude<HostRule["hosts"], "each">;

/** Participants by id, and the lots they stand in, both in code-unit order. */
export interface Field {
  participants: readonly Participant[];
  lots: readonly string[];
  /** Who was appointed by name, whatever the rule would find; absent where nobody was. */
  appointed?: ExchangesInput["appointed"];
}

/**
 * Who hosts under a rule. Hosting duty hangs on track and award together, never on the track alone (REQUIREMENTS A1).
 * Where too few can be found, those found are appointed and a problem says how many are missing.
 */
export function appointHosts(rule: HostRule, field: Field): { hosts: Participant[]; problems: Problem[] } {
  const candidates = field.participants.filter((participant) => mayHost(participant, rule.host));
  if (rule.hosts === "each") return { hosts: candidates, problems: withoutAnyHost(rule, candidates, field) };

  const { per, volunteers = [] } = rule.hosts;
  const problems: Problem[] = volunteers
    .filter((id) => !candidates.some((candidate) => candidate.id === id))
    .map((id) => ({ code: "volunteerUnfit", params: { rule: rule.id, participant: id } }));
  const hosts: Participant[] = [];
  for (const lot of per === "lot" ? field.lots : [undefined]) {
    const isHere = (one: Participant) => lot === undefined || one.lot === lot;
    const named = field.participants.filter(
      (one) =>
        isHere(one) && field.appointed?.some(({ rule: of, host }) => of === rule.id && host === one.id),
    );
    const chosen = choose(candidates.filter(isHere), named, rule.hosts, rule.id, lot);
    hosts.push(...chosen.hosts);
    if (chosen.problem) problems.push(chosen.problem);
  }
  return { hosts, problems };
}

export function mayHost(participant: Participant, { track, award, withoutAward }: HostRule["host"]): boolean {
  const held = participant.award ?? undefined;
  if (track !== undefined && participant.track !== track) return false;
  if (award !== undefined && held !== award) return false;
  if (withoutAward === true) return held === undefined;
  return typeof withoutAward !== "string" || held !== withoutAward;
}

/** A rule for "each" that finds nobody, in the programme or in one of the lots that it speaks to. */
function withoutAnyHost(rule: HostRule, hosts: readonly Participant[], field: Field): Problem[] {
  if (rule.audience.scope === "programme" || field.lots.length === 0)
    return hosts.length === 0 ? [{ code: "noHost", params: { rule: rule.id } }] : [];
  return field.lots
    .filter((lot) => !hosts.some((host) => host.lot === lot))
    .map((lot) => ({ code: "noHost", params: { rule: rule.id, lot } }));
}

/**
 * Who was appointed by name comes first. Volunteers are taken by id, or by draw where a seed is stated and more offer than are needed. A draw is among the
 * volunteers where any are named, else among all who qualify.
 */
function choose(
  candidates: readonly Participant[],
  appointed: readonly Participant[],
  hosts: Appointment,
  rule: string,
  lot?: string,
) {
  const volunteers = new Set(hosts.volunteers ?? []);
  const onlyVolunteers = hosts.choose === "volunteer" || volunteers.size > 0;
  const pool = candidates.filter(
    ({ id }) =>
      hosts.choose !== "appoint" &&
      (!onlyVolunteers || volunteers.has(id)) &&
      !appointed.some((one) => one.id === id),
  );
  const ids = pool.map(({ id }) => id).sort(compareText);
  const order = hosts.seed === undefined ? ids : drawn(ids, hosts.seed, rule, lot ?? "");
  const called = new Set([...appointed.map(({ id }) => id), ...order].slice(0, hosts.count));
  const where: Problem["params"] = lot === undefined ? { rule } : { rule, lot };
  const problem =
    called.size === hosts.count
      ? undefined
      : {
          code: lacking(hosts, onlyVolunteers),
          params: { ...where, needed: hosts.count, found: called.size },
        };
  return { hosts: [...appointed, ...pool].filter(({ id }) => called.has(id)), problem };
}

function lacking({ choose }: Appointment, onlyVolunteers: boolean): string {
  if (choose === "appoint") return "hostNotAppointed";
  return onlyVolunteers ? "tooFewVolunteers" : "tooFewHosts";
}
