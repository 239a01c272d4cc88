import { expect, test } from "vitest";
import { fits } from "../../../infra/local/event-pattern.ts";
import type { JsonObject } from "../../../infra/local/json.ts";

const record = {
  eventName: "INSERT",
  dynamodb: {
    NewImage: { pk: { S: "call_7" }, state: { S: "open" }, n: { N: "3" } },
    sizes: [1, 2],
    gone: null,
  },
};

const cases: [string, JsonObject, boolean][] = [
  ["an exact value", { eventName: ["INSERT"] }, true],
  ["one of several values", { eventName: ["MODIFY", "INSERT"] }, true],
  ["another value", { eventName: ["MODIFY"] }, false],
  [
    "all fields must fit",
    { eventName: ["INSERT"], dynamodb: { NewImage: { state: { S: ["closed"] } } } },
    false,
  ],
  ["a prefix", { dynamodb: { NewImage: { pk: { S: [{ prefix: "call_" }] } } } }, true],
  ["a suffix", { dynamodb: { NewImage: { pk: { S: [{ suffix: "_8" }] } } } }, false],
  [
    "anything but a value",
    { dynamodb: { NewImage: { state: { S: [{ "anything-but": ["open"] }] } } } },
    false,
  ],
  [
    "anything but a prefix",
    { dynamodb: { NewImage: { pk: { S: [{ "anything-but": { prefix: "app_" } }] } } } },
    true,
  ],
  ["a leaf that exists", { dynamodb: { NewImage: { state: { S: [{ exists: true }] } } } }, true],
  ["a leaf that does not exist", { dynamodb: { OldImage: { state: { S: [{ exists: false }] } } } }, true],
  ["an object is no leaf", { dynamodb: { NewImage: [{ exists: true }] } }, false],
  ["a member of a list", { dynamodb: { sizes: [2] } }, true],
  ["a number in a range", { dynamodb: { sizes: [{ numeric: [">", 1, "<=", 2] }] } }, true],
  ["null is a value", { dynamodb: { gone: [null] } }, true],
  ["either of two", { $or: [{ eventName: ["REMOVE"] }, { eventName: ["INSERT"] }] }, true],
  ["a wildcard", { dynamodb: { NewImage: { pk: { S: [{ wildcard: "c*_7" }] } } } }, true],
];

test.each(cases)("%s", (_, pattern, expected) => {
  expect(fits(pattern, record)).toBe(expected);
});
