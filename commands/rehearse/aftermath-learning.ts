import { compareText } from "../../functions/shared/canonical.ts";
import { routes } from "../../schemas/routes.ts";
import { counted } from "./counted.ts";
import type { Followed } from "./followed.ts";
import type { DecidedAftermath } from "./invariants/invariant.ts";
import { ofLearning } from "./invariants/learning.ts";
import type { Learned } from "./learning.ts";
import { RehearsalResult } from "./result.ts";
import type { Road } from "./reviewing.ts";

export async function followedOf(
  { world, office, callId }: Road,
  learned: Learned,
  expected: Record<string, string>,
): Promise<Followed> {
  const params = { callId };
  return {
    learned,
    expected,
    deliverables: await world.askAll(office.assistant, routes.listDeliverables, params),
    standing: await world.ask(office.auditor, routes.readGoals, { params }),
  };
}

/** The result with what came after the start, and what must be true of it. */
export function withLearning(
  result: RehearsalResult,
  after: DecidedAftermath,
  followed: Followed,
): RehearsalResult {
  const { deliverables, standing, learned } = followed;
  const { content } = after.call;
  const labelOf = (kind: string) => content.deliverables.find(({ id }) => id === kind)?.label.en ?? kind;
  return RehearsalResult.parse({
    ...result,
    learning: {
      deliverables: Object.entries(
        counted(deliverables.map(({ kind, state }) => `${labelOf(kind)}: ${state}`)),
      )
        .sort(([a], [b]) => compareText(a, b))
        .map(([what, count]) => ({ what, count })),
      goals: standing.goals.map(({ label, counted: isCounted, reached, of, wanted, met }) => ({
        goal: label.en ?? label.sv ?? "",
        counted: isCounted,
        reached,
        of,
        ...(wanted === undefined ? {} : { wanted }),
        ...(met === undefined ? {} : { met }),
      })),
      indicators: standing.indicators.map(({ label, unit, compared, baseline, end, improved }) => ({
        indicator: `${label.en ?? label.sv ?? ""} (${unit})`,
        compared,
        ...(baseline === undefined ? {} : { baseline }),
        ...(end === undefined ? {} : { end }),
        improved,
      })),
      returned: learned.returned,
      owedAtTheEnd: learned.owedAtTheEnd,
    },
    invariants: [...result.invariants, ...ofLearning({ ...after, followed })],
  });
}
