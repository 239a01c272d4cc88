import * as z from "zod";

const Catcher = z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() });

/** As much of a state as the lint, the diagrams and the construct need to know. */
export const State = z.looseObject({
  Type: z.enum(["Task", "Choice", "Wait", "Pass", "Succeed", "Fail", "Map", "Parallel"]),
  Comment: z.string().optional(),
  Resource: z.string().optional(),
  Parameters: z.record(z.string(), z.unknown()).optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  HeartbeatSeconds: z.number().optional(),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })).default([]),
  Catch: z.array(Catcher).default([]),
  Choices: z.array(z.looseObject({ Next: z.string() })).default([]),
  Default: z.string().optional(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
});
export type State = z.infer<typeof State>;

export const Workflow = z.looseObject({
  Comment: z.string().optional(),
  QueryLanguage: z.string().optional(),
  StartAt: z.string(),
  TimeoutSeconds: z.number().optional(),
  States: z.record(z.string(), State),
});
export type Workflow = z.infer<typeof Workflow>;

export const parseWorkflow = (text: string): Workflow => Workflow.parse(JSON.parse(text));

/** The `${names}` that a definition leaves open, once each and in order. */
export const placeholdersIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? ""))].sort();

/** Every way out of a state, with what leads there. */
export const exitsOf = (state: State): { to: string; because: string }[] => [
  ...state.Choices.map((choice) => ({ to: choice.Next, because: conditionOf(choice) })),
  ...(state.Default === undefined ? [] : [{ to: state.Default, because: "otherwise" }]),
  ...(state.Next === undefined ? [] : [{ to: state.Next, because: "" }]),
  ...state.Catch.map((each) => ({ to: each.Next, because: each.ErrorEquals.map(errorWord).join(" or ") })),
];

const errorWord = (error: string): string => (error === "States.ALL" ? "any error" : error);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** A choice's test in words: what is compared is the last name of its path. */
const conditionOf = (choice: Record<string, unknown>): string => {
  if (Array.isArray(choice.Or)) return choice.Or.filter(isRecord).map(conditionOf).join(" or ");
  if (Array.isArray(choice.And)) return choice.And.filter(isRecord).map(conditionOf).join(" and ");
  const [operator, operand] = Object.entries(choice).find(([key]) => /Equals$/.test(key)) ?? ["", ""];
  if (operator === "BooleanEquals") return operand === true ? "yes" : "no";
  return String(operand);
};
