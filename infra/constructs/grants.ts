import { Stack, Validations } from "aws-cdk-lib";
import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Mail } from "./mail.ts";
import type { Grant } from "./service-function.ts";
import type { Timers } from "./timers.ts";

/** A table and the names of its indexes: a policy names each of them, because `index/*` is a wildcard. */
export interface Indexed {
  table: ITableV2;
  indexNames: readonly string[];
}

const allow =
  (actions: string[], resources: string[], conditions?: Record<string, unknown>): Grant =>
  (grantee) =>
    grantee.addToRolePolicy(
      new PolicyStatement({ actions, resources, ...(conditions ? { conditions } : {}) }),
    );

const all =
  (...grants: Grant[]): Grant =>
  (grantee) => {
    for (const grant of grants) grant(grantee);
  };

/** By key and by index, never by Scan: a request that needs one is a request that lacks an index. */
export const reads = ({ table, indexNames }: Indexed): Grant =>
  all(
    allow(["dynamodb:GetItem", "dynamodb:Query"], [table.tableArn]),
    allow(
      ["dynamodb:Query"],
      indexNames.map((name) => `${table.tableArn}/index/${name}`),
    ),
  );

/** Reading, and every kind of write that fits a transaction. */
export const writes = (indexed: Indexed): Grant =>
  all(
    reads(indexed),
    allow(
      ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"],
      [indexed.table.tableArn],
    ),
  );

/** Lists in pages: the first one ever also writes the key that cursors are signed with, and may write nothing else. */
export const pages = (indexed: Indexed): Grant =>
  all(
    reads(indexed),
    allow(["dynamodb:PutItem"], [indexed.table.tableArn], {
      "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["signing-key"] },
    }),
  );

const arnsOf = (workflows: readonly StateMachine[]) => workflows.map((each) => each.stateMachineArn);

export const starts = (workflows: readonly StateMachine[]): Grant =>
  allow(["states:StartExecution"], arnsOf(workflows));

/** Hands a waiting workflow what it waits for. */
export const answers = (workflows: readonly StateMachine[]): Grant =>
  allow(["states:SendTaskSuccess", "states:SendTaskFailure"], arnsOf(workflows));

/** Timers in one group, run by one role; their names are made from milestones, hence the wildcard within the group. */
export const schedules = ({ group, groupName, runner }: Timers): Grant =>
  all(
    allow(
      [
        "scheduler:CreateSchedule",
        "scheduler:UpdateSchedule",
        "scheduler:GetSchedule",
        "scheduler:DeleteSchedule",
      ],
      [
        Stack.of(group).formatArn({
          service: "scheduler",
          resource: "schedule",
          resourceName: `${groupName}/*`,
        }),
      ],
    ),
    allow(["iam:PassRole"], [runner.roleArn], {
      StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" },
    }),
    ({ role }) =>
      role &&
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${groupName}/*]`,
        reason: "A timer is named after its milestone; the wildcard is the timers of our own group.",
      }),
  );

/** Letters from our one address. */
export const sends = (mail: Mail): Grant =>
  allow(["ses:SendEmail", "ses:SendRawEmail"], [mail.identityArn, mail.configurationSetArn], {
    StringEquals: { "ses:FromAddress": mail.fromAddress },
  });

/** A data key is of one organisation: KMS is asked with that as the context of its encryption, or not at all. */
const ofOneOrganisation = {
  "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["organisation"] },
  Null: { "kms:EncryptionContext:organisation": "false" },
};

/** Encrypts bank details, and cannot read back what it encrypted. */
export const seals = (key: IKey): Grant => allow(["kms:GenerateDataKey"], [key.keyArn], ofOneOrganisation);

/** Reads bank details in the clear. */
export const opens = (key: IKey): Grant => allow(["kms:Decrypt"], [key.keyArn], ofOneOrganisation);

/** Both folders of files, each named after its attachment or receipt. */
const files = (bucket: IBucket) => ["uploads", "papers"].map((folder) => bucket.arnForObjects(`${folder}/*`));

const acknowledgedFiles =
  (bucket: IBucket): Grant =>
  ({ role }) => {
    if (role === undefined) return;
    // The name under which the stack of the bucket exports its address.
    const exported = `${Stack.of(bucket).stackName}:ExportsOutputFnGetAttPapersFCDB0EBEArn5547DF40`;
    for (const folder of ["uploads", "papers"])
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${exported}/${folder}/*]`,
        reason: "A file is named after its attachment; the wildcard is one folder of our own bucket.",
      });
  };

/** Lets people upload to one folder, reads that, and keeps what was checked in another, from where people download. */
export const holdsPapers = (bucket: IBucket): Grant =>
  all(
    allow(["s3:PutObject", "s3:GetObject"], files(bucket)),
    // Without it, S3 says of a file that is not there that it may not be read.
    allow(["s3:ListBucket"], [bucket.bucketArn]),
    acknowledgedFiles(bucket),
  );

/** Removes files, and cannot read them. */
export const forgetsPapers = (bucket: IBucket): Grant =>
  all(allow(["s3:DeleteObject"], files(bucket)), acknowledgedFiles(bucket));
