import { describe, expect, test } from "vitest";
import * as z from "zod";
import { ofType, resources } from "../support/infra-assembly.ts";
import { handlerOf } from "../support/infra-policies.ts";

const all = await resources();
const alarms = ofType(all, "AWS::CloudWatch::Alarm");
const watched = (metric: string): string[] =>
  alarms
    .map(({ Properties }) => JSON.stringify(Properties))
    .filter((each) => each.includes(`"MetricName":"${metric}"`));

/** Whether an alarm, which lies in a stack of its own, imports something of the resource. */
const names = (text: string, id: string): boolean =>
  new RegExp(`ExportsOutput(Ref|FnGetAtt)${id}`).test(text);

describe("every failure wakes somebody", () => {
  test("each alarm tells one topic, and says in a sentence what it costs a person", () => {
    const [topic, ...others] = ofType(all, "AWS::SNS::Topic");
    expect(others).toEqual([]);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toEqual([{ Ref: topic?.id }]);
      expect(String(Properties.AlarmDescription)).toMatch(/^[A-Z].{25,}\.$/);
    }
    const sentences = alarms.map(({ Properties }) => String(Properties.AlarmDescription));
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences).toContain("A letter was not sent: somebody does not know their decision.");
  });

  test("the errors of each function are watched, or those of the workflow that it is a step of", () => {
    const errors = watched("Errors").join();
    const steps = ofType(all, "AWS::StepFunctions::StateMachine")
      .map(({ Properties }) => JSON.stringify(Properties.DefinitionSubstitutions))
      .join();
    const unwatched = ofType(all, "AWS::Lambda::Function").filter(
      ({ id }) => !names(errors, id) && !steps.includes(`"${id}"`),
    );
    expect(unwatched.map(handlerOf)).toEqual([]);
  });

  test("each state machine raises an alarm when it fails, is late or is aborted", () => {
    for (const metric of ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"]) {
      const found = watched(metric).join();
      for (const { id } of ofType(all, "AWS::StepFunctions::StateMachine")) {
        expect([metric, id, names(found, id)]).toEqual([metric, id, true]);
      }
    }
  });

  test("each dead-letter queue is watched from its first message", () => {
    const depths = watched("ApproximateNumberOfMessagesVisible");
    for (const { id } of ofType(all, "AWS::SQS::Queue")) {
      const found = depths.filter((each) => names(each, id));
      expect([id, found.length]).toEqual([id, 1]);
      expect(found[0]).toContain('"Threshold":0');
    }
  });

  test("silence of the sweeper is a failure, the age of the stream, errors of the API and the mail are watched", () => {
    expect(watched("Invocations")).toEqual([expect.stringContaining('"TreatMissingData":"breaching"')]);
    expect(watched("IteratorAge")).toHaveLength(2);
    expect(watched("5xx")).toHaveLength(1);
    expect(watched("Reputation.BounceRate")).toHaveLength(1);
    expect(watched("Reputation.ComplaintRate")).toHaveLength(1);
  });
});

describe("what goes between", () => {
  const Mapping = z.looseObject({
    FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }),
  });

  test("the stream feeds letters and operations, each with its filter, and keeps what fails", () => {
    const mappings = ofType(all, "AWS::Lambda::EventSourceMapping");
    const filters = mappings.map(({ Properties }) => {
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        ParallelizationFactor: 1,
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
      expect(Number(Properties.MaximumRetryAttempts)).toBeGreaterThan(0);
      const patterns: unknown[] = Mapping.parse(Properties).FilterCriteria.Filters.map(({ Pattern }) =>
        JSON.parse(Pattern),
      );
      return patterns;
    });
    expect(filters).toEqual([
      [{ dynamodb: { NewImage: { type: { S: ["letter"] }, state: { S: ["queued"] } } } }],
      [{ dynamodb: { NewImage: { type: { S: ["operation", "answer", "milestone"] } } } }],
    ]);
  });

  test("the sweeper runs every five minutes, whatever the timers do", () => {
    const schedules = ofType(all, "AWS::Scheduler::Schedule").map(({ Properties }) => Properties);
    expect(schedules).toMatchObject([{ ScheduleExpression: "rate(5 minutes)" }]);
  });

  test("letters leave over TLS, and their fates come back from our configuration set only", () => {
    const [set] = ofType(all, "AWS::SES::ConfigurationSet");
    expect(set?.Properties).toMatchObject({
      Name: "utlysning-dev",
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      ReputationOptions: { ReputationMetricsEnabled: true },
    });
    const [rule] = ofType(all, "AWS::Events::Rule");
    expect(rule?.Properties.EventPattern).toEqual({
      source: ["aws.ses"],
      detail: { mail: { tags: { "ses:configuration-set": ["utlysning-dev"] } } },
    });
  });
});
