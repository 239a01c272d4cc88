import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type * as z from "zod";
import { createResolver, type Template } from "./intrinsics.ts";
import { type JsonObject, LocalHostError, objectOf, parseJson, textOf } from "./json.ts";
import { arnFor } from "./physical-names.ts";

/** One resource of the synthesized app, every intrinsic function replaced by its value here. */
export type Resource = {
  type: string;
  stack: string;
  logicalId: string;
  name: string;
  arn: string;
  properties: JsonObject;
};

export type Assembly = { directory: string; resources: Resource[]; assets: Map<string, string> };

const readJson = (path: string): JsonObject => {
  if (!existsSync(path))
    throw new LocalHostError(`There is no ${path}: is ${resolve(path, "..")} a cloud assembly?`);
  return objectOf(parseJson(readFileSync(path, "utf8")));
};

const templateFrom = (stack: string, json: JsonObject): Template => ({
  stack,
  resources: new Map(
    Object.entries(objectOf(json.Resources)).map(([id, each]) => {
      const resource = objectOf(each);
      const properties = objectOf(resource.Properties);
      return [id, { type: textOf(resource.Type) ?? "", condition: textOf(resource.Condition), properties }];
    }),
  ),
  parameters: objectOf(json.Parameters),
  conditions: objectOf(json.Conditions),
  mappings: objectOf(json.Mappings),
  outputs: objectOf(json.Outputs),
});

const addAssets = (directory: string, file: string, assets: Map<string, string>) => {
  for (const asset of Object.values(objectOf(readJson(join(directory, file)).files))) {
    const { source, destinations } = objectOf(asset);
    const path = textOf(objectOf(source).path);
    if (path === undefined) continue;
    for (const destination of Object.values(objectOf(destinations))) {
      const key = textOf(objectOf(destination).objectKey);
      if (key !== undefined) assets.set(key, resolve(directory, path));
    }
  }
};

const collect = (directory: string, templates: Template[], assets: Map<string, string>) => {
  for (const [id, each] of Object.entries(objectOf(readJson(join(directory, "manifest.json")).artifacts))) {
    const artifact = objectOf(each);
    const properties = objectOf(artifact.properties);
    const file = textOf(properties.templateFile) ?? textOf(properties.file);
    if (artifact.type === "aws:cloudformation:stack" && file !== undefined) {
      templates.push(templateFrom(textOf(properties.stackName) ?? id, readJson(join(directory, file))));
    }
    if (artifact.type === "cdk:asset-manifest" && file !== undefined) addAssets(directory, file, assets);
    const nested = textOf(properties.directoryName);
    if (artifact.type === "cdk:cloud-assembly" && nested !== undefined) {
      collect(join(directory, nested), templates, assets);
    }
  }
};

/** Reads a synthesized CDK app. `apiUrl` is where this machine serves the HTTP API that the app declares. */
export const readAssembly = (directory: string, apiUrl: string): Assembly => {
  const templates: Template[] = [];
  const assets = new Map<string, string>();
  collect(directory, templates, assets);
  const resolver = createResolver(templates, apiUrl);
  const resources = templates.flatMap((template) =>
    [...template.resources]
      .filter(([, { condition }]) => condition === undefined || resolver.condition(template, condition))
      .map(([logicalId, { type, properties }]): Resource => {
        const resolved = isDescribed(type) ? objectOf(resolver.resolve(template, properties)) : {};
        const name = resolver.nameOf(template, logicalId);
        return {
          type,
          stack: template.stack,
          logicalId,
          name,
          arn: arnFor(type, name, resolved),
          properties: resolved,
        };
      }),
  );
  return { directory, resources, assets };
};

/** Policies and the like are full of references that mean nothing here; they are not evaluated. */
const isDescribed = (type: string): boolean => !/^AWS::(IAM|CloudWatch|KMS|Logs|CDK)::|^Custom::/.test(type);

export const ofType = (assembly: Assembly, ...types: string[]): Resource[] =>
  assembly.resources.filter(({ type }) => types.includes(type));

/** The resource's properties by their schema, or one sentence that says which property does not fit. */
export const read = <T>(schema: z.ZodType<T>, resource: Resource): T => {
  const result = schema.safeParse(resource.properties);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new LocalHostError(
    `${resource.type} ${resource.logicalId} of ${resource.stack}: ${where}: ${issue?.message}.`,
  );
};
