import { isJsonObject, type Json, type JsonObject, LocalHostError, listOf, textOf } from "./json.ts";
import { account, attributeFor, physicalName, refFor, region } from "./physical-names.ts";

export type Template = {
  stack: string;
  resources: Map<string, { type: string; condition: string | undefined; properties: JsonObject }>;
  parameters: JsonObject;
  conditions: JsonObject;
  mappings: JsonObject;
  outputs: JsonObject;
};

export type Resolver = ReturnType<typeof createResolver>;

const pseudo = (name: string, stack: string): Json | undefined =>
  ({
    "AWS::Region": region,
    "AWS::AccountId": account,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": stack,
    "AWS::StackId": `arn:aws:cloudformation:${region}:${account}:stack/${stack}/local`,
    "AWS::NoValue": null,
  })[name];

/** Turns CloudFormation's intrinsic functions into the values they have on this machine. */
export const createResolver = (templates: Template[], apiUrl: string) => {
  const exported = new Map<string, { template: Template; value: Json }>();
  const names = new Map<string, string>();

  const lookUp = (template: Template, logicalId: string) => {
    const resource = template.resources.get(logicalId);
    if (resource === undefined) {
      throw new LocalHostError(
        `The template of ${template.stack} refers to ${logicalId}, which it does not define.`,
      );
    }
    const key = `${template.stack}/${logicalId}`;
    let name = names.get(key);
    if (name === undefined) {
      name = physicalName(
        resource.type,
        template.stack,
        logicalId,
        objectAt(template, nameSafe(resource.properties)),
      );
      names.set(key, name);
    }
    return { ...resource, name };
  };

  // A name may itself be built from references; everything else must not be resolved to find a name.
  const nameSafe = (properties: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(properties).filter(([key]) => /Name$|^Name$|^EmailIdentity$/.test(key)),
    );

  const objectAt = (template: Template, value: JsonObject): JsonObject => {
    const resolved = resolve(template, value);
    return isJsonObject(resolved) ? resolved : {};
  };

  const ref = (template: Template, name: string): Json => {
    const known = pseudo(name, template.stack);
    if (known !== undefined) return known;
    const parameter = template.parameters[name];
    if (isJsonObject(parameter)) {
      if (parameter.Default !== undefined) return parameter.Default;
      throw new LocalHostError(
        `Parameter ${name} of ${template.stack} has no default, so it has no value here.`,
      );
    }
    const { type, name: physical, properties } = lookUp(template, name);
    return refFor(type, physical, properties);
  };

  const getAtt = (template: Template, logicalId: string, attribute: string): Json => {
    const { type, name, properties } = lookUp(template, logicalId);
    return attributeFor(type, name, properties, attribute, apiUrl);
  };

  const sub = (template: Template, argument: Json): Json => {
    const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
    return String(text).replaceAll(/\$\{([^}]+)\}/g, (whole, inner: string) => {
      if (inner.startsWith("!")) return whole.replace("!", "");
      const given = isJsonObject(values) ? values[inner] : undefined;
      if (given !== undefined) return String(resolve(template, given));
      const [logicalId, ...attribute] = inner.split(".");
      const isAttribute = attribute.length > 0;
      return String(
        isAttribute ? getAtt(template, logicalId ?? "", attribute.join(".")) : ref(template, inner),
      );
    });
  };

  const condition = (template: Template, name: string): boolean =>
    resolve(template, template.conditions[name] ?? false) === true;

  const importValue = (name: string): Json => {
    const found = exported.get(name);
    if (found === undefined) throw new LocalHostError(`No stack of the assembly exports ${name}.`);
    return resolve(found.template, found.value);
  };

  const call = (template: Template, name: string, argument: Json): Json => {
    const many = () => listOf(resolve(template, argument));
    if (name === "Ref") return ref(template, String(argument));
    if (name === "Condition") return condition(template, String(argument));
    if (name === "Fn::GetAtt") {
      const [logicalId, ...attribute] = Array.isArray(argument)
        ? argument.map(String)
        : String(argument).split(".");
      return getAtt(template, logicalId ?? "", attribute.join("."));
    }
    if (name === "Fn::Sub") return sub(template, argument);
    if (name === "Fn::ImportValue") return importValue(String(resolve(template, argument)));
    if (name === "Fn::If") {
      const [test, yes, no] = listOf(argument);
      return resolve(template, (condition(template, String(test)) ? yes : no) ?? null);
    }
    const list = many();
    if (name === "Fn::Join")
      return listOf(list[1])
        .map(String)
        .join(textOf(list[0]) ?? "");
    if (name === "Fn::Split") return String(list[1]).split(String(list[0]));
    if (name === "Fn::Select") return listOf(list[1])[Number(list[0])] ?? null;
    if (name === "Fn::Equals") return JSON.stringify(list[0]) === JSON.stringify(list[1]);
    if (name === "Fn::And") return list.every((each) => each === true);
    if (name === "Fn::Or") return list.some((each) => each === true);
    if (name === "Fn::Not") return list[0] !== true;
    if (name === "Fn::GetAZs") return ["a", "b", "c"].map((zone) => region + zone);
    if (name === "Fn::Base64") return Buffer.from(String(resolve(template, argument))).toString("base64");
    if (name === "Fn::FindInMap") {
      const [map, first, second] = list.map(String);
      const level = template.mappings[map ?? ""];
      const inner = isJsonObject(level) ? level[first ?? ""] : undefined;
      return (isJsonObject(inner) ? inner[second ?? ""] : undefined) ?? null;
    }
    if (name === "Fn::ToJsonString") return JSON.stringify(resolve(template, argument));
    throw new LocalHostError(
      `The template of ${template.stack} uses ${name}, which the local host does not evaluate.`,
    );
  };

  const resolve = (template: Template, value: Json): Json => {
    if (Array.isArray(value)) return value.map((each) => resolve(template, each));
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (first !== undefined && entries.length === 1 && isIntrinsic(...first))
      return call(template, first[0], first[1]);
    return Object.fromEntries(
      entries.filter(([, each]) => !isNoValue(each)).map(([key, each]) => [key, resolve(template, each)]),
    );
  };

  for (const template of templates) {
    for (const output of Object.values(template.outputs)) {
      if (!isJsonObject(output) || !isJsonObject(output.Export)) continue;
      exported.set(String(resolve(template, output.Export.Name ?? "")), {
        template,
        value: output.Value ?? null,
      });
    }
  }

  return {
    resolve,
    condition,
    nameOf: (template: Template, logicalId: string) => lookUp(template, logicalId).name,
  };
};

const isIntrinsic = (key: string, argument: Json): boolean =>
  key === "Ref" || key.startsWith("Fn::") || (key === "Condition" && typeof argument === "string");

const isNoValue = (value: Json): boolean => isJsonObject(value) && value.Ref === "AWS::NoValue";
