import { describe, expect, test } from "vitest";
import { ofType, resources } from "../support/infra-assembly.ts";

const all = await resources();
const text = { AttributeType: "S" };

describe("what must survive", () => {
  test("there is one table, recoverable, guarded, retained, with its indexes and its stream", () => {
    const [table, ...others] = ofType(all, "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table");
    expect(others).toEqual([]);
    const names = ["gsi1", "gsi2", "gsi3"];
    expect(table).toMatchObject({
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        AttributeDefinitions: ["pk", "sk", ...names.flatMap((name) => [`${name}pk`, `${name}sk`])].map(
          (AttributeName) => ({ AttributeName, ...text }),
        ),
        GlobalSecondaryIndexes: names.map((IndexName) => ({
          IndexName,
          KeySchema: [
            { AttributeName: `${IndexName}pk`, KeyType: "HASH" },
            { AttributeName: `${IndexName}sk`, KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        })),
        StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
        Replicas: [
          {
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          },
        ],
      },
    });
  });

  test("the key of the bank details turns over every year and is retained", () => {
    const ofBankDetails = ofType(all, "AWS::KMS::Key").filter(({ Properties }) =>
      String(Properties.Description).includes("bank details"),
    );
    expect(ofBankDetails).toMatchObject([
      { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain", Properties: { EnableKeyRotation: true } },
    ]);
  });

  test("the bucket is private, versioned, encrypted and retained, and refuses what is not TLS", () => {
    const [bucket, ...others] = ofType(all, "AWS::S3::Bucket");
    expect(others).toEqual([]);
    expect(bucket).toMatchObject({
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        VersioningConfiguration: { Status: "Enabled" },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    const [policy] = ofType(all, "AWS::S3::BucketPolicy");
    expect(JSON.stringify(policy?.Properties)).toContain('"aws:SecureTransport":"false"');
  });

  test("people are retained too, and cannot write their own organisation", () => {
    const [pool] = ofType(all, "AWS::Cognito::UserPool");
    expect(pool).toMatchObject({
      DeletionPolicy: "Retain",
      Properties: {
        DeletionProtection: "ACTIVE",
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: "OPTIONAL",
        Schema: [{ Name: "organisation", AttributeDataType: "String" }],
        Policies: { PasswordPolicy: { MinimumLength: 14 } },
      },
    });
    const [client] = ofType(all, "AWS::Cognito::UserPoolClient");
    expect(client?.Properties).toMatchObject({ GenerateSecret: false, WriteAttributes: ["email"] });
  });

  test("every queue is encrypted and refuses what is not TLS", () => {
    const queues = ofType(all, "AWS::SQS::Queue");
    expect(queues.map(({ Properties }) => Properties.SqsManagedSseEnabled)).toEqual(queues.map(() => true));
    const policies = ofType(all, "AWS::SQS::QueuePolicy").map(({ Properties }) => JSON.stringify(Properties));
    expect(policies.filter((each) => each.includes('"aws:SecureTransport":"false"'))).toHaveLength(
      queues.length,
    );
  });
});
