import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CfnStage,
  type HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpUserPoolAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { routes } from "../../schemas/routes.ts";
import { InvokingGateway } from "./invoking-gateway.ts";
import type { People } from "./people.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface PublicApiProps {
  api: HttpApi;
  people: People;
  /** The function behind each `handler` of the route table. */
  functions: Readonly<Record<string, ServiceFunction>>;
}

const methods = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  PATCH: HttpMethod.PATCH,
} as const;

// Enough to find a request again, and nothing about who made it: no address, no subject, no path with its ids.
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    at: "$context.requestTimeEpoch",
    route: "$context.routeKey",
    status: "$context.status",
    ms: "$context.responseLatency",
    integrationError: "$context.integrationErrorMessage",
    authorizerError: "$context.authorizer.error",
  }),
);

/** What the HTTP API serves: every route of the route table and none besides. */
export class PublicApi extends Construct {
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { api, people, functions }: PublicApiProps) {
    super(scope, id);
    const log = new LogGroup(this, "AccessLog", {
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stage = new HttpStage(this, "Stage", {
      httpApi: api,
      stageName: "$default",
      autoDeploy: true,
      // The busiest hour of a large call is some ten requests a second; what is above is a mistake or an attack.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
    });

    const authorizer = new HttpUserPoolAuthorizer("People", people.pool, {
      userPoolClients: [people.client],
    });
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("apigateway.amazonaws.com") });
    const integrations = new Map<string, InvokingGateway>();
    // What anybody may send without a token: so many a second, all senders together.
    const limits: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {};
    for (const [name, { method, path, handler, access }] of Object.entries(routes)) {
      const target = functions[handler];
      if (target === undefined) throw new Error(`Route ${name} names ${handler}, which is no function`);
      const integration =
        integrations.get(handler) ?? new InvokingGateway(target, role, Duration.seconds(29));
      integrations.set(handler, integration);
      const isPublic = access === "public";
      const isOpenToWriting = isPublic && method !== "GET";
      const route = new HttpRoute(this, `${method} ${path}`, {
        httpApi: api,
        routeKey: HttpRouteKey.with(path, methods[method]),
        integration,
        ...(isPublic ? {} : { authorizer }),
      });
      if (isOpenToWriting) {
        limits[`${method} ${path}`] = { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 };
        // The service refuses a limit for a route that does not exist yet.
        this.stage.node.addDependency(route);
      }
      if (isPublic)
        Validations.of(route).acknowledge({ id: "AwsSolutions-APIG4", reason: publicBecause(name) });
    }
    const { defaultChild } = this.stage.node;
    if (defaultChild instanceof CfnStage) defaultChild.addPropertyOverride("RouteSettings", limits);
  }
}

const publicBecause = (name: string): string =>
  `The route table calls ${name} public: a call, its criteria, the self-test, the results, news, questions and the reference are for everybody, and a receipt for who holds it.`;
