import * as z from "zod";
import { type Assembly, ofType, type Resource, read } from "./assembly.ts";
import { LocalHostError } from "./json.ts";
import { readEvents } from "./plan-events.ts";
import { readHttpApi } from "./plan-http-api.ts";

/** Types that run here. Everything else must be on the second list, or the host refuses to start. */
const runs = [
  "AWS::DynamoDB::GlobalTable",
  "AWS::DynamoDB::Table",
  "AWS::Lambda::Function",
  "AWS::Lambda::EventSourceMapping",
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Stage",
  "AWS::ApiGatewayV2::Route",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Authorizer",
  "AWS::Cognito::UserPool",
  "AWS::Cognito::UserPoolClient",
  "AWS::StepFunctions::StateMachine",
  "AWS::Scheduler::Schedule",
  "AWS::Scheduler::ScheduleGroup",
  "AWS::Events::Rule",
  "AWS::SES::ConfigurationSet",
  "AWS::SES::ConfigurationSetEventDestination",
  "AWS::S3::Bucket",
];

/** Known and deliberately not run: permissions, watching, keys, names; a queue exists as a dead-letter list. */
const needsNothing = [
  /^AWS::(IAM|Logs|CloudWatch|KMS|SNS|SSM|CDK|Budgets|WAFv2|CloudTrail|XRay)::/,
  /^AWS::CloudFormation::(CustomResource|WaitConditionHandle)$/,
  /^AWS::(Route53|CertificateManager|SecretsManager|Backup)::/,
  /^Custom::/,
  /^AWS::SQS::(Queue|QueuePolicy)$/,
  /^AWS::Lambda::(Permission|EventInvokeConfig|Version|Alias)$/,
  /^AWS::S3::BucketPolicy$/,
  // Nothing is scanned here: what a scan found is said by staff.
  /^AWS::GuardDuty::MalwareProtectionPlan$/,
  /^AWS::SES::EmailIdentity$/,
  /^AWS::Events::EventBusPolicy$/,
  /^AWS::Cognito::(UserPoolDomain|UserPoolGroup|UserPoolResourceServer|UserPoolUICustomizationAttachment)$/,
  /^AWS::ApiGatewayV2::(ApiMapping|DomainName)$/,
];

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const Index = z.object({
  IndexName: z.string(),
  KeySchema,
  Projection: z.object({
    ProjectionType: z.string().optional(),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const TableProperties = z.object({
  KeySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z
    .object({ AttributeName: z.string().optional(), Enabled: z.coerce.boolean() })
    .optional(),
});
export type Table = z.infer<typeof TableProperties> & { name: string; arn: string; streamArn: string };

const Code = z.object({ S3Key: z.string().optional(), ZipFile: z.string().optional() });
const FunctionProperties = z.object({
  Code,
  Handler: z.string().default("index.handler"),
  Runtime: z.string().optional(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
});
export type FunctionPlan = {
  name: string;
  arn: string;
  directory: string | undefined;
  inlineCode: string | undefined;
  handler: string;
  timeoutMs: number;
  memoryMb: number;
  concurrency: number;
  variables: Record<string, string>;
};

const MachineProperties = z.object({
  DefinitionString: z.union([z.string(), z.record(z.string(), z.json())]).optional(),
  Definition: z.record(z.string(), z.json()).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
});
export type MachinePlan = { name: string; arn: string; definition: string };

const tableFrom = (resource: Resource): Table => ({
  ...read(TableProperties, resource),
  name: resource.name,
  arn: resource.arn,
  streamArn: `${resource.arn}/stream/local`,
});

/** Two at once show races without filling the machine; a smaller reserved concurrency is kept. */
const workersPerFunction = 2;

const functionFrom = (assembly: Assembly, resource: Resource): FunctionPlan => {
  const properties = read(FunctionProperties, resource);
  const key = properties.Code.S3Key;
  const directory = key === undefined ? undefined : assembly.assets.get(key);
  if (directory === undefined && properties.Code.ZipFile === undefined) {
    throw new LocalHostError(
      `The code of function ${resource.logicalId} (${key}) is not among the assembly's assets.`,
    );
  }
  return {
    name: resource.name,
    arn: resource.arn,
    directory,
    inlineCode: properties.Code.ZipFile,
    handler: properties.Handler,
    timeoutMs: properties.Timeout * 1000,
    memoryMb: properties.MemorySize,
    concurrency: Math.max(
      1,
      Math.min(workersPerFunction, properties.ReservedConcurrentExecutions ?? workersPerFunction),
    ),
    variables: properties.Environment?.Variables ?? {},
  };
};

const machineFrom = (resource: Resource): MachinePlan => {
  const properties = read(MachineProperties, resource);
  const given = properties.DefinitionString ?? properties.Definition;
  if (given === undefined) {
    throw new LocalHostError(
      `State machine ${resource.logicalId} has no definition in its template: use DefinitionString.`,
    );
  }
  const text = typeof given === "string" ? given : JSON.stringify(given);
  const definition = text.replaceAll(
    /\$\{([A-Za-z0-9_]+)\}/g,
    (whole, name: string) => properties.DefinitionSubstitutions[name] ?? whole,
  );
  return { name: resource.name, arn: resource.arn, definition };
};

export type Plan = ReturnType<typeof planFrom>;

/** What the assembly asks this machine to run. */
export const planFrom = (assembly: Assembly) => {
  const unknown = assembly.resources.find(
    ({ type }) => !runs.includes(type) && !needsNothing.some((pattern) => pattern.test(type)),
  );
  if (unknown !== undefined) {
    throw new LocalHostError(
      `${unknown.type} (${unknown.logicalId} of stack ${unknown.stack}) is neither run by the local host nor known to need nothing here.`,
    );
  }
  return {
    tables: ofType(assembly, "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table").map(tableFrom),
    functions: ofType(assembly, "AWS::Lambda::Function").map((resource) => functionFrom(assembly, resource)),
    machines: ofType(assembly, "AWS::StepFunctions::StateMachine").map(machineFrom),
    buckets: ofType(assembly, "AWS::S3::Bucket").map(({ name }) => name),
    api: readHttpApi(assembly),
    ...readEvents(assembly),
  };
};
