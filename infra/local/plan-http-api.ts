import * as z from "zod";
import { type Assembly, ofType, read } from "./assembly.ts";
import { LocalHostError } from "./json.ts";
import { region } from "./physical-names.ts";

const Api = z.object({
  ProtocolType: z.literal("HTTP"),
  CorsConfiguration: z
    .object({
      AllowOrigins: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      AllowCredentials: z.boolean().default(false),
      MaxAge: z.coerce.number().optional(),
    })
    .optional(),
});
export type Cors = NonNullable<z.infer<typeof Api>["CorsConfiguration"]>;

const Route = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(["NONE", "JWT"]).default("NONE"),
  AuthorizerId: z.string().optional(),
});
const Integration = z.object({
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
  TimeoutInMillis: z.coerce.number().default(30_000),
});
const Authorizer = z.object({
  AuthorizerType: z.literal("JWT"),
  IdentitySource: z.array(z.string()).default(["$request.header.Authorization"]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
});

export type AuthorizerPlan = { issuer: string; audience: string[]; header: string };
export type RoutePlan = {
  key: string;
  functionArn: string;
  timeoutMs: number;
  authorizer: AuthorizerPlan | undefined;
};

const headerOf = (sources: string[]): string =>
  (sources[0] ?? "").replace("$request.header.", "").toLowerCase() || "authorization";

/** The one HTTP API of the app with its routes, and the pool whose tokens this machine may issue. */
export const readHttpApi = (assembly: Assembly) => {
  const apis = ofType(assembly, "AWS::ApiGatewayV2::Api");
  if (apis.length > 1)
    throw new LocalHostError("The assembly has more than one HTTP API; the local host serves one.");
  const [api] = apis;
  const integrations = new Map(
    ofType(assembly, "AWS::ApiGatewayV2::Integration").map((each) => [each.name, read(Integration, each)]),
  );
  const authorizers = new Map(
    ofType(assembly, "AWS::ApiGatewayV2::Authorizer").map((each) => {
      const { JwtConfiguration, IdentitySource } = read(Authorizer, each);
      const { Issuer: issuer, Audience: audience } = JwtConfiguration;
      return [each.name, { issuer, audience, header: headerOf(IdentitySource) }];
    }),
  );
  const routes = ofType(assembly, "AWS::ApiGatewayV2::Route").map((resource): RoutePlan => {
    const route = read(Route, resource);
    const integration = integrations.get(route.Target.replace(/^integrations\//, ""));
    if (integration === undefined) {
      throw new LocalHostError(`Route ${route.RouteKey} has no integration in the assembly.`);
    }
    const authorizer = authorizers.get(route.AuthorizerId ?? "");
    if (route.AuthorizationType === "JWT" && authorizer === undefined) {
      throw new LocalHostError(
        `Route ${route.RouteKey} asks for an authorizer that the assembly does not have.`,
      );
    }
    return {
      key: route.RouteKey,
      functionArn: integration.IntegrationUri,
      timeoutMs: integration.TimeoutInMillis,
      authorizer: route.AuthorizationType === "JWT" ? authorizer : undefined,
    };
  });
  const [client] = ofType(assembly, "AWS::Cognito::UserPoolClient");
  const [pool] = ofType(assembly, "AWS::Cognito::UserPool");
  const issuer = pool && `https://cognito-idp.${region}.amazonaws.com/${pool.name}`;
  return {
    id: api?.name ?? "",
    cors: api === undefined ? undefined : read(Api, api).CorsConfiguration,
    routes,
    pool: issuer === undefined || client === undefined ? undefined : { issuer, clientId: client.name },
  };
};
