import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { ServiceFunction } from "./service-function.ts";
import type { Workflow } from "./workflow.ts";

interface Limit {
  metric: IMetric;
  above?: number;
  below?: number;
  periods?: number;
  missing?: TreatMissingData;
}

const period = Duration.minutes(5);
const sum = { statistic: Stats.SUM, period };

/** Alarms to one topic. What an alarm says is what it costs a person, since a person reads it at night. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // CloudWatch cannot publish to a topic under the key that AWS manages, so this one key is ours.
    const masterKey = new Key(this, "Key", { enableKeyRotation: true });
    masterKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        resources: ["*"],
      }),
    );
    this.topic = new Topic(this, "Topic", { masterKey, enforceSSL: true });
  }

  functionErrors(id: string, functions: readonly ServiceFunction[], cost: string): void {
    // An alarm adds up at most ten metrics.
    for (let first = 0; first < functions.length; first += 10) {
      const some = functions.slice(first, first + 10);
      const usingMetrics = Object.fromEntries(
        some.map((each, index) => [`e${index}`, each.metricErrors(sum)]),
      );
      const expression = Object.keys(usingMetrics).join(" + ");
      const name = first === 0 ? id : `${id}${first / 10 + 1}`;
      const metric = new MathExpression({ expression, usingMetrics, label: `Errors: ${name}`, period });
      const where = some.map(({ handler }) => handler).join(", ");
      this.raise(`${name}Errors`, `${cost} Look at ${where}.`, { metric, above: 0 });
    }
  }

  workflowFailures(workflow: Workflow, cost: string): void {
    const { machine } = workflow;
    const usingMetrics = {
      failed: machine.metricFailed(sum),
      late: machine.metricTimedOut(sum),
      aborted: machine.metricAborted(sum),
    };
    const expression = Object.keys(usingMetrics).join(" + ");
    const metric = new MathExpression({ expression, usingMetrics, label: workflow.title, period });
    this.raise(`${workflow.node.id}Failures`, cost, { metric, above: 0 });
  }

  deadLetters(id: string, queue: IQueue, cost: string): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period });
    this.raise(`${id}DeadLetters`, cost, { metric, above: 0 });
  }

  streamAge(id: string, reader: ServiceFunction, minutes: number, cost: string): void {
    const metric = reader.metric("IteratorAge", { statistic: Stats.MAXIMUM, period });
    this.raise(`${id}Late`, cost, { metric, above: minutes * 60_000 });
  }

  serverErrors(api: HttpApi, cost: string): void {
    this.raise("ServerErrors", cost, { metric: api.metricServerError(sum), above: 0 });
  }

  silence(id: string, target: ServiceFunction, cost: string): void {
    const metric = target.metricInvocations(sum);
    // Three periods: one may fall between two runs.
    this.raise(`${id}Silent`, cost, { metric, below: 1, periods: 3, missing: TreatMissingData.BREACHING });
  }

  mailReputation(costs: { bounces: string; complaints: string }): void {
    const of = (metricName: string) =>
      new Metric({ namespace: "AWS/SES", metricName, statistic: Stats.AVERAGE, period: Duration.hours(1) });
    // SES puts an account under review at 5 % bounces and 0.1 % complaints.
    this.raise("Bounces", costs.bounces, { metric: of("Reputation.BounceRate"), above: 0.04 });
    this.raise("Complaints", costs.complaints, { metric: of("Reputation.ComplaintRate"), above: 0.0008 });
  }

  private raise(id: string, cost: string, { metric, above, below, periods = 1, missing }: Limit): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: cost,
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator:
        above === undefined
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
