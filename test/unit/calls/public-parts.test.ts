import { expect, test } from "vitest";
import { callCalendar } from "../../../functions/calls/call-calendar.ts";
import { publicCall } from "../../../functions/calls/public-call.ts";
import { publishedCall } from "../../../functions/calls/published-call.ts";
import { callContent, callIn, callInput, closesAt, during, opensAt } from "../../support/builders.ts";

const sizeLimit = (eligibility: ReturnType<typeof callInput>["eligibility"]) => {
  const call = publishedCall(callIn("open", callContent({ ...callInput(), eligibility })));
  return publicCall(call, "en", during).sizeLimit;
};

test("a call without a limit of size says so, and one with a limit names it", () => {
  const { eligibility } = callInput();
  expect(sizeLimit(eligibility.filter(({ rule }) => rule !== "minPopulation"))).toBe(
    "No size limit applies: everybody can apply, whatever the number of inhabitants.",
  );
  expect(sizeLimit(eligibility)).toBe("At least 10000 inhabitants.");
});

test("a call that was cancelled after its approval stays to be read, and says why", () => {
  const published = { opensAt, closesAt, approvedAt: opensAt, lotWindows: [] };
  const reason = { code: "CancelledByStaff", params: { reason: "No money." } };
  const call = publishedCall({ ...callIn("cancelled"), reason, published });
  const { state, cancelled } = publicCall(call, "en", during);
  expect({ state, cancelled }).toEqual({ state: "cancelled", cancelled: { at: during, why: "No money." } });
  expect(callCalendar(call, "en").content).toContain("STATUS:CANCELLED");
});

test("the calendar has the deadline as an instant, and is the same each time", () => {
  const call = publishedCall(callIn("open"));
  const { content } = callCalendar(call, "sv");
  expect(content).toContain("UID:call_small-call-closes");
  expect(content).toContain("DTSTART:20230630T215900Z");
  expect(callCalendar(call, "sv").content).toBe(content);
});
