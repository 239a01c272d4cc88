import type { Context } from "aws-lambda";

/** What Lambda tells a function of its run. */
export const context: Context = {
  awsRequestId: "request-1",
  callbackWaitsForEmptyEventLoop: false,
  functionName: "api",
  functionVersion: "1",
  invokedFunctionArn: "arn:aws:lambda:eu-north-1:000000000000:function:api",
  memoryLimitInMB: "128",
  logGroupName: "api",
  logStreamName: "1",
  getRemainingTimeInMillis: () => 30_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
