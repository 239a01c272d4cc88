import { isJsonObject, type Json, type JsonObject } from "./json.ts";

/** Whether `event` fits an EventBridge pattern, which is also the language of event source filters. */
export const fits = (pattern: JsonObject, event: Json | undefined): boolean => {
  const fields = isJsonObject(event) ? event : {};
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === "$or")
      return Array.isArray(expected) && expected.some((each) => isJsonObject(each) && fits(each, event));
    if (Array.isArray(expected)) return expected.some((matcher) => fitsLeaf(matcher, fields[key]));
    return isJsonObject(expected) && fits(expected, fields[key]);
  });
};

const fitsLeaf = (matcher: Json, value: Json | undefined): boolean => {
  if (Array.isArray(value)) return value.some((each) => fitsLeaf(matcher, each));
  if (!isJsonObject(matcher)) return value !== undefined && value === matcher;
  return Object.entries(matcher).every(([operator, argument]) => fitsOperator(operator, argument, value));
};

const fitsOperator = (operator: string, argument: Json, value: Json | undefined): boolean => {
  // An object is no leaf: `exists` is true of leaves only, as in the cloud.
  const isLeaf = value !== undefined && !isJsonObject(value);
  if (operator === "exists") return isLeaf === argument;
  if (!isLeaf) return false;
  if (operator === "anything-but") {
    const refused = Array.isArray(argument) ? argument : [argument];
    return !refused.some((each) => fitsLeaf(each, value));
  }
  if (operator === "numeric") return Array.isArray(argument) && fitsNumbers(argument, value);
  if (typeof value !== "string") return false;
  const text = String(argument);
  if (operator === "prefix") return value.startsWith(text);
  if (operator === "suffix") return value.endsWith(text);
  if (operator === "equals-ignore-case") return value.toLowerCase() === text.toLowerCase();
  if (operator === "wildcard") {
    const parts = text.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`, "s").test(value);
  }
  throw new Error(`The pattern operator ${operator} is not known.`);
};

const fitsNumbers = (rules: Json[], value: Json): boolean => {
  if (typeof value !== "number") return false;
  for (let index = 0; index < rules.length; index += 2) {
    const limit = Number(rules[index + 1]);
    const isMet = {
      "=": value === limit,
      "<": value < limit,
      "<=": value <= limit,
      ">": value > limit,
      ">=": value >= limit,
    }[String(rules[index])];
    if (isMet !== true) return false;
  }
  return true;
};
