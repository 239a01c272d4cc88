import type { CallContent } from "../../schemas/call.ts";
import type { Quota } from "../../schemas/planning/select.ts";
import { SelectInput } from "../../schemas/planning/select.ts";
import type { Reason } from "../../schemas/reason.ts";
import type { Ranked, SelectionContent, SelectionOverride } from "../../schemas/selection.ts";
import { compareText } from "../shared/canonical.ts";
import { own } from "../shared/own.ts";
import { refuse } from "../shared/refusal.ts";
import type { Candidate } from "./candidate.ts";
import { placeOf, quotasOf } from "./quotas.ts";
import { ranking } from "./rules/rank.ts";
import { select } from "./rules/select.ts";

type Limited = Pick<CallContent, "lots" | "tracks" | "selection">;

/**
 * The question that a call puts to the engine. Whom staff selected by override have their seats already: what is left of
 * the seats and the quotas goes to the others. Whom they did not select do not take part.
 */
export function selectInputOf(
  content: Limited,
  above: readonly Candidate[],
  overrides: readonly SelectionOverride[] = [],
): SelectInput {
  const { seats, tieBreak, policy } = content.selection;
  const settled = new Map(overrides.map(({ applicationId, outcome }) => [applicationId, outcome]));
  const taken = above.filter(({ applicationId }) => settled.get(applicationId) === "selected");
  return SelectInput.parse({
    seats: Math.max(0, seats - taken.length),
    policy,
    tieBreak: tieBreak.map((criterion) => ({ by: `mean:${criterion}`, order: "desc" })),
    quotas: quotasOf(content).map((quota) => without(quota, taken)),
    candidates: above.filter(({ applicationId }) => !settled.has(applicationId)).map(asked(tieBreak)),
  });
}

const asked = (tieBreak: readonly string[]) => (candidate: Candidate) => ({
  ...candidate.attributes,
  ...Object.fromEntries(
    tieBreak.map((id) => {
      return [`mean:${id}`, Number(candidate.means.find(({ criterion }) => criterion === id)?.mean ?? 0)];
    }),
  ),
  id: candidate.applicationId,
  score: Number(candidate.score),
});

/** Whether somebody counts in a quota, as the engine sees it. */
export function isCounted({ attribute, value }: Quota, { attributes }: Pick<Ranked, "attributes">): boolean {
  const has = own(attributes, attribute);
  return Array.isArray(has) ? has.includes(String(value)) : has === value;
}

function without(quota: Quota, taken: readonly Candidate[]): Quota {
  const used = taken.filter((one) => isCounted(quota, one)).length;
  const left = (limit: number | undefined) => (limit === undefined ? undefined : Math.max(0, limit - used));
  return { ...quota, min: left(quota.min), max: left(quota.max), target: left(quota.target) };
}

/** The ranking with everybody's outcome and reason, in rank order; those below a threshold after it. */
export async function ranked(
  content: Limited,
  field: readonly Candidate[],
  overrides: readonly SelectionOverride[],
  by: string,
): Promise<Omit<SelectionContent, "awards" | "notAwarded" | "seats">> {
  const settled = new Map(overrides.map((override) => [override.applicationId, override]));
  const able = field.filter(({ failed }) => failed.length === 0);
  const above = field
    .filter(({ failed, applicationId }) => failed.length === 0 || isSelected(settled.get(applicationId)))
    .map((candidate) => asDecided(candidate, settled.get(candidate.applicationId)));
  const input = selectInputOf(content, above, overrides);
  const answer = await select(input);
  if (!answer.feasible)
    return refuse("SelectionInfeasible", {
      quota: answer.conflict.quota,
      shortfall: answer.conflict.shortfall,
    });
  const unsettled = overrides.length === 0 ? answer : await select(selectInputOf(content, able));
  const byRules = new Set(unsettled.feasible ? unsettled.selected : []);
  const selected = new Set(answer.selected);
  for (const { applicationId, outcome } of overrides) if (outcome === "selected") selected.add(applicationId);
  const waiting = new Set(answer.reserve.slice(0, content.selection.reserve));
  const order = ranking({ ...input, candidates: above.map(asked(content.selection.tieBreak)) });
  const candidates = new Map<string, Candidate>(above.map((one) => [one.applicationId, one]));
  const rows = order.flatMap(({ id }, i): Ranked[] => {
    const candidate = candidates.get(id);
    if (candidate === undefined) return [];
    const outcome = selected.has(candidate.applicationId)
      ? "selected"
      : waiting.has(id)
        ? "reserve"
        : "rejected";
    const row = { ...rowOf(candidate), rank: i + 1, outcome } as const;
    const override = settled.get(candidate.applicationId);
    if (override === undefined)
      return [{ ...row, reason: answer.reasons[id] ?? { code: outcome, params: {} } }];
    const instead = byRules.has(id) ? "selected" : "notSelected";
    const applied = field.find((one) => one.applicationId === override.applicationId)?.track;
    return [
      {
        ...row,
        reason: reasonOf(override, i + 1),
        override: {
          by,
          reason: override.reason,
          instead,
          ...(candidate.failed.length > 0 ? { despite: candidate.failed } : {}),
          ...(applied === row.track ? {} : { appliedFor: applied }),
        },
      },
    ];
  });
  const isIn = rows.filter(({ outcome }) => outcome === "selected");
  return {
    ranking: [...rows, ...belowThreshold(field.filter((one) => !isSelected(settled.get(one.applicationId))))],
    unmet: unmetOf(quotasOf(content), isIn),
    unfilled: Math.max(0, content.selection.seats - isIn.length),
    policy: answer.policy,
    otherPolicy: {
      policy: answer.otherPolicy.policy,
      selected: rows
        .map(({ applicationId }) => applicationId)
        .filter((id) => answer.otherPolicy.selected.includes(id) || settled.get(id)?.outcome === "selected"),
    },
  };
}

const isSelected = (override: SelectionOverride | undefined) => override?.outcome === "selected";

/** Somebody who is given a place in another track counts where the place is. */
function asDecided(candidate: Candidate, override: SelectionOverride | undefined): Candidate {
  if (override?.outcome !== "selected" || override.track === undefined) return candidate;
  const { track } = override;
  const place = candidate.lotId === undefined ? "" : placeOf(candidate.lotId, track);
  return { ...candidate, track, attributes: { ...candidate.attributes, track, place } };
}

function reasonOf(override: SelectionOverride, rank: number): Reason {
  const { outcome, reason } = override;
  if (outcome === "rejected") return { code: "rejectedByOverride", params: { rank, reason } };
  const { despite = [], track } = override;
  if (despite.length > 0)
    return { code: "selectedDespiteThreshold", params: { rank, reason, criteria: despite } };
  if (track !== undefined) return { code: "selectedForTrack", params: { rank, reason, track } };
  return { code: "selectedByOverride", params: { rank, reason } };
}

function belowThreshold(field: readonly Candidate[]): Ranked[] {
  return field
    .filter(({ failed }) => failed.length > 0)
    .sort((a, b) => compareText(a.applicationId, b.applicationId))
    .map((candidate) => {
      const reason = { code: "belowThreshold", params: { criteria: candidate.failed } };
      return { ...rowOf(candidate), rank: null, outcome: "belowThreshold", reason };
    });
}

/** Each quota that those who were selected do not meet, overrides included. */
function unmetOf(quotas: readonly Quota[], selected: readonly Ranked[]): SelectionContent["unmet"] {
  return quotas.flatMap((quota): SelectionContent["unmet"] => {
    const count = selected.filter((one) => isCounted(quota, one)).length;
    const facts = { quota: quota.id, count };
    if (count < (quota.min ?? 0)) return [{ ...facts, limit: "min", value: quota.min ?? 0 }];
    if (quota.max !== undefined && count > quota.max) return [{ ...facts, limit: "max", value: quota.max }];
    if (quota.target === undefined || count === quota.target) return [];
    return [{ ...facts, limit: "target", value: quota.target }];
  });
}

function rowOf({ failed: _failed, ...row }: Candidate) {
  return row;
}
