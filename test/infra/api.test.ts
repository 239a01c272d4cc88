import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { routes } from "../../schemas/routes.ts";
import { exports, ofType, resources } from "../support/infra-assembly.ts";
import { handlerOf } from "../support/infra-policies.ts";

const all = await resources();
const exported = await exports();
/** A name that the service stack exports, as the value behind it. */
const Imported = z
  .object({ "Fn::ImportValue": z.string() })
  .transform((name) => exported.get(name["Fn::ImportValue"]));
const Route = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.enum(["NONE", "JWT"]),
  AuthorizerId: Imported.optional(),
  Target: z.object({
    "Fn::Join": z.tuple([
      z.literal(""),
      z.tuple([z.literal("integrations/"), z.object({ Ref: z.string() })]),
    ]),
  }),
});
const Integration = z.object({
  IntegrationUri: Imported.pipe(z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) })),
  PayloadFormatVersion: z.literal("2.0"),
  TimeoutInMillis: z.literal(29_000),
});

describe("the API", () => {
  test("has every route of the route table and no other, each behind its authorizer and before its function", () => {
    const handlers = new Map(ofType(all, "AWS::Lambda::Function").map((each) => [each.id, handlerOf(each)]));
    const integrations = new Map(
      ofType(all, "AWS::ApiGatewayV2::Integration").map((each) => [
        each.id,
        handlers.get(Integration.parse(each.Properties).IntegrationUri["Fn::GetAtt"][0]),
      ]),
    );
    const [authorizer, ...others] = ofType(all, "AWS::ApiGatewayV2::Authorizer");
    expect(others).toEqual([]);
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
    });
    const found = ofType(all, "AWS::ApiGatewayV2::Route").map(({ Properties }) => {
      const route = Route.parse(Properties);
      const handler = integrations.get(route.Target["Fn::Join"][1][1].Ref);
      const guard =
        route.AuthorizationType === "JWT" && isDeepStrictEqual(route.AuthorizerId, { Ref: authorizer?.id })
          ? "JWT"
          : "NONE";
      return `${route.RouteKey} ${guard} ${handler}`;
    });
    const wanted = Object.values(routes).map(
      ({ method, path, access, handler }) =>
        `${method} ${path} ${access === "public" ? "NONE" : "JWT"} ${handler}`,
    );
    expect(found.sort()).toEqual(wanted.sort());
  });

  test("who may send something without a token is listed, each with its reason", () => {
    const reasons = {
      selfTest: "It answers, and keeps nothing.",
      askQuestion: "Whoever wonders has no login yet.",
      subscribe: "One letter goes out, and nothing more until its reader confirms.",
      confirmSubscription: "The signed code of that letter is what admits.",
      cancelSubscription: "The signed code of a letter is what admits.",
      unsubscribeInOneClick: "The same; a mail program has no token (RFC 8058).",
      unsubscribe: "The signed code of a reminder is what admits (RFC 8058).",
      answerByToken: "The signed code of the letter that asked is what admits.",
      resubscribe: "The signed code of a reminder is what admits.",
    };
    const open = Object.entries(routes).filter(([, { access }]) => access === "public");
    const sending = open.filter(([, { method }]) => method !== "GET").map(([name]) => name);
    expect(sending.sort()).toEqual(Object.keys(reasons).sort());
  });

  test("takes less of what anybody may send without a token, and only once the route is there", () => {
    const [stage] = ofType(all, "AWS::ApiGatewayV2::Stage");
    const open = Object.values(routes)
      .filter(({ access, method }) => access === "public" && method !== "GET")
      .map(({ method, path }) => `${method} ${path}`);
    const limit = { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 };
    expect(stage?.Properties.RouteSettings).toEqual(Object.fromEntries(open.map((key) => [key, limit])));
    const depended = [stage?.DependsOn ?? []].flat();
    const there = ofType(all, "AWS::ApiGatewayV2::Route")
      .filter(({ id }) => depended.includes(id))
      .map(({ Properties }) => String(Properties.RouteKey));
    expect(there.sort()).toEqual(open.sort());
  });

  test("is throttled, logs its requests, and says nothing to other origins", () => {
    const [stage] = ofType(all, "AWS::ApiGatewayV2::Stage");
    expect(stage?.Properties).toMatchObject({
      StageName: "$default",
      DefaultRouteSettings: { ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 },
    });
    const format = z.object({ Format: z.string() }).parse(stage?.Properties.AccessLogSettings).Format;
    expect(format).toContain("$context.requestId");
    expect(format).not.toMatch(/sourceIp|claims|principal|userAgent|\$context\.path/);
    const [api] = ofType(all, "AWS::ApiGatewayV2::Api");
    expect(api?.Properties.CorsConfiguration).toBeUndefined();
  });
});
