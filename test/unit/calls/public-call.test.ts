import { describe, expect, test } from "vitest";
import { milestonesOf } from "../../../functions/calls/approve-call.ts";
import { languageFor, publicCall } from "../../../functions/calls/public-call.ts";
import { asPublished, publishedCall } from "../../../functions/calls/published-call.ts";
import { timeline } from "../../../functions/calls/timeline.ts";
import { isRefusal } from "../../../functions/shared/refusal.ts";
import { Call } from "../../../schemas/call.ts";
import { callContent, callIn, callInput, closesAt, statesOf } from "../../support/builders.ts";

describe("the language of a call", () => {
  test.each([
    [undefined, "sv"],
    ["", "sv"],
    ["en", "en"],
    ["EN-gb", "en"],
    ["de, en;q=0.5", "en"],
    ["sv;q=0.3, en;q=0.8", "en"],
    ["en, sv", "en"],
    ["sv, en", "sv"],
    ["en;q=0", "sv"],
    ["sv;q=0, en;q=0.1", "en"],
    ["*", "sv"],
    ["xx;q=99999, ;;;, q=, en;q=.", "sv"],
  ])("asked for with %s is %s", (wished, language) => {
    expect(languageFor(callContent(), wished)).toBe(language);
  });
});

describe("the public", () => {
  test("sees a call from its approval on, and no draft", () => {
    const seen = statesOf(Call).filter((state) =>
      Call.options.some((option) => option.shape.state.value === state),
    );
    const published = Call.options
      .map((option) => option.shape.state.value)
      .filter((state) => asPublished(callIn(state)) !== undefined);
    expect(seen).toEqual(statesOf(Call));
    expect(published).toEqual(
      statesOf(Call).filter((state) => !["draft", "inApproval", "cancelled"].includes(state)),
    );
    const refusal = (() => {
      try {
        return publishedCall(callIn("draft"));
      } catch (error) {
        return isRefusal(error) && error.code;
      }
    })();
    expect(refusal).toBe("NotFound");
  });

  test("reads the deadline with zone and offset, in its own language", () => {
    const call = publishedCall(callIn("open"));
    const { closes, title, secondsLeft, state } = publicCall(call, "en", "2023-06-30T21:58:00.500Z");
    expect({ closes, title, secondsLeft, state }).toEqual({
      closes: "30 June 2023, 23:59 (Europe/Brussels, UTC+02:00)",
      title: "Small call",
      secondsLeft: 59,
      state: "open",
    });
    expect(publicCall(call, "sv", closesAt).closes).toBe("30 juni 2023, 23:59 (Europe/Brussels, UTC+02:00)");
    expect(publicCall(call, "sv", "2023-07-01T00:00:00.000Z").secondsLeft).toBe(0);
  });
});

describe("milestones", () => {
  const due = (call: Parameters<typeof milestonesOf>[0]) =>
    milestonesOf(call).map(({ name, dueAt }) => `${name} ${dueAt}`);

  test("are set at the hour of the ladder, and the seal after the grace", () => {
    expect(due(callIn("approved"))).toEqual([
      "open 2023-05-03T06:00:00.000Z",
      "remind-14 2023-06-16T07:00:00.000Z",
      "remind-7 2023-06-23T07:00:00.000Z",
      "remind-1 2023-06-29T07:00:00.000Z",
      "close 2023-06-30T22:00:00.000Z",
    ]);
  });

  test("keep the wall time where the clocks change between them", () => {
    const call = {
      ...callIn("approved"),
      opensAt: "2023-10-01T06:00:00.000Z",
      closesAt: "2023-10-31T22:59:00.000Z",
    };
    expect(due(call).slice(1, 4)).toEqual([
      "remind-14 2023-10-17T07:00:00.000Z",
      "remind-7 2023-10-24T07:00:00.000Z",
      "remind-1 2023-10-30T08:00:00.000Z",
    ]);
  });

  test("that would precede the opening are left out", () => {
    const call = { ...callIn("approved"), opensAt: "2023-06-25T06:00:00.000Z" };
    expect(due(call).map((text) => text.split(" ")[0])).toEqual(["open", "remind-1", "close"]);
  });

  test("that are due and did not happen stand in the timeline as late", () => {
    const call = callIn("approved");
    const trail = [{ at: "2023-05-01T08:00:00.000Z", action: "approve" }];
    const { happened, ahead, late } = timeline(
      call,
      milestonesOf(call),
      trail,
      [],
      "2023-06-20T00:00:00.000Z",
    );
    expect({ happened, ahead: ahead.map(({ what }) => what), late: late.map(({ what }) => what) }).toEqual({
      happened: [{ at: "2023-05-01T08:00:00.000Z", what: "approve" }],
      ahead: ["remind-7", "remind-1", "close"],
      late: ["open", "remind-14"],
    });
  });
});

test("a call is parsed from what a person sends, and keeps no field that it does not know", () => {
  expect(callContent()).toMatchObject({
    code: "small-call",
    tracks: [{ criteria: [{ weight: 1 }, { weight: 1 }] }],
  });
  expect(() => callContent({ ...callInput(), ...{ stranger: true } })).toThrow();
});
