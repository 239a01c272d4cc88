import * as z from "zod";
import type { Resource } from "./infra-assembly.ts";

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const Statement = z.looseObject({
  Effect: z.string(),
  Action: z.unknown(),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
const Document = z.object({ Statement: z.array(Statement) });
const Ref = z.object({ Ref: z.string() });
const Own = z.object({ PolicyDocument: z.unknown() });
const RoleArn = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) });

export interface Permission {
  /** The logical id of the role. */
  role: string;
  action: string;
  /** An ARN, with `{…}` for each part that is known only when deployed. */
  resource: string;
  condition: unknown;
}

/** An intrinsic function as text, in which a literal `*` stays a `*`. */
const textOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  const [[name, argument] = ["", undefined]] = Object.entries(value);
  if (name === "Fn::Join" && Array.isArray(argument) && Array.isArray(argument[1])) {
    return argument[1].map(textOf).join(String(argument[0]));
  }
  if (name === "Ref") return `{${String(argument)}}`;
  if (name === "Fn::GetAtt" && Array.isArray(argument)) return `{${argument.join(".")}}`;
  if (name === "Fn::ImportValue") return `{${textOf(argument)}}`;
  return `{${JSON.stringify(value)}}`;
};

/** Everything that any role may do, one action on one resource a line. */
export const permissionsIn = (all: readonly Resource[]): Permission[] =>
  all
    .flatMap(({ id, Type, Properties }) => {
      if (Type === "AWS::IAM::Policy")
        return z
          .array(Ref)
          .parse(Properties.Roles)
          .map(({ Ref: role }) => ({ role, document: Properties.PolicyDocument }));
      if (Type !== "AWS::IAM::Role") return [];
      const own = z.array(Own).parse(Properties.Policies ?? []);
      return own.map(({ PolicyDocument: document }) => ({ role: id, document }));
    })
    .flatMap(({ role, document }) =>
      Document.parse(document).Statement.flatMap((statement) =>
        asList(statement.Action).flatMap((action) =>
          asList(statement.Resource).map((resource) => ({
            role,
            action: String(action),
            resource: textOf(resource),
            condition: statement.Condition,
          })),
        ),
      ),
    );

/** The logical id of a function's role. */
export const roleOf = (resource: Resource): string =>
  RoleArn.parse(resource.Properties.Role)["Fn::GetAtt"][0];

/** `calls/public`, from the description that names the handler's file. */
export const handlerOf = (resource: Resource): string =>
  String(resource.Properties.Description).replace(/^functions\/(.*)\.handler\.ts$/, "$1");
