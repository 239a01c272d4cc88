import { expect, test } from "vitest";
import { tellingOf } from "../../../commands/rehearse/invariants/blindness.ts";
import { applicationContent } from "../../support/builders.ts";

const organisation = { id: "org_mark", name: "Mark", country: "SE", type: "municipality" };
const person = (sub: string) => ({ sub, email: `${sub}@example.org`, roles: ["applicant"] });
const applicants = new Map([
  ["app_1", { person: person("clerk-of-mark"), content: applicationContent("org_mark", { organisation }) }],
  ["app_2", { person: person("clerk"), content: applicationContent("org_kalmar", { area: undefined }) }],
]);
const telling = tellingOf(applicants, '{"criteria":"Mark the plan"}');

test("who applies is found in an answer: by name, in the genitive too, by id and by address", () => {
  for (const said of [
    '{"name":"Municipality of kalmar"}',
    "Municipality of kalmars plan",
    '"applicationId":"app_2"',
    "kalmar@example.org",
    "Eva Ek",
    "org_mark",
    "clerk-of-mark",
  ])
    expect([said, telling.test(said)]).toEqual([said, true]);
});

test("a word of the call, and a part of another word, tell nothing", () => {
  for (const said of [
    "Mark",
    "app_21",
    "kalmar@example.organisation",
    "#3F7K2Q",
    "Municipality of kalmarina",
  ])
    expect([said, telling.test(said)]).toEqual([said, false]);
});
