import { type App, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";
import { Key } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Settings } from "./stage.ts";

const key = (name: string) => ({ name, type: AttributeType.STRING });

export const indexNames = ["gsi1", "gsi2", "gsi3"] as const;

/** What must survive everything else: the truth, and the papers that belong to it. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly bucket: Bucket;
  readonly bankKey: Key;

  constructor(app: App, settings: Settings) {
    super(app, "Data", { stackName: `${settings.name}-data`, terminationProtection: true });

    this.table = new TableV2(this, "Table", {
      partitionKey: key("pk"),
      sortKey: key("sk"),
      globalSecondaryIndexes: indexNames.map((indexName) => ({
        indexName,
        partitionKey: key(`${indexName}pk`),
        sortKey: key(`${indexName}sk`),
        projectionType: ProjectionType.ALL,
      })),
      // A call is silent for months and then gets everything in its last hour.
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: "expiresAt",
      // Encrypted in any case. A key of our own would let us withdraw access from AWS, which nobody asks for, at the
      // price of one more thing that can lock everybody out on the day of the deadline.
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.bankKey = new Key(this, "BankKey", {
      description: "Opens the data keys of bank details",
      enableKeyRotation: true,
      // Without it no payment file can be written again; it outlives the stack.
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.bucket = new Bucket(this, "Papers", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        { id: "forget-broken-uploads", abortIncompleteMultipartUploadAfter: Duration.days(7) },
        // What was removed can be restored for as long as the table can be, and is then gone (F133).
        {
          id: "forget-what-was-removed",
          noncurrentVersionExpiration: Duration.days(35),
          expiredObjectDeleteMarker: true,
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Every read and write goes through the API, whose audit trail says who and when; a log of object requests would repeat it with IP addresses, which are personal data kept for nothing.",
    });
  }
}
