import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Clock } from "./clock.ts";
import type { Functions } from "./functions.ts";
import { type JsonObject, objectOf, parseJson, textOf } from "./json.ts";
import { ServiceFault } from "./json-protocol.ts";
import { ScheduleSpec } from "./plan-events.ts";
import { expressionProblem } from "./schedule-expression.ts";
import { type Schedule, type Schedules, scheduleArn } from "./schedules.ts";
import type { Execution } from "./workflow-journal.ts";
import type { Workflows } from "./workflows.ts";

type Reply = { status: number; headers?: Record<string, string>; body: string };

const seconds = (ms: number): number => ms / 1000;

const required = (input: JsonObject, field: string): string => {
  const value = textOf(input[field]);
  if (value === undefined) throw new ServiceFault("ValidationException", `${field} is missing.`);
  return value;
};

const described = (execution: Execution): JsonObject => ({
  executionArn: execution.arn,
  stateMachineArn: execution.machine,
  name: execution.name,
  status: execution.status,
  startDate: seconds(execution.startedAt),
  ...(execution.stoppedAt !== undefined && { stopDate: seconds(execution.stoppedAt) }),
});

/** Step Functions, the operations that functions use. */
const workflowOperations = (workflows: Workflows): Record<string, (input: JsonObject) => JsonObject> => ({
  StartExecution: (input) => {
    const text = textOf(input.input) ?? "{}";
    const execution = workflows.start(required(input, "stateMachineArn"), textOf(input.name), text);
    return { executionArn: execution.arn, startDate: seconds(execution.startedAt) };
  },
  DescribeExecution: (input) => {
    const execution = workflows.describe(required(input, "executionArn"));
    return {
      ...described(execution),
      input: execution.input,
      ...(execution.output !== undefined && { output: execution.output }),
      ...(execution.error !== undefined && { error: execution.error, cause: execution.cause ?? "" }),
    };
  },
  ListExecutions: (input) => {
    const all = workflows.list(required(input, "stateMachineArn")).toReversed();
    const wanted = all.filter(
      ({ status }) => input.statusFilter === undefined || status === input.statusFilter,
    );
    const from = Number(textOf(input.nextToken) ?? 0);
    const size = Number(input.maxResults ?? 0) || 100;
    const rest: JsonObject = wanted.length > from + size ? { nextToken: String(from + size) } : {};
    return { executions: wanted.slice(from, from + size).map(described), ...rest };
  },
  StopExecution: (input) => {
    const stopped = workflows.stop(
      required(input, "executionArn"),
      textOf(input.error) ?? "",
      textOf(input.cause) ?? "",
    );
    return { stopDate: seconds(stopped) };
  },
  SendTaskSuccess: (input) => {
    const output = required(input, "output");
    try {
      parseJson(output);
    } catch {
      throw new ServiceFault("InvalidOutput", "Invalid Output: it is not JSON");
    }
    workflows.answer(required(input, "taskToken"), { output });
    return {};
  },
  SendTaskFailure: (input) => {
    const error = textOf(input.error) ?? "States.TaskFailed";
    workflows.answer(required(input, "taskToken"), { error, cause: textOf(input.cause) ?? "" });
    return {};
  },
  SendTaskHeartbeat: (input) => {
    workflows.heartbeat(required(input, "taskToken"));
    return {};
  },
});

const scheduleAnswer = (schedule: Schedule): JsonObject => ({
  ...objectOf(parseJson(JSON.stringify(schedule.spec))),
  Arn: scheduleArn(schedule.group, schedule.name),
  Name: schedule.name,
  GroupName: schedule.group,
  CreationDate: seconds(schedule.createdAt),
  LastModificationDate: seconds(schedule.changedAt),
});

const scheduleFrom = (
  schedules: Schedules,
  isKnown: (arn: string) => boolean,
  name: string,
  body: JsonObject,
) => {
  const group = textOf(body.GroupName) ?? "default";
  if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name))
    throw new ServiceFault("ValidationException", `Invalid name ${name}.`);
  if (!schedules.hasGroup(group)) {
    throw new ServiceFault("ResourceNotFoundException", `Schedule group ${group} does not exist.`);
  }
  const spec = ScheduleSpec.safeParse(body);
  if (!spec.success)
    throw new ServiceFault("ValidationException", spec.error.issues[0]?.message ?? "Invalid schedule.");
  const { ScheduleExpression: expression, ScheduleExpressionTimezone: zone, Target: target } = spec.data;
  const problem = expressionProblem(expression, zone);
  if (problem !== undefined) throw new ServiceFault("ValidationException", problem);
  if (!isKnown(target.Arn)) throw new ServiceFault("ValidationException", `No such target: ${target.Arn}.`);
  return { name, group, spec: spec.data };
};

/** EventBridge Scheduler, the operations on schedules. */
const answerScheduler = (
  schedules: Schedules,
  isKnown: (arn: string) => boolean,
  method: string,
  url: URL,
  body: JsonObject,
): JsonObject => {
  const name = decodeURIComponent(url.pathname.slice("/schedules/".length));
  const group = url.searchParams.get("groupName") ?? "default";
  if (name === "") {
    const listed = schedules.list(
      url.searchParams.get("ScheduleGroup") ?? undefined,
      url.searchParams.get("NamePrefix") ?? "",
    );
    const from = Number(url.searchParams.get("NextToken") ?? 0);
    const size = Number(url.searchParams.get("MaxResults") ?? 100);
    const rest: JsonObject = listed.length > from + size ? { NextToken: String(from + size) } : {};
    const page = listed.slice(from, from + size).map((each) => {
      const { Arn, Name, GroupName, State = "ENABLED", Target, CreationDate = 0 } = scheduleAnswer(each);
      return { Arn, Name, GroupName, State, Target: { Arn: objectOf(Target).Arn }, CreationDate };
    });
    return objectOf(parseJson(JSON.stringify({ Schedules: page, ...rest })));
  }
  if (method === "GET") return scheduleAnswer(schedules.get(group, name));
  if (method === "DELETE") {
    schedules.remove(group, name);
    return {};
  }
  const plan = scheduleFrom(schedules, isKnown, name, body);
  if (method === "POST") schedules.create(plan);
  else schedules.replace(plan);
  return { ScheduleArn: scheduleArn(plan.group, plan.name) };
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** The services that functions call besides the database, the mailbox and the object store; one port for all. */
export const createServiceEndpoints = (options: {
  workflows: Workflows;
  schedules: Schedules;
  functions: Functions;
  isTarget: (arn: string) => boolean;
  clock: Clock;
}) => {
  const operations = workflowOperations(options.workflows);

  const invokeFunction = async (name: string, isEvent: boolean, payload: string): Promise<Reply> => {
    if (!options.functions.has(name)) {
      throw new ServiceFault("ResourceNotFoundException", `Function not found: ${name}`);
    }
    const work = options.functions.invoke(name, payload === "" ? "{}" : payload);
    if (isEvent) return { status: 202, body: "" };
    const outcome = await work;
    if ("payload" in outcome) return { status: 200, body: outcome.payload };
    const headers = { "x-amz-function-error": "Unhandled" };
    return { status: 200, headers, body: JSON.stringify(outcome.failure) };
  };

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const text = await readBody(request);
    const url = new URL(request.url ?? "/", "http://local");
    const target = request.headers["x-amz-target"];
    if (typeof target === "string") {
      const operation = operations[target.replace("AWSStepFunctions.", "")];
      if (operation === undefined)
        throw new ServiceFault("UnknownOperationException", `${target} does not run locally.`);
      return { status: 200, body: JSON.stringify(operation(objectOf(parseJson(text)))) };
    }
    const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.pathname) ?? [];
    if (name !== undefined) {
      return invokeFunction(
        decodeURIComponent(name),
        request.headers["x-amz-invocation-type"] === "Event",
        text,
      );
    }
    if (url.pathname === "/schedules" || url.pathname.startsWith("/schedules/")) {
      const body = objectOf(text === "" ? {} : parseJson(text));
      const reply = answerScheduler(options.schedules, options.isTarget, request.method ?? "GET", url, body);
      return { status: 200, body: JSON.stringify(reply) };
    }
    throw new ServiceFault(
      "UnknownOperationException",
      `${request.method} ${url.pathname} does not run locally.`,
    );
  };

  const send = (response: ServerResponse, { status, headers, body }: Reply) => {
    response.writeHead(status, {
      "content-type": "application/x-amz-json-1.0",
      date: new Date(options.clock.now()).toUTCString(),
      "x-amzn-requestid": randomUUID(),
      ...headers,
    });
    response.end(body);
  };

  const statusOf: Record<string, number> = { ConflictException: 409, ResourceNotFoundException: 404 };

  return createServer((request, response) => {
    answer(request).then(
      (reply) => send(response, reply),
      (error: unknown) => {
        const code = error instanceof ServiceFault ? error.code : "InternalServerException";
        const message = error instanceof Error ? error.message : String(error);
        const status = error instanceof ServiceFault ? (statusOf[code] ?? 400) : 500;
        const body = JSON.stringify({ __type: code, message, Message: message });
        send(response, { status, headers: { "x-amzn-errortype": code }, body });
      },
    );
  });
};
