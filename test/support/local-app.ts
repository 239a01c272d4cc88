import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage } from "aws-cdk-lib/aws-apigatewayv2";
import { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { UserPool } from "aws-cdk-lib/aws-cognito";
import { AttributeType, ProjectionType, StreamViewType, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { EventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { CfnEventSourceMapping, Code, Function as Lambda, Runtime } from "aws-cdk-lib/aws-lambda";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { CfnSchedule, CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import { ConfigurationSet, EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { DefinitionBody, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { buildSync } from "esbuild";

const routes = [
  "GET /lists/{pk}",
  "POST /items",
  "POST /workflows/{machine}",
  "POST /schedules",
  "PUT /objects/{key}",
  "GET /things/{thing}",
  "GET /things/special",
  "ANY /things/{thing}/parts/{rest+}",
  "GET /secrets",
  "POST /{route}",
];
/** Routes that need a token. */
const guarded = new Set(["GET /secrets"]);

const temporary = (name: string): string => {
  const directory = mkdtempSync(join(tmpdir(), `utlysning-${name}-`));
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  return directory;
};

type Built = { app: App; service: Stack };

/** The state machines by name; `${step}` is the ARN of the function that does what its input says. */
export type Machines = Record<string, object>;

const dataStack = (app: App) => {
  const stack = new Stack(app, "Data");
  const table = new TableV2(stack, "Table", {
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    timeToLiveAttribute: "expiresAt",
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    removalPolicy: RemovalPolicy.RETAIN,
    globalSecondaryIndexes: [
      {
        indexName: "byState",
        partitionKey: { name: "state", type: AttributeType.STRING },
        sortKey: { name: "sk", type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      },
    ],
  });
  const bucket = new Bucket(stack, "Bucket", { encryptionKey: new Key(stack, "Key"), enforceSSL: true });
  return { table, bucket };
};

let bundled: string | undefined;

const bundle = (): string => {
  if (bundled !== undefined) return bundled;
  const code = temporary("code");
  buildSync({
    entryPoints: [join(import.meta.dirname, "local-handlers.ts")],
    outfile: join(code, "index.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    minify: true,
  });
  bundled = code;
  return code;
};

const build = (outdir: string, machines: Machines): Built => {
  const app = new App({ outdir });
  const { table, bucket } = dataStack(app);
  const service = new Stack(app, "Service");
  const pool = new UserPool(service, "People");
  const client = pool.addClient("Web");
  const configurationSet = new ConfigurationSet(service, "Letters");
  const queue = new Queue(service, "Lost");
  const group = new CfnScheduleGroup(service, "Milestones", { name: "milestones" });
  const asset = Code.fromAsset(bundle());
  const lambda = (name: string, environment: Record<string, string> = {}) =>
    new Lambda(service, name, {
      runtime: Runtime.NODEJS_24_X,
      handler: `index.${name}`,
      code: asset,
      timeout: Duration.seconds(name === "step" ? 2 : 10),
      environment: { TABLE: table.tableName, ...environment },
    });
  const step = lambda("step");
  const fired = lambda("onFired");
  const sweep = lambda("onSweep");
  const onMail = lambda("onMail");
  const onLetter = lambda("onLetter", { CONFIGURATION_SET: configurationSet.configurationSetName });
  const onBatch = lambda("onBatch");
  const role = new Role(service, "SchedulerRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com"),
  });
  const arns = Object.entries(machines).map(([name, definition]) => {
    const machine = new StateMachine(service, name, {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
      definitionSubstitutions: { step: step.functionArn },
    });
    return [`MACHINE_${name}`, machine.stateMachineArn];
  });
  const api = lambda("api", {
    GROUP: group.ref,
    FIRED: fired.functionArn,
    ROLE: role.roleArn,
    BUCKET: bucket.bucketName,
    ...Object.fromEntries(arns),
  });

  const http = new CfnApi(service, "Api", { name: "fixture", protocolType: "HTTP" });
  new CfnStage(service, "Stage", { apiId: http.ref, stageName: "$default", autoDeploy: true });
  const integration = new CfnIntegration(service, "Integration", {
    apiId: http.ref,
    integrationType: "AWS_PROXY",
    integrationUri: api.functionArn,
    payloadFormatVersion: "2.0",
  });
  const authorizer = new CfnAuthorizer(service, "Authorizer", {
    apiId: http.ref,
    name: "people",
    authorizerType: "JWT",
    identitySource: ["$request.header.Authorization"],
    jwtConfiguration: { audience: [client.userPoolClientId], issuer: pool.userPoolProviderUrl },
  });
  for (const [index, routeKey] of routes.entries()) {
    const guard = guarded.has(routeKey) ? { authorizationType: "JWT", authorizerId: authorizer.ref } : {};
    new CfnRoute(service, `Route${index}`, {
      apiId: http.ref,
      routeKey,
      target: `integrations/${integration.ref}`,
      ...guard,
    });
  }

  const pattern = (rule: object) => ({ filters: [{ pattern: JSON.stringify(rule) }] });
  new CfnEventSourceMapping(service, "Outbox", {
    eventSourceArn: table.tableStreamArn ?? "",
    functionName: onLetter.functionArn,
    startingPosition: "TRIM_HORIZON",
    batchSize: 10,
    parallelizationFactor: 2,
    maximumRetryAttempts: 2,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ["ReportBatchItemFailures"],
    filterCriteria: pattern({
      eventName: ["INSERT"],
      dynamodb: { NewImage: { pk: { S: [{ prefix: "letter" }] } } },
    }),
    destinationConfig: { onFailure: { destination: queue.queueArn } },
  });
  new CfnEventSourceMapping(service, "Batches", {
    eventSourceArn: table.tableStreamArn ?? "",
    functionName: onBatch.functionArn,
    startingPosition: "TRIM_HORIZON",
    batchSize: 4,
    maximumRetryAttempts: 1,
    bisectBatchOnFunctionError: true,
    filterCriteria: pattern({ dynamodb: { NewImage: { pk: { S: ["batch"] } } } }),
    destinationConfig: { onFailure: { destination: queue.queueArn } },
  });
  new CfnSchedule(service, "Sweeper", {
    scheduleExpression: "rate(5 minutes)",
    flexibleTimeWindow: { mode: "OFF" },
    target: { arn: sweep.functionArn, roleArn: role.roleArn },
  });
  configurationSet.addEventDestination("ToBus", {
    destination: EventDestination.eventBus(EventBus.fromEventBusName(service, "Bus", "default")),
    events: [EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
  });
  new Rule(service, "MailFate", {
    eventPattern: { source: ["aws.ses"], detail: { eventType: ["Delivery", "Bounce", "Complaint"] } },
    targets: [new LambdaFunction(onMail)],
  });
  new Alarm(service, "Errors", { metric: api.metricErrors(), threshold: 1, evaluationPeriods: 1 });
  new CfnOutput(service, "Url", { value: http.attrApiEndpoint });
  return { app, service };
};

/** Synthesizes the fixture app and answers the directory of its assembly. */
export const synthFixture = (machines: Machines = {}, change: (built: Built) => void = () => {}): string => {
  const outdir = temporary("cdk");
  const built = build(outdir, machines);
  change(built);
  built.app.synth();
  return outdir;
};

/** A task that runs the fixture's step. */
export const runStep = (payload: object, rest: object): object => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Parameters: { FunctionName: "$" + "{step}", Payload: payload },
  ...rest,
});
