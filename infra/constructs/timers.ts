import { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule, CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { ServiceFunction } from "./service-function.ts";

/** The group that timers live in, and who they may wake. A timer is never the truth: whoever wakes reads the call again. */
export class Timers extends Construct {
  readonly group: CfnScheduleGroup;
  readonly groupName: string;
  /** Passed to each timer; it may wake this one function and nothing else. */
  readonly runner: Role;

  constructor(scope: Construct, id: string, props: { groupName: string; wakes: ServiceFunction }) {
    super(scope, id);
    this.group = new CfnScheduleGroup(this, "Group", { name: props.groupName });
    this.groupName = props.groupName;
    this.runner = this.runnerOf("Runner", props.wakes);
  }

  /** Runs the function again and again, whether or not any timer fired. */
  every(minutes: number, target: ServiceFunction): CfnSchedule {
    const runner = this.runnerOf("Sweeper", target);
    return new CfnSchedule(this, "Sweep", {
      groupName: this.group.ref,
      scheduleExpression: `rate(${minutes} minutes)`,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: target.functionArn,
        roleArn: runner.roleArn,
        input: "{}",
        // The next sweep finds whatever this one did not.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
  }

  private runnerOf(id: string, target: ServiceFunction): Role {
    const { account } = Stack.of(this);
    const assumedBy = new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": account, "aws:SourceArn": this.group.attrArn } },
    });
    const runner = new Role(this, id, { assumedBy });
    runner.addToPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [target.functionArn] }),
    );
    return runner;
  }
}
