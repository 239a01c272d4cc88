import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { placeholdersIn } from "./asl.ts";
import { lintWorkflow } from "./asl-lint.ts";
import { root } from "./bundles.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface WorkflowProps {
  /** `workflows/close-call.asl.json`, from the root of the repository. */
  file: string;
  /** Put before the file's own name, so that stages do not meet. */
  prefix: string;
  /** The function behind each `${name}` of the file, no more and no less. */
  steps: Readonly<Record<string, ServiceFunction>>;
}

/**
 * A state machine from its ASL file. The definition stands in the template as it stands in the file: an asset would
 * hide it. Throws when the file breaks a rule of the lint, or when its `${names}` are not exactly the steps.
 */
export class Workflow extends Construct {
  readonly machine: StateMachine;
  readonly title: string;

  constructor(scope: Construct, id: string, { file, prefix, steps }: WorkflowProps) {
    super(scope, id);
    const text = readFileSync(join(root, file), "utf8");
    const findings = lintWorkflow(text).map((each) => `${each.state || "the workflow"}: ${each.message}`);
    const names = placeholdersIn(text);
    for (const name of names) if (!(name in steps)) findings.push(`no step is given for \${${name}}`);
    for (const name of Object.keys(steps))
      if (!names.includes(name)) findings.push(`\${${name}} is not in the file`);
    if (findings.length > 0) throw new Error(`${file}\n  ${findings.join("\n  ")}`);

    this.title = basename(file, ".asl.json");
    const stateMachineName = `${prefix}-${this.title}`;
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("states.amazonaws.com") });
    role.addToPolicy(
      new PolicyStatement({
        actions: ["lambda:InvokeFunction"],
        resources: Object.values(steps).map((step) => step.functionArn),
      }),
    );
    this.machine = new StateMachine(this, "Machine", {
      stateMachineName,
      role,
      definitionBody: DefinitionBody.fromString(text),
      definitionSubstitutions: Object.fromEntries(
        Object.entries(steps).map(([name, step]) => [name, step.functionArn]),
      ),
      tracingEnabled: true,
      logs: {
        // CloudWatch allows few log groups with a policy of their own, but any number under this name.
        destination: new LogGroup(this, "Log", {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: RetentionDays.SIX_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        // What goes in and out is ids, but what an error says may be more.
        includeExecutionData: false,
      },
    });
    Validations.of(role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason:
        "Log delivery and tracing have no resources of their own; the service's documentation asks for the star.",
    });
  }
}
