import { z } from "zod";
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

const AnySchema = z.instanceof(z.ZodType);
const AnyRule = z.custom<(input: unknown) => Promise<unknown>>((value) => typeof value === "function");

/** An engine by the names of its modules, loaded only when that kind is asked for. */
async function loaded(schemas: string, input: string, rules: string, rule: string): Promise<Engine> {
  const types: unknown = await import(schemas);
  const module: unknown = await import(rules);
  return engine(
    z.object({ [input]: AnySchema }).parse(types)[input] ?? z.never(),
    z.object({ [rule]: AnyRule }).parse(module)[rule] ?? (() => undefined),
  );
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
  match: () =>
    loaded(
      "../../schemas/planning/match.ts",
      "MatchInput",
      "../../functions/matching/rules/match.ts",
      "match",
    ),
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
