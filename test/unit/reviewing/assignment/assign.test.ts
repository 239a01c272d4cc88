import { describe, expect, it } from "vitest";
import { assign } from "../../../../functions/reviewing/assignment/assign.ts";
import { AssignAnswer, AssignInput } from "../../../../schemas/planning/assign.ts";

const plan = async (input: unknown) => AssignAnswer.parse(await assign(AssignInput.parse(input)));

/** Three applications from two countries, three reviewers; every fact below is counted by hand. */
const field = {
  k: 1,
  maxLoad: 1,
  applications: [{ id: "a1", country: "SE" }, { id: "a2", country: "FR" }, { id: "a3" }],
  reviewers: [{ id: "r1", country: "SE" }, { id: "r2", country: "FR" }, { id: "r3" }],
  affinity: {
    a1: { r1: 100, r2: 90, r3: 10 },
    a2: { r1: 80, r2: 100, r3: 20 },
    a3: { r1: 60, r2: 50, r3: 40 },
  },
};

describe("assigning reviewers", () => {
  it("takes the largest total, and says why each and what stood in the way", async () => {
    expect(await plan({ ...field, objective: "maxTotal" })).toMatchObject({
      feasible: true,
      objective: "maxTotal",
      total: 240,
      minAppSum: 40,
      bound: 240,
      gap: 0,
      optimal: true,
      assignment: { a1: ["r1"], a2: ["r2"], a3: ["r3"] },
      loads: { r1: 1, r2: 1, r3: 1 },
      excluded: [],
      reasons: [
        { application: "a1", reviewer: "r1", affinity: 100, code: "strongestCandidates" },
        { application: "a2", reviewer: "r2", affinity: 100, code: "strongestCandidates" },
        {
          application: "a3",
          reviewer: "r3",
          affinity: 40,
          code: "strongerFull",
          params: { rank: 3, candidates: 3, next: "r1", nextAffinity: 60, obstacle: "fullLoad" },
        },
      ],
    });
  });

  it("never trades a conflict against affinity, and lists each ground", async () => {
    const conflicted = {
      ...field,
      conflictRules: ["sameCountry", "sameOrganisation"],
      declaredConflicts: [
        { application: "a1", reviewer: "r1", reason: "worked there" },
        { application: "a3", reviewer: "r1" },
      ],
    };
    expect(await plan(conflicted)).toMatchObject({
      total: 90 + 80 + 40,
      assignment: { a1: ["r2"], a2: ["r1"], a3: ["r3"] },
      excluded: [
        { application: "a1", reviewer: "r1", code: "declaredConflict", reason: "worked there" },
        { application: "a1", reviewer: "r1", code: "sameCountry" },
        { application: "a2", reviewer: "r2", code: "sameCountry" },
        { application: "a3", reviewer: "r1", code: "declaredConflict" },
      ],
      reasons: [
        { code: "strongerExcluded", params: { next: "r1", obstacle: "conflict" } },
        { code: "strongerExcluded", params: { next: "r2", obstacle: "conflict" } },
        { code: "strongerExcluded", params: { next: "r1", obstacle: "conflict" } },
      ],
    });
  });

  it("gives up total for the application that would get least, but only by maxMinThenTotal", async () => {
    const uneven = {
      k: 1,
      maxLoad: 1,
      applications: [{ id: "a" }, { id: "b" }],
      reviewers: [{ id: "r" }, { id: "s" }],
      affinity: { a: { r: 100, s: 50 }, b: { r: 45, s: 10 } },
    };
    expect(await plan({ ...uneven, objective: "maxTotal" })).toMatchObject({ total: 110, minAppSum: 10 });
    expect(await plan(uneven)).toMatchObject({ total: 95, minAppSum: 45, optimal: true, gap: 0, bound: 95 });
  });

  it("tells affinities apart that differ in the fourth decimal, and adds them exactly", async () => {
    const fine = {
      k: 2,
      maxLoad: 1,
      applications: [{ id: "a" }],
      reviewers: [{ id: "r" }, { id: "s" }, { id: "t" }],
      affinity: { a: { r: 0.1, s: 0.2, t: 0.1001 } },
    };
    expect(await plan(fine)).toMatchObject({ total: 0.3001, assignment: { a: ["s", "t"] } });
  });

  it("fills minimum loads inside the one optimisation", async () => {
    const minimum = {
      ...field,
      k: 1,
      maxLoad: 3,
      objective: "maxTotal",
      reviewers: [{ id: "r1" }, { id: "r2" }, { id: "r3", minLoad: 1 }],
    };
    // r3 costs least at a3 (60 - 40), not at the application that came first.
    expect(await plan(minimum)).toMatchObject({ total: 240, loads: { r1: 1, r2: 1, r3: 1 } });
  });

  it("certifies that three applications cannot share two free reviewers", async () => {
    const short = {
      ...field,
      declaredConflicts: ["a1", "a2", "a3"].map((application) => ({ application, reviewer: "r3" })),
    };
    expect(await plan(short)).toEqual({
      feasible: false,
      assignable: 2,
      missing: 1,
      assignment: { a1: ["r1"], a2: ["r2"], a3: [] },
      certificate: {
        cause: "capacity",
        applications: ["a1", "a2", "a3"],
        eligibleReviewers: ["r1", "r2"],
        demand: 3,
        capacity: 2,
      },
    });
  });

  it("certifies minimum loads that ask for more than there is to review", async () => {
    const idle = {
      ...field,
      reviewers: field.reviewers.map((each) => ({ ...each, maxLoad: 2, minLoad: 2 })),
    };
    expect(await plan(idle)).toMatchObject({
      feasible: false,
      assignable: 3,
      missing: 3,
      certificate: { cause: "minimumLoads", eligibleReviewers: ["r1", "r2", "r3"], demand: 6, capacity: 3 },
    });
  });

  it("certifies a tier that too few strong reviewers can fill", async () => {
    expect(await plan({ ...field, tier: { atLeast: 1, tau: 60 } })).toMatchObject({
      feasible: false,
      assignable: 2,
      missing: 1,
      certificate: {
        cause: "tier",
        applications: ["a1", "a2", "a3"],
        eligibleReviewers: ["r1", "r2"],
        demand: 3,
        capacity: 2,
        strongOnly: ["a1", "a2", "a3"],
      },
    });
  });

  const base = { a1: ["r1"], a2: ["r2"], a3: ["r3"] };
  const roomy = { ...field, maxLoad: 2, objective: "maxTotal" };

  it("repairs a conflict with one new pair where one will do, and shows what starting over would give", async () => {
    const repair = { base, event: { type: "conflict", application: "a3", reviewer: "r3" } };
    expect(await plan({ ...roomy, repair })).toMatchObject({
      assignment: { a1: ["r1"], a2: ["r2"], a3: ["r1"] },
      total: 260,
      excluded: [{ application: "a3", reviewer: "r3", code: "conflict" }],
      repair: { newPairs: 1, removedPairs: 1, totalIfFullyReoptimised: 260 },
    });
  });

  it("keeps what it has although better is free, as long as nothing speaks against it", async () => {
    const repair = {
      base: { a1: ["r2"], a2: ["r1"], a3: ["r3"] },
      event: { type: "decline", application: "a1", reviewer: "r3" },
    };
    expect(await plan({ ...roomy, repair })).toMatchObject({
      total: 210,
      repair: { newPairs: 0, removedPairs: 0, totalIfFullyReoptimised: 260 },
    });
  });

  it("takes everything from a reviewer who declines all, minimum load included", async () => {
    const repair = { base, event: { type: "decline", reviewer: "r1" } };
    const reviewers = [{ id: "r1", minLoad: 1 }, { id: "r2" }, { id: "r3" }];
    expect(await plan({ ...roomy, reviewers, repair })).toMatchObject({
      assignment: { a1: ["r2"], a2: ["r2"], a3: ["r3"] },
      loads: { r1: 0, r2: 2, r3: 1 },
      repair: { newPairs: 1, removedPairs: 1 },
    });
  });

  it("drops a withdrawn application and gives its reviewers no one else's", async () => {
    const repair = { base, event: { type: "withdraw", application: "a1" } };
    expect(await plan({ ...roomy, repair })).toMatchObject({
      assignment: { a2: ["r2"], a3: ["r3"] },
      repair: { newPairs: 0, removedPairs: 1, totalIfFullyReoptimised: 160 },
    });
  });

  it("assigns nothing where there are no applications", async () => {
    expect(await plan({ ...field, applications: [], affinity: {} })).toMatchObject({
      feasible: true,
      total: 0,
      minAppSum: 0,
      optimal: true,
    });
  });
});

describe("the input of an assignment", () => {
  it("is refused with one pointer and one code per fault", () => {
    const wrong = AssignInput.safeParse({
      k: 0,
      maxLoad: 2,
      applications: [{ id: "a", colour: "red" }, { id: "a" }],
      reviewers: [{ id: "r", minLoad: 3 }],
      declaredConflicts: [{ application: "a", reviewer: "nobody" }],
      affinity: { a: { r: 1.23456 }, b: { r: 101 } },
      repair: { base: { a: ["r", "r"], c: [] }, event: { type: "withdraw", application: "d" } },
    });
    expect(
      wrong.error?.issues
        .map((issue) => [issue.path.join("/"), issue.code === "custom" ? issue.params?.code : issue.code])
        .toSorted(),
    ).toEqual([
      ["affinity/a/r", "TooManyDecimals"],
      ["affinity/b", "UnknownApplication"],
      ["affinity/b/r", "too_big"],
      ["applications/0", "unrecognized_keys"],
      ["applications/1/id", "DuplicateId"],
      ["declaredConflicts/0/reviewer", "UnknownReviewer"],
      ["k", "too_small"],
      ["repair/base/a/1", "DuplicateId"],
      ["repair/base/c", "UnknownApplication"],
      ["repair/event/application", "UnknownApplication"],
      ["reviewers/0/minLoad", "MinLoadAboveMaxLoad"],
    ]);
  });
});
