import { expect, test } from "vitest";
import { countTopics } from "../../../functions/learning/count-topics.ts";
import { MatchedPair } from "../../../schemas/matching.ts";
import { Practice } from "../../../schemas/practice.ts";
import { applicationContent, callContent, callIn, callInput, during } from "../../support/builders.ts";

const small = callInput();
const fields = {
  id: "fields",
  label: { en: "F", sv: "F" },
  required: true,
  kind: "choices",
  options: "domains",
  maxChoices: 2,
};
const content = callContent({
  domains: small.domains.map((domain) => ({ ...domain, topic: domain.id })),
  tracks: small.tracks.map((track) => ({ ...track, form: [...track.form, { ...fields }] })),
});
const call = callIn("running", content);

const pair = (name: string, activity: string | null) =>
  MatchedPair.parse({
    participationId: `participation_${name}`,
    name,
    activity,
    reason: { code: "matched", params: {} },
  });
const practice = (id: string, callId: string, state: "shared" | "withdrawn") =>
  Practice.parse({
    id: `practice_${id}`,
    callId,
    participationId: "participation_a",
    organisationId: "org_a",
    organisation: "A",
    title: id,
    domain: "heat",
    text: "How.",
    topic: "energy",
    sharedAt: during,
    state,
    ...(state === "withdrawn" ? { withdrawnAt: during } : {}),
  });
const applied = (name: string, chosen: string[]) => ({
  content: applicationContent(`org_${name}`, { answers: { fields: chosen } }),
  participationId: `participation_${name}`,
});

test("a match counts where both sides work on the challenge; a practice of another call counts apart", () => {
  const uses = countTopics(call, {
    applications: [applied("a", ["energy"]), applied("b", ["transport"])],
    measures: [],
    practices: [
      practice("own", call.id, "shared"),
      practice("other", "call_other", "shared"),
      practice("gone", call.id, "withdrawn"),
    ],
    // Both with the activity on energy; one of them asked for transport.
    pairs: [pair("a", "grid"), pair("b", "grid"), pair("c", null)],
  });
  expect(
    uses.map(({ topic, applications, activities, practices, matches }) => [
      topic,
      applications,
      activities,
      practices,
      matches,
    ]),
  ).toEqual([
    ["transport", 1, 0, { own: 0, others: 0 }, 0],
    ["energy", 1, 1, { own: 1, others: 1 }, 1],
  ]);
});
