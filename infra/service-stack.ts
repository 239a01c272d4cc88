import { type App, CfnOutput, Duration, Lazy, Stack } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { DeadLetters } from "./constructs/dead-letters.ts";
import { Deployables } from "./constructs/deployables.ts";
import { answers, schedules, starts } from "./constructs/grants.ts";
import { Mail } from "./constructs/mail.ts";
import { MalwareScan } from "./constructs/malware-scan.ts";
import { People } from "./constructs/people.ts";
import { PublicApi } from "./constructs/public-api.ts";
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

  constructor(app: App, settings: Settings, { table, bucket, bankKey }: DataStack, bundles: string) {
    super(app, "Service", { stackName: `${settings.name}-service` });
    const data = { table, indexNames };

    const people = new People(this, "People");
    const mail = new Mail(this, "Mail", settings);
    const deployables = new Deployables(this, "Functions", bundles);
    // The API is made of the functions, and letters link to it.
    const publicAddress = Lazy.string({ produce: () => api.api.apiEndpoint });
    deployDomains(deployables, data, mail, { bucket, bankKey }, publicAddress);

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

    const api = new PublicApi(this, "Api", { people, functions: Object.fromEntries(deployables.all) });
    this.watched = { deployables, workflows, api, letters, operations, events };

    new CfnOutput(this, "ApiUrl", { value: api.api.apiEndpoint });
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
