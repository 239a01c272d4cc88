import { type App, CfnOutput, Duration, Stack } from "aws-cdk-lib";
import { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { DeadLetters } from "./constructs/dead-letters.ts";
import { Deployables } from "./constructs/deployables.ts";
import { answers, schedules, starts } from "./constructs/grants.ts";
import { Mail } from "./constructs/mail.ts";
import { MalwareScan } from "./constructs/malware-scan.ts";
import { People } from "./constructs/people.ts";
import type { PublicApiProps } from "./constructs/public-api.ts";
import { StreamReader } from "./constructs/stream-reader.ts";
import { Timers } from "./constructs/timers.ts";
import { type DataStack, indexNames } from "./data-stack.ts";
import { deployDomains, deployOperations } from "./functions.ts";
import type { Settings } from "./stage.ts";
import type { Watched } from "./watch.ts";
import { createWorkflows } from "./workflows.ts";

/** Everything that works on the truth: it holds nothing that could not be deployed anew. */
export class ServiceStack extends Stack {
  readonly watched: Watched;
  /** What the API needs to know; its routes have a stack of their own. */
  readonly served: PublicApiProps;

  constructor(app: App, settings: Settings, { table, bucket, bankKey }: DataStack, bundles: string) {
    super(app, "Service", { stackName: `${settings.name}-service` });
    const data = { table, indexNames };

    const people = new People(this, "People");
    const mail = new Mail(this, "Mail", settings);
    const deployables = new Deployables(this, "Functions", bundles);
    // Letters link to the API, so it stands here without its routes, which lead back to the functions.
    const api = new HttpApi(this, "Http", { createDefaultStage: false });
    deployDomains(deployables, data, mail, { bucket, bankKey }, api.apiEndpoint);

    const timers = new Timers(this, "Timers", {
      groupName: settings.name,
      wakes: deployables.get("calls/wake"),
    });
    timers.every(5, deployables.get("calls/sweep"));

    const machinePrefix = `${settings.name}-`;
    const arnPrefix = `arn:${this.partition}:states:${this.region}:${this.account}:stateMachine:${machinePrefix}`;
    deployOperations(deployables, data, timers, arnPrefix);
    const workflows = createWorkflows(this, deployables, settings.name);
    const machines = workflows.map(({ workflow }) => workflow.machine);
    const dispatch = deployables
      .get("operations/dispatch")
      .may(starts(machines), answers(machines), schedules(timers));

    const letters = new StreamReader(this, "Letters", {
      table,
      target: deployables.get("letters/send-letter"),
      newImage: { type: ["letter"], state: ["queued"] },
      batchSize: 10,
      retries: 10,
      maxAge: Duration.hours(12),
    });
    const operations = new StreamReader(this, "Operations", {
      table,
      target: dispatch,
      newImage: { type: ["operation", "answer", "milestone"] },
      batchSize: 10,
      retries: 10,
      maxAge: Duration.hours(12),
    });
    const events = new DeadLetters(this, "Events");
    this.recordFates(deployables, mail, events);
    const records = deployables.get("applications/record-scan");
    new MalwareScan(this, "MalwareScan", { bucket, records, deadLetterQueue: events });
    for (const name of ["calls/wake", "calls/sweep", "letters/record-fate", "applications/record-scan"]) {
      deployables.get(name).configureAsyncInvoke({ onFailure: new SqsDestination(events), retryAttempts: 2 });
    }

    this.served = { api, people, functions: Object.fromEntries(deployables.all) };
    this.watched = { deployables, workflows, api, letters, operations, events };

    new CfnOutput(this, "ApiUrl", { value: api.apiEndpoint });
    new CfnOutput(this, "UserPoolId", { value: people.pool.userPoolId });
    new CfnOutput(this, "UserPoolClientId", { value: people.client.userPoolClientId });
  }

  /** SES tells the default bus what became of each letter; the rule takes those of our configuration set. */
  private recordFates(deployables: Deployables, mail: Mail, deadLetterQueue: DeadLetters): void {
    new Rule(this, "Fates", {
      description: "What became of our letters",
      eventPattern: {
        source: ["aws.ses"],
        detail: { mail: { tags: { "ses:configuration-set": [mail.configurationSetName] } } },
      },
      targets: [
        new LambdaFunction(deployables.get("letters/record-fate"), { deadLetterQueue, retryAttempts: 10 }),
      ],
    });
  }
}
