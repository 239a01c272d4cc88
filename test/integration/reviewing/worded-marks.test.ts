import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rendered } from "../../../functions/letters/render.ts";
import { lettersTo } from "../../support/blind-walk.ts";
import { callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { selectionWorld } from "../../support/selection-world.ts";

const [track] = callInput().tracks;
const named = (en: string, sv: string) => ({ en, sv });
/** A criterion whose marks have words, given in no order, and which looks at two things. */
const worded = {
  ...track?.criteria[0],
  levels: [
    { score: 4, label: named("Largely", "Till stor del") },
    { score: 0, label: named("Not at all", "Inte alls") },
    { score: 2.5, label: named("In part", "Delvis") },
  ],
  aspects: [
    { id: "mobility", label: named("Mobility", "Mobilitet") },
    { id: "land", label: named("Land use", "Markanvändning") },
  ],
};
const tracks = [{ ...track, criteria: [worded, track?.criteria[1]] }];
const asked = [
  { score: 0, label: "Not at all" },
  { score: 2.5, label: "In part" },
  { score: 4, label: "Largely" },
];
const path = "/consensuses/{consensusId}";
const draft = { scores: { ambition: 3.5, quality: 4 }, toApplicant: "Together: good.", toPanel: "" };

let database: TestTable;
let world: Awaited<ReturnType<typeof selectionWorld>>;
let consensusId: string;
const ystad = () => world.applicationOf("ystad");
const agreedOn = () => world.applicationOf("kalmar");

/** Reviewed without names; of one application the reviewers come to a consensus, the others count as they are. */
beforeAll(async () => {
  database = await startTable();
  const reviewing = { blind: "double", consensus: { when: "onDivergence", withinDays: 7 } };
  world = await selectionWorld(database.table, "worded", { tracks }, "reviewing", reviewing);
  const opened = await world.staff("POST /applications/{applicationId}/consensus", {
    params: { applicationId: agreedOn() },
    body: {},
  });
  consensusId = String(opened.body.id);
});
afterAll(() => database.stop());

const reviewOf = async (name: string) => {
  const { body } = await world.as(name, "GET /reviews/mine");
  const [first] = Array.isArray(body.items) ? body.items : [];
  return world.as(name, "GET /reviews/{reviewId}", { params: { reviewId: String(first.reviewId) } });
};

describe("marks that have words", () => {
  test("are asked in words, from the lowest on, with what the criterion looks at and nothing of who applies", async () => {
    const { body } = await reviewOf("rolf");
    // The world names its tasks after the towns; what is read of them must not.
    const { review: _review, ...sheet } = body;
    expect(sheet.criteria).toMatchObject([
      { id: "ambition", aspects: ["Mobility", "Land use"], levels: asked },
      { id: "quality", aspects: [], levels: [] },
    ]);
    expect(JSON.stringify(sheet)).not.toMatch(/umea|lund|kalmar|ystad|person_eva|"SE"/i);
    const together = await world.as("ria", `GET ${path}`, { params: { consensusId } });
    expect(together.body.criteria).toMatchObject([{ aspects: ["Mobility", "Land use"], levels: asked }, {}]);
    expect(together.body.applicant).toMatch(/^#/);
    expect(JSON.stringify(together.body)).not.toMatch(/umea|lund|kalmar|ystad|person_|"SE"/i);
  });

  test("are public before anybody applies, in the language asked for", async () => {
    const { body } = await world.staff("GET /calls/{callId}/criteria", {
      params: { callId: world.callId },
      headers: { "accept-language": "sv" },
    });
    expect(body.tracks).toMatchObject([
      {
        criteria: [
          {
            levels: [
              { score: 0, label: "Inte alls" },
              { score: 2.5, label: "Delvis" },
              { score: 4, label: "Till stor del" },
            ],
          },
          { levels: [] },
        ],
      },
    ]);
    const page = await world.staff("GET /calls/{callId}/page", {
      params: { callId: world.callId },
      headers: { "accept-language": "sv" },
    });
    expect(String(page.body.text)).toContain("0: Inte alls · 2.5: Delvis · 4: Till stor del");
  });

  test("stand beside the marks in the figures, and are counted as marks", async () => {
    const { body } = await world.staff("GET /calls/{callId}/numbers", {
      params: { callId: world.callId },
      query: { language: "en" },
    });
    const [{ criteria }] = Array.isArray(body.scores) ? body.scores : [];
    expect(criteria[0].counts.filter(({ label }: { label?: string }) => label !== undefined)).toEqual([
      { score: 0, label: "Not at all", reviews: 0 },
      { score: 2.5, label: "In part", reviews: 0 },
      { score: 4, label: "Largely", reviews: 2 },
    ]);
    const picture = await world.staff("GET /calls/{callId}/numbers.svg", {
      params: { callId: world.callId },
      query: { of: "scores", language: "en" },
    });
    expect(String(picture.body.text)).toContain("2 gave 4 (Largely)");
  });

  test("tell applicants in their letter, in their language, what their mean says, and what was agreed", async () => {
    const params = { consensusId };
    const { rapporteur } = await world.deps.consensuses.get(consensusId);
    const [first, second] = rapporteur === "person_rolf" ? ["rolf", "ria"] : ["ria", "rolf"];
    await world.as(first, `PUT ${path}/draft`, { params, body: draft });
    expect((await world.as(second, `POST ${path}/agree`, { params, body: {} })).body.state).toBe("agreed");
    expect((await world.close()).status).toBe(200);
    await world.propose();
    await world.approve();
    await world.announce();
    const letters = await lettersTo(world, () => true);
    const letterOn = (applicationId: string) =>
      letters
        .filter(({ kind, subjectId }) => kind.startsWith("decision-") && subjectId === applicationId)
        .map((letter) => rendered(letter).text.replace(/\s+/g, " "))
        .join();
    expect(letterOn(ystad())).toContain("2 (Inte alls – Delvis)");
    expect(letterOn(ystad())).toContain("oberoende av varandra");
    expect(letterOn(agreedOn())).toContain("3,5 (Delvis – Till stor del)");
    expect(letterOn(agreedOn())).toContain("enades sedan om ett gemensamt omdöme");
    expect(letterOn(agreedOn())).not.toContain("oberoende av varandra");
    const decision = await world.staff("GET /applications/{applicationId}/decision", {
      params: { applicationId: agreedOn() },
    });
    expect(decision.body.criteria).toEqual([
      {
        id: "ambition",
        label: "ambition",
        mean: "3.5000",
        maxScore: "5",
        threshold: "3",
        level: "Delvis – Till stor del",
      },
      { id: "quality", label: "quality", mean: "4.0000", maxScore: "5", threshold: "3" },
    ]);
  });
});
