import * as z from "zod";
import type { Fault } from "../../functions/shared/refusal.ts";
import { faultsOfInput } from "./faults-of-input.ts";

/** Checks an input; what passes can be planned. */
export type Engine = (value: unknown) => { faults: Fault[] } | { faults: []; plan: () => unknown };

function engine<S extends z.ZodType>(schema: S, rule: (input: z.output<S>) => unknown): Engine {
  return (value) => {
    const input = schema.safeParse(value);
    if (!input.success) return { faults: faultsOfInput(input.error, value) };
    return { faults: [], plan: () => rule(input.data) };
  };
}

/** The planning rules by the word that the command takes; each loads only what it needs. */
export const engines = {
  assign: async () => {
    const { AssignInput } = await import("../../schemas/planning/assign.ts");
    const { assign } = await import("../../functions/reviewing/assignment/assign.ts");
    return engine(AssignInput, assign);
  },
  select: async () => {
    const { SelectInput } = await import("../../schemas/planning/select.ts");
    const { select } = await import("../../functions/selection/rules/select.ts");
    return engine(SelectInput, select);
  },
  match: async () => {
    const { MatchInput } = await import("../../schemas/planning/match.ts");
    const { match } = await import("../../functions/matching/rules/match.ts");
    return engine(MatchInput, match);
  },
  exchanges: async () => {
    const { ExchangesInput } = await import("../../schemas/planning/exchanges.ts");
    const { planExchanges } = await import("../../functions/programme/exchanges/plan-exchanges.ts");
    return engine(ExchangesInput, planExchanges);
  },
  settle: async () => {
    const { SettleInput } = await import("../../schemas/planning/settle.ts");
    const { settle } = await import("../../functions/claims/settlement/settle.ts");
    return engine(SettleInput, settle);
  },
} as const satisfies Record<string, () => Promise<Engine>>;

export const kinds = [
  "assign",
  "select",
  "match",
  "exchanges",
  "settle",
] as const satisfies (keyof typeof engines)[];
export const Kind = z.enum(kinds);
export type Kind = z.infer<typeof Kind>;
