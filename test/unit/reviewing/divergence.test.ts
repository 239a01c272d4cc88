import { expect, test } from "vitest";
import { reviewerFigures, spreadOf } from "../../../functions/reviewing/divergence.ts";
import { ApplicationId, PersonId } from "../../../schemas/ids.ts";

function review(application: string, person: string, scores: Record<string, number | null>) {
  return {
    applicationId: ApplicationId.parse(`app_${application}`),
    personId: PersonId.parse(`person_${person}`),
    state: "submitted" as const,
    content: { scores, toApplicant: "", toPanel: "" },
  };
}

test("what somebody marked as not applicable makes nobody differ", () => {
  const one = review("a", "ada", { ambition: 4, quality: 5 });
  const other = review("a", "eva", { ambition: 4, quality: null });
  expect(spreadOf([one, other])).toBe(0);
  expect(spreadOf([one, review("a", "eva", { ambition: 4, quality: 0 })])).toBe(5);
});

test("one review alone does not differ", () => {
  expect(spreadOf([review("a", "ada", { ambition: 4 })])).toBe(0);
});

test("who always gives a point less is severe by one, whatever the applications are worth", () => {
  const reviews = [1, 3, 4].flatMap((worth) => [
    review(`a${worth}`, "ada", { ambition: worth }),
    review(`a${worth}`, "eva", { ambition: worth + 1 }),
  ]);
  expect(reviewerFigures(reviews)).toEqual([
    { personId: "person_ada", reviews: 3, compared: 3, severity: -1, spread: 1.25 },
    { personId: "person_eva", reviews: 3, compared: 3, severity: 1, spread: 1.25 },
  ]);
});

test("whom nobody can be compared with has no severity, and drafts do not count", () => {
  const draft = { ...review("a", "eva", { ambition: 1 }), state: "draft" as const };
  expect(reviewerFigures([review("a", "ada", { ambition: 5 }), draft])).toEqual([
    { personId: "person_ada", reviews: 1, compared: 0, spread: 0 },
  ]);
});
