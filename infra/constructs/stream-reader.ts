import type { Duration } from "aws-cdk-lib";
import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CfnEventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { DeadLetters } from "./dead-letters.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface StreamReaderProps {
  table: ITableV2;
  target: ServiceFunction;
  /** The new images that matter, as an event filter pattern: attribute to `{ S: [values] }`. */
  newImage: Readonly<Record<string, readonly string[]>>;
  batchSize: number;
  retries: number;
  /** A record older than this goes to the dead letters instead of holding up those behind it. */
  maxAge: Duration;
}

/** Feeds a function from the table's stream: in order per key, at least once, and what fails for good is kept. */
export class StreamReader extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: StreamReaderProps) {
    super(scope, id);
    const { tableStreamArn } = props.table;
    if (tableStreamArn === undefined) throw new Error("The table has no stream");
    this.deadLetters = new DeadLetters(this, "DeadLetters");
    props.target.addToRolePolicy(
      new PolicyStatement({
        actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        resources: [tableStreamArn],
      }),
    );
    props.target.addToRolePolicy(
      new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [this.deadLetters.queueArn] }),
    );
    const image = Object.fromEntries(
      Object.entries(props.newImage).map(([name, values]) => [name, { S: values }]),
    );
    const mapping = new CfnEventSourceMapping(this, "Mapping", {
      eventSourceArn: tableStreamArn,
      functionName: props.target.functionArn,
      startingPosition: "TRIM_HORIZON",
      batchSize: props.batchSize,
      // One batch at a time per shard: SES and Step Functions have rates, and nobody waits for the second.
      parallelizationFactor: 1,
      maximumRetryAttempts: props.retries,
      maximumRecordAgeInSeconds: props.maxAge.toSeconds(),
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ["ReportBatchItemFailures"],
      filterCriteria: { filters: [{ pattern: JSON.stringify({ dynamodb: { NewImage: image } }) }] },
      destinationConfig: { onFailure: { destination: this.deadLetters.queueArn } },
    });
    // The mapping is refused while the role may not read the stream yet.
    if (props.target.role !== undefined) mapping.node.addDependency(props.target.role);
  }
}
