import { CreateScheduleCommand, type SchedulerClient } from "@aws-sdk/client-scheduler";
import { SendTaskSuccessCommand, type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { DynamoDBBatchResponse } from "aws-lambda";
import type { Milestone, Operation, TaskAnswer } from "../../schemas/operation.ts";
import { unchanged } from "../shared/change.ts";
import { log, traceOf } from "../shared/log.ts";
import { commit } from "../shared/step.ts";
import { type Store, system } from "../shared/store.ts";
import type { StreamBatch } from "../shared/stream-batch.ts";
import type { Table } from "../shared/table.ts";

export interface DispatchDeps {
  table: Table;
  operations: Store<Operation>;
  answers: Store<TaskAnswer>;
  milestones: Store<Milestone>;
  stepFunctions: SFNClient;
  scheduler: SchedulerClient;
  environment: {
    WORKFLOW_ARN_PREFIX: string;
    SCHEDULE_GROUP: string;
    WAKE_FUNCTION_ARN: string;
    SCHEDULER_ROLE_ARN: string;
  };
  now: () => string;
}

/**
 * Carries out what transactions owe the outside: executions to start, answers to give, timers to set. Records tell only
 * where to look; each act is done from the stored row and is harmless when done twice.
 */
export const dispatch =
  (deps: DispatchDeps) =>
  async (batch: StreamBatch): Promise<DynamoDBBatchResponse> => {
    for (const record of batch.Records) {
      try {
        await carryOut(deps, record.dynamodb.NewImage?.type.S ?? "", record.dynamodb.Keys.pk.S);
      } catch (error) {
        log("error", "dispatch failed", { record: record.eventID, ...traceOf(error) });
        // The rest of the batch comes again from here, in order.
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };

export async function carryOut(deps: DispatchDeps, type: string, id: string): Promise<void> {
  if (type === "operation") await startExecution(deps, id);
  if (type === "answer") await giveAnswer(deps, id);
  if (type === "milestone") await setTimer(deps, id);
}

async function startExecution(deps: DispatchDeps, id: string): Promise<void> {
  const operation = await deps.operations.find(id);
  if (operation?.state !== "requested") return;
  const { callId, subject } = operation;
  try {
    await deps.stepFunctions.send(
      new StartExecutionCommand({
        stateMachineArn: `${deps.environment.WORKFLOW_ARN_PREFIX}${operation.workflow}`,
        name: operation.execution,
        input: JSON.stringify({ callId, operationId: operation.id, subject }),
      }),
    );
  } catch (error) {
    // It runs already, or ran: the name is the proof.
    if (!(error instanceof Error) || error.name !== "ExecutionAlreadyExists") throw error;
  }
  await commit(deps.table, async () => {
    const current = await deps.operations.get(id);
    // A short workflow may have ended before this line.
    if (current.state !== "requested") return unchanged(current);
    const at = deps.now();
    return deps.operations.changed(
      current,
      { ...current, state: "running", startedAt: at },
      "start",
      system(at),
    );
  });
}

async function giveAnswer(deps: DispatchDeps, id: string): Promise<void> {
  const answer = await deps.answers.find(id);
  if (answer?.state !== "owed") return;
  try {
    await deps.stepFunctions.send(
      new SendTaskSuccessCommand({ taskToken: answer.taskToken, output: JSON.stringify(answer.output) }),
    );
  } catch (error) {
    // The workflow has its answer, or has ended: there is nobody left to tell.
    const gone = error instanceof Error && ["TaskTimedOut", "TaskDoesNotExist"].includes(error.name);
    if (!gone) throw error;
  }
  const given = deps.answers.changed(answer, { ...answer, state: "given" }, "give", system(deps.now()));
  await deps.table.transact(given.writes);
}

async function setTimer(deps: DispatchDeps, id: string): Promise<void> {
  const milestone = await deps.milestones.find(id);
  if (milestone?.state !== "ahead") return;
  const { callId, name, round, subject } = milestone;
  // A timer in the past would be refused; the sweeper sees to what is due already.
  if (milestone.dueAt <= deps.now()) return;
  try {
    await deps.scheduler.send(
      new CreateScheduleCommand({
        Name: `${milestone.id}-${round}`.slice(-64),
        GroupName: deps.environment.SCHEDULE_GROUP,
        ScheduleExpression: `at(${milestone.dueAt.slice(0, 19)})`,
        ScheduleExpressionTimezone: "UTC",
        FlexibleTimeWindow: { Mode: "OFF" },
        ActionAfterCompletion: "DELETE",
        Target: {
          Arn: deps.environment.WAKE_FUNCTION_ARN,
          RoleArn: deps.environment.SCHEDULER_ROLE_ARN,
          Input: JSON.stringify({ callId, milestone: name, round, subject }),
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ConflictException") throw error;
  }
}
