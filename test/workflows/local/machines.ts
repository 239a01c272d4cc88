import { runStep } from "../../support/local-app.ts";

const token = "arn:aws:states:::lambda:invoke.waitForTaskToken";
const end = { End: true };
const byPath = { "name.$": "$.name", "fail.$": "$.fail", "until.$": "$.until" };

/** The machines of the workflow tests: each shows one thing that the interpreter or the host must do. */
export const machines = {
  Waits: {
    StartAt: "First",
    States: {
      First: runStep({ name: "first" }, { ResultPath: "$.first", Next: "Until the date" }),
      "Until the date": { Type: "Wait", TimestampPath: "$.date", Next: "Until later" },
      "Until later": { Type: "Wait", SecondsPath: "$.seconds", Next: "Last" },
      Last: runStep(
        { "name.$": "$$.Execution.Name" },
        { ResultSelector: { "at.$": "$.Payload.at" }, ...end },
      ),
    },
  },
  Retries: {
    StartAt: "Try",
    States: {
      Try: runStep(byPath, {
        Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 60, MaxAttempts: 3, BackoffRate: 2 }],
        Catch: [
          { ErrorEquals: ["CallNotOpen"], ResultPath: "$.refused", Next: "Refused" },
          { ErrorEquals: ["States.ALL"], ResultPath: "$.broken", Next: "Broken" },
        ],
        ResultSelector: { "times.$": "$.Payload.times", "at.$": "$.Payload.at" },
        ...end,
      }),
      Refused: { Type: "Pass", Parameters: { "error.$": "$.refused.Error" }, ...end },
      Broken: { Type: "Fail", Error: "GaveUp", CausePath: "$.broken.Error" },
    },
  },
  Slow: {
    StartAt: "Sleep",
    States: {
      Sleep: runStep(
        { name: "slow", sleepMs: 5000 },
        { Catch: [{ ErrorEquals: ["Sandbox.Timedout"], Next: "Cut" }], ...end },
      ),
      Cut: { Type: "Succeed" },
    },
  },
  Asks: {
    StartAt: "Ask",
    States: {
      Ask: {
        ...runStep({ "name.$": "$$.Execution.Name", "token.$": "$$.Task.Token" }, {}),
        Resource: token,
        TimeoutSeconds: 86_400,
        Catch: [
          { ErrorEquals: ["States.TaskFailed"], ResultPath: "$.error", Next: "Declined" },
          { ErrorEquals: ["States.Timeout"], ResultPath: "$.error", Next: "Silent" },
        ],
        ...end,
      },
      Declined: { Type: "Pass", Parameters: { "declined.$": "$.error.Error" }, ...end },
      Silent: { Type: "Pass", Parameters: { "silent.$": "$.error.Error" }, ...end },
    },
  },
  Many: {
    StartAt: "Each",
    States: {
      Each: {
        Type: "Map",
        ItemsPath: "$.items",
        MaxConcurrency: 2,
        ItemSelector: {
          "name.$": "States.Format('{}-{}', $.round, $$.Map.Item.Value.id)",
          "index.$": "$$.Map.Item.Index",
        },
        ItemProcessor: {
          StartAt: "Do",
          States: {
            Do: runStep({ "name.$": "$.name" }, { ResultPath: "$.done", Next: "Pause" }),
            Pause: { Type: "Wait", Seconds: 60, Next: "Shape" },
            Shape: {
              Type: "Pass",
              Parameters: { "name.$": "$.name", "index.$": "$.index", "run.$": "$$.Execution.Name" },
              End: true,
            },
          },
        },
        ResultPath: "$.each",
        Next: "Both",
      },
      Both: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "Left",
            States: { Left: runStep({ name: "left" }, { OutputPath: "$.Payload.name", End: true }) },
          },
          { StartAt: "Right", States: { Right: { Type: "Pass", Result: 0, End: true } } },
        ],
        ResultPath: "$.both",
        Next: "Any",
      },
      Any: {
        Type: "Choice",
        Choices: [{ Variable: "$.both[1]", NumericEquals: 0, Next: "Done" }],
        Default: "Wrong",
      },
      Wrong: { Type: "Fail", Error: "Wrong" },
      Done: { Type: "Pass", InputPath: "$.each", End: true },
    },
  },
  Long: {
    StartAt: "One",
    TimeoutSeconds: 864_000,
    States: {
      One: runStep({ name: "one" }, { ResultPath: null, Next: "Each" }),
      Each: {
        Type: "Map",
        ItemsPath: "$.items",
        MaxConcurrency: 1,
        ItemSelector: { "name.$": "$$.Map.Item.Value" },
        ItemProcessor: {
          StartAt: "Do",
          States: { Do: runStep({ "name.$": "$.name" }, { End: true }) },
        },
        ResultPath: null,
        Next: "Ask",
      },
      Ask: {
        ...runStep({ name: "ask", "token.$": "$$.Task.Token" }, {}),
        Resource: token,
        TimeoutSeconds: 172_800,
        ResultPath: "$.answer",
        Next: "Until tomorrow",
      },
      "Until tomorrow": { Type: "Wait", Seconds: 86_400, Next: "Two" },
      Two: runStep(
        { name: "two" },
        { ResultSelector: { "at.$": "$.Payload.at" }, ResultPath: "$.two", End: true },
      ),
    },
  },
};
