import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  Mfa,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { Role } from "../../schemas/roles.ts";

/** Who may sign in, and the groups that the API's own table of rights knows. */
export class People extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      // An organisation decides what a person sees, so staff invite; nobody names their own organisation.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      customAttributes: { organisation: new StringAttribute({ mutable: true, maxLen: 80 }) },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const readable = new ClientAttributes().withStandardAttributes({ email: true, emailVerified: true });
    this.client = this.pool.addClient("Client", {
      generateSecret: false,
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
      readAttributes: readable.withCustomAttributes("organisation"),
      // Without this list a person could write their own organisation.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
    });
    for (const groupName of Role.options) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, { userPoolId: this.pool.userPoolId, groupName });
    }
    Validations.of(this.pool).acknowledge(
      {
        id: "AwsSolutions-COG2",
        reason:
          "A second factor is offered to all; forcing it on officers of small municipalities on the day of a deadline costs more applications than it saves.",
      },
      {
        id: "AwsSolutions-COG8",
        reason:
          "Threat protection needs the Plus plan, paid per user; sign-in is by invitation, and four eyes stand behind every decision and payment.",
      },
    );
  }
}
