import type { Duration } from "aws-cdk-lib";
import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  IntegrationCredentials,
  PayloadFormatVersion,
} from "aws-cdk-lib/aws-apigatewayv2";
import { type IRole, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { ServiceFunction } from "./service-function.ts";

/**
 * Lets the gateway call a function in one role of its own for all of them. A permission on each function would be a
 * resource each, and a stack holds 500.
 */
export class InvokingGateway extends HttpRouteIntegration {
  private readonly target: ServiceFunction;
  private readonly role: IRole;
  private readonly timeout: Duration;

  constructor(target: ServiceFunction, role: IRole, timeout: Duration) {
    super(target.handler.replace("/", "-"));
    this.target = target;
    this.role = role;
    this.timeout = timeout;
    const resources = [target.functionArn];
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources }));
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.target.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      timeout: this.timeout,
      credentials: IntegrationCredentials.fromRole(this.role),
    };
  }
}
