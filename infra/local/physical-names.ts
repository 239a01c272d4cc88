import { createHash } from "node:crypto";
import { type JsonObject, textOf } from "./json.ts";

export const region = "eu-north-1";
export const account = "000000000000";

const digest = (text: string, length: number): string =>
  createHash("sha256").update(text).digest("hex").slice(0, length);

/** Which property names the resource, for the types whose name somebody else uses. */
const nameProperty: Record<string, string> = {
  "AWS::DynamoDB::GlobalTable": "TableName",
  "AWS::DynamoDB::Table": "TableName",
  "AWS::Lambda::Function": "FunctionName",
  "AWS::StepFunctions::StateMachine": "StateMachineName",
  "AWS::Scheduler::ScheduleGroup": "Name",
  "AWS::Scheduler::Schedule": "Name",
  "AWS::Events::Rule": "Name",
  "AWS::S3::Bucket": "BucketName",
  "AWS::SES::ConfigurationSet": "Name",
  "AWS::SES::EmailIdentity": "EmailIdentity",
  "AWS::SQS::Queue": "QueueName",
  "AWS::SNS::Topic": "TopicName",
  "AWS::IAM::Role": "RoleName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::SSM::Parameter": "Name",
};

/** The same name in every run: state in a data directory must still fit after a restart. */
export const physicalName = (
  type: string,
  stack: string,
  logicalId: string,
  properties: JsonObject,
): string => {
  const given = textOf(properties[nameProperty[type] ?? "-"]);
  if (given !== undefined) return given;
  if (type === "AWS::Cognito::UserPool") return `${region}_${digest(stack + logicalId, 9)}`;
  if (type === "AWS::Cognito::UserPoolClient") return digest(stack + logicalId, 26);
  if (type.startsWith("AWS::ApiGatewayV2::"))
    return type.endsWith("::Stage") ? "$default" : digest(stack + logicalId, 10);
  if (type === "AWS::S3::Bucket")
    return `${stack}-${logicalId}`.toLowerCase().slice(0, 54) + digest(logicalId, 8);
  if (type === "AWS::KMS::Key") return digest(stack + logicalId, 32);
  return `${stack}-${logicalId}`;
};

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;

const arnOf: Record<string, (name: string, properties: JsonObject) => string> = {
  "AWS::DynamoDB::GlobalTable": (name) => arn("dynamodb", `table/${name}`),
  "AWS::DynamoDB::Table": (name) => arn("dynamodb", `table/${name}`),
  "AWS::Lambda::Function": (name) => arn("lambda", `function:${name}`),
  "AWS::StepFunctions::StateMachine": (name) => arn("states", `stateMachine:${name}`),
  "AWS::Scheduler::ScheduleGroup": (name) => arn("scheduler", `schedule-group/${name}`),
  "AWS::Scheduler::Schedule": (name, properties) =>
    arn("scheduler", `schedule/${textOf(properties.GroupName) ?? "default"}/${name}`),
  "AWS::Events::Rule": (name) => arn("events", `rule/${name}`),
  "AWS::S3::Bucket": (name) => `arn:aws:s3:::${name}`,
  "AWS::IAM::Role": (name) => `arn:aws:iam::${account}:role/${name}`,
  "AWS::IAM::ManagedPolicy": (name) => `arn:aws:iam::${account}:policy/${name}`,
  "AWS::Logs::LogGroup": (name) => arn("logs", `log-group:${name}:*`),
  "AWS::Cognito::UserPool": (name) => arn("cognito-idp", `userpool/${name}`),
  "AWS::KMS::Key": (name) => arn("kms", `key/${name}`),
  "AWS::SES::EmailIdentity": (name) => arn("ses", `identity/${name}`),
  "AWS::SES::ConfigurationSet": (name) => arn("ses", `configuration-set/${name}`),
  "AWS::SQS::Queue": (name) => arn("sqs", name),
  "AWS::SNS::Topic": (name) => arn("sns", name),
};

const refIsArn = new Set(["AWS::StepFunctions::StateMachine", "AWS::SNS::Topic", "AWS::IAM::ManagedPolicy"]);

const genericArn = (type: string, name: string): string =>
  arn((type.split("::")[1] ?? "local").toLowerCase(), name);

export const arnFor = (type: string, name: string, properties: JsonObject): string =>
  arnOf[type]?.(name, properties) ?? genericArn(type, name);

/** What `Ref` gives for a resource: its name or id, for a few types its ARN. */
export const refFor = (type: string, name: string, properties: JsonObject): string => {
  if (refIsArn.has(type)) return arnFor(type, name, properties);
  if (type === "AWS::SQS::Queue") return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
  return name;
};

/** What `Fn::GetAtt` gives. A URL of the API is this machine's; every other value has the cloud's shape. */
export const attributeFor = (
  type: string,
  name: string,
  properties: JsonObject,
  attribute: string,
  apiUrl: string,
): string => {
  if (attribute === "Arn") return arnFor(type, name, properties);
  if (attribute === "StreamArn") return `${arnFor(type, name, properties)}/stream/local`;
  if (attribute === "QueueUrl") return refFor("AWS::SQS::Queue", name, properties);
  if (attribute === "ApiEndpoint") return apiUrl;
  if (attribute === "ProviderName") return `cognito-idp.${region}.amazonaws.com/${name}`;
  if (attribute === "ProviderURL") return `https://cognito-idp.${region}.amazonaws.com/${name}`;
  if (type === "AWS::S3::Bucket" && attribute.endsWith("DomainName"))
    return `${name}.s3.${region}.amazonaws.com`;
  if (attribute.endsWith("Arn")) return genericArn(type, `${name}/${attribute}`);
  const idAttributes = new Set([
    "Name",
    "QueueName",
    "TopicName",
    "ApiId",
    "ClientId",
    "UserPoolId",
    "Ref",
    "Id",
  ]);
  return idAttributes.has(attribute) ? name : `${name}.${attribute}`;
};
