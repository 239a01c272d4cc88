import * as z from "zod";
import { type Assembly, ofType, read } from "./assembly.ts";
import { type JsonObject, LocalHostError, objectOf, parseJson } from "./json.ts";
import { expressionProblem } from "./schedule-expression.ts";

const JsonRecord = z.record(z.string(), z.json());
const DeadLetterConfig = z.object({ Arn: z.string().optional() }).optional();
const RetryPolicy = z.object({ MaximumRetryAttempts: z.coerce.number().optional() }).optional();

const Mapping = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().default(100),
  ParallelizationFactor: z.coerce.number().default(1),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.string()).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })).default([]) }).optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});
export type MappingPlan = {
  id: string;
  streamArn: string;
  functionArn: string;
  batchSize: number;
  lanes: number;
  /** -1 means until the record expires; here, a hundred times, so that a poisoned record ends in sight. */
  retries: number;
  isBisecting: boolean;
  reportsItemFailures: boolean;
  filters: JsonObject[];
  deadLetterArn: string | undefined;
};

const Target = z.object({
  Arn: z.string(),
  Input: z.string().optional(),
  DeadLetterConfig,
  RetryPolicy,
});
export const ScheduleSpec = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().optional(),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  StartDate: z.union([z.string(), z.number()]).optional(),
  EndDate: z.union([z.string(), z.number()]).optional(),
  ActionAfterCompletion: z.enum(["NONE", "DELETE"]).default("NONE"),
  Description: z.string().optional(),
  FlexibleTimeWindow: JsonRecord.optional(),
  Target: z.looseObject(Target.shape),
});
export type ScheduleSpec = z.infer<typeof ScheduleSpec>;
const Schedule = ScheduleSpec.extend({ GroupName: z.string().default("default") });
export type SchedulePlan = { name: string; group: string; spec: ScheduleSpec };

const Rule = z.object({
  EventPattern: JsonRecord.optional(),
  ScheduleExpression: z.string().optional(),
  EventBusName: z.string().optional(),
  State: z.string().default("ENABLED"),
  Targets: z.array(z.looseObject(Target.shape)).default([]),
});
export type RulePlan = { name: string; pattern: JsonObject; targets: z.infer<typeof Target>[] };

const EventDestination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }).optional(),
  }),
});

const mappingsFrom = (assembly: Assembly): MappingPlan[] =>
  ofType(assembly, "AWS::Lambda::EventSourceMapping").flatMap((resource) => {
    const mapping = read(Mapping, resource);
    if (!mapping.Enabled) return [];
    return {
      id: `${resource.stack}/${resource.logicalId}`,
      streamArn: mapping.EventSourceArn,
      functionArn: mapping.FunctionName,
      batchSize: mapping.BatchSize,
      lanes: mapping.ParallelizationFactor,
      retries: mapping.MaximumRetryAttempts < 0 ? 100 : mapping.MaximumRetryAttempts,
      isBisecting: mapping.BisectBatchOnFunctionError,
      reportsItemFailures: mapping.FunctionResponseTypes.includes("ReportBatchItemFailures"),
      filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => objectOf(parseJson(Pattern))),
      deadLetterArn: mapping.DestinationConfig?.OnFailure?.Destination,
    };
  });

const refuseExpression = (name: string, expression: string) => {
  const problem = expressionProblem(expression);
  if (problem !== undefined) throw new LocalHostError(`Schedule ${name}: ${problem}`);
};

export const readEvents = (assembly: Assembly) => {
  const schedules = ofType(assembly, "AWS::Scheduler::Schedule").map((resource): SchedulePlan => {
    const { GroupName, ...spec } = read(Schedule, resource);
    refuseExpression(resource.name, spec.ScheduleExpression);
    return { name: resource.name, group: GroupName, spec };
  });
  const rules: RulePlan[] = [];
  for (const resource of ofType(assembly, "AWS::Events::Rule")) {
    const rule = read(Rule, resource);
    if (rule.State !== "ENABLED") continue;
    if (rule.Targets.some((target) => "InputTransformer" in target || "InputPath" in target)) {
      throw new LocalHostError(
        `Rule ${resource.name} transforms its input, which the local host does not do.`,
      );
    }
    if (rule.EventPattern !== undefined) {
      rules.push({ name: resource.name, pattern: rule.EventPattern, targets: rule.Targets });
    }
    const expression = rule.ScheduleExpression;
    if (expression === undefined) continue;
    refuseExpression(resource.name, expression);
    for (const [index, target] of rule.Targets.entries()) {
      const spec = ScheduleSpec.parse({ ScheduleExpression: expression, Target: target });
      schedules.push({ name: `${resource.name}.${index}`, group: "rules", spec });
    }
  }
  const scheduleGroups = [
    "default",
    ...ofType(assembly, "AWS::Scheduler::ScheduleGroup").map(({ name }) => name),
  ];
  const configurationSets = new Map<string, Set<string>>(
    ofType(assembly, "AWS::SES::ConfigurationSet").map(({ name }) => [name, new Set()]),
  );
  for (const resource of ofType(assembly, "AWS::SES::ConfigurationSetEventDestination")) {
    const { ConfigurationSetName, EventDestination: destination } = read(EventDestination, resource);
    if (!destination.Enabled || destination.EventBridgeDestination === undefined) continue;
    const reported = configurationSets.get(ConfigurationSetName);
    for (const type of destination.MatchingEventTypes) reported?.add(type.toLowerCase());
  }
  return { mappings: mappingsFrom(assembly), schedules, rules, scheduleGroups, configurationSets };
};
