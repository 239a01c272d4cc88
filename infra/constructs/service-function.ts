import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  type AddToPrincipalPolicyResult,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type * as z from "zod";

export type EnvironmentSchema = z.ZodObject<Record<string, z.ZodType<string>>>;
/** A value for each variable that the schema names; here most of them are known only when deployed. */
export type EnvironmentOf<Schema extends EnvironmentSchema> = {
  readonly [Name in keyof Schema["shape"] & string]: string;
};

export interface ServiceFunctionProps<Schema extends EnvironmentSchema> {
  /** `calls/public`: the file `functions/calls/public.handler.ts`. */
  handler: string;
  /** What `bundleHandlers` made. */
  code: Code;
  /** The schema that the handler parses its environment with; a variable that is missing does not compile. */
  schema: Schema;
  environment: EnvironmentOf<Schema>;
  seconds: number;
  /** Megabytes; 1,769 is one whole processor. */
  memory?: number;
  /** How many may run at once; without it, as many as the account allows. */
  atOnce?: number;
}

/** One sentence of what a function may do, said to the function. */
export type Grant = (grantee: ServiceFunction) => void;

/** The role of one function. What it may do stands in the role itself: a policy beside each would fill the stack. */
class OwnRole extends Role {
  private readonly document: PolicyDocument;

  constructor(scope: Construct, id: string) {
    const document = new PolicyDocument();
    super(scope, id, {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { Own: document },
    });
    this.document = document;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.document.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}

/** A function of ours: Node 24 on arm64, its own role that may write its own log, and nothing else until granted. */
export class ServiceFunction<Schema extends EnvironmentSchema = EnvironmentSchema> extends LambdaFunction {
  readonly handler: string;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Schema>) {
    const unknown = Object.keys(props.environment).filter((name) => !(name in props.schema.shape));
    if (unknown.length > 0) throw new Error(`${props.handler} does not read ${unknown.join(", ")}`);

    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new OwnRole(scope, `${id}Role`);
    role.addToPolicy(
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [logGroup.logGroupArn],
      }),
    );
    super(scope, id, {
      description: `functions/${props.handler}.handler.ts`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: props.code,
      handler: `${props.handler}.handler`,
      environment: { ...props.environment },
      timeout: Duration.seconds(props.seconds),
      memorySize: props.memory ?? 512,
      reservedConcurrentExecutions: props.atOnce,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
    this.handler = props.handler;
  }

  may(...grants: Grant[]): this {
    for (const grant of grants) grant(this);
    return this;
  }
}
