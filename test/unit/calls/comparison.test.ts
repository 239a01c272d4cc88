import { describe, expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { comparisonSentence } from "../../../functions/calls/comparison-words.ts";
import { Comparison } from "../../../schemas/call/comparison.ts";
import { CallContent } from "../../../schemas/call.ts";
import { callInput } from "../../support/builders.ts";

const input = callInput();
const [track] = input.tracks;
if (!track) throw new Error("the built call has a track");
const both = (text: string) => ({ sv: text, en: text });
const question = (id: string, kind: string, required = true) => ({
  id,
  label: both(id),
  required,
  kind,
  ...(kind === "choice" || kind === "choices"
    ? { options: ["a", "b"].map((one) => ({ id: one, label: both(one) })) }
    : {}),
  ...(kind === "choices" ? { maxChoices: 2 } : {}),
});
const form = [
  ...track.form,
  question("kind", "choice"),
  question("maybe", "choice", false),
  question("several", "choices"),
];
const lots = ["north", "south"].map((id) => ({
  id,
  label: both(id),
  manager: { name: "Manager", email: "manager@example.org" },
}));

const content = (
  compare: unknown,
  change: { selection?: object; reviewing?: object; lots?: object[] } = {},
) =>
  CallContent.parse({
    ...input,
    lots: change.lots ?? [],
    tracks: [{ ...track, form }],
    reviewing: { ...input.reviewing, ...change.reviewing },
    selection: { ...input.selection, ...change.selection, compare },
  });

describe("comparing scores is found to be", () => {
  const standard = (within: string) => ({ method: "standardScore", within });
  const severity = { method: "severity" };
  const cases: [what: string, compare: unknown, change: Parameters<typeof content>[1], findings: string[]][] =
    [
      ["sound within an answer that everybody gives", standard("answer:kind"), {}, []],
      ["sound within lots", standard("lot"), { lots }, []],
      [
        "impossible within lots that there are not",
        standard("lot"),
        {},
        ["error NoLots /selection/compare/within"],
      ],
      [
        "impossible within juries without lots",
        standard("place"),
        {},
        ["error NoLots /selection/compare/within"],
      ],
      ["idle within the only track", standard("track"), {}, ["warning OneGroup /selection/compare/within"]],
      [
        "impossible within an answer to no question",
        standard("answer:size"),
        {},
        ["error UnknownQuestion /selection/compare/within"],
      ],
      [
        "ambiguous within several answers",
        standard("answer:several"),
        {},
        ["error NotOneAnswer /selection/compare/within"],
      ],
      [
        "doubtful within an answer that may be missing",
        standard("answer:maybe"),
        {},
        ["warning AnswerNotRequired /selection/compare/within"],
      ],
      [
        "doubtful where places in a row are added up",
        { method: "rankShare", within: "lot" },
        { lots, selection: { policy: "maxTotal" } },
        ["warning SumOfRanks /selection/compare/method"],
      ],
      ["sound where two read the same", severity, {}, []],
      [
        "impossible where nobody reads the same",
        severity,
        { reviewing: { perApplication: 1 } },
        ["error NobodyToCompareWith /selection/compare"],
      ],
      [
        "impossible where nobody reads enough",
        { ...severity, least: 9 },
        {},
        ["error NeverEnoughReviews /selection/compare/least"],
      ],
      [
        "doubtful where they come to one word anyway",
        severity,
        { reviewing: { consensus: { when: "always", withinDays: 5 } } },
        ["warning ConsensusIsNotCorrected /selection/compare"],
      ],
    ];
  test.each(cases)("%s", (_what, compare, change, findings) => {
    const found = checkCall(content(compare, change));
    expect(found.map(({ severity: how, code, pointer }) => `${how} ${code} ${pointer}`)).toEqual(findings);
  });
});

test("how scores are compared is said in words before anybody applies, and each way in other words", () => {
  const ways = [
    undefined,
    "share",
    { method: "severity" },
    ...["standardScore", "rankShare"].flatMap((method) =>
      ["country", "lot", "track", "place", "type", "answer:kind"].map((within) => ({
        method,
        within,
        least: 5,
      })),
    ),
  ];
  for (const language of ["sv", "en"] as const) {
    const said = ways.map((compare) => {
      const selection = {
        ...content(undefined).selection,
        ...(compare === undefined ? {} : { compare: Comparison.parse(compare) }),
      };
      return comparisonSentence({ selection, tracks: content(undefined).tracks }, language);
    });
    expect(new Set(said).size).toBe(ways.length);
    for (const sentence of said) expect(sentence).not.toMatch(/undefined|answer:/);
  }
});
