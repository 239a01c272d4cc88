import type { RehearsalResult } from "../../commands/rehearse/result.ts";

/** The figures of a made-up rehearsal, whose track and criterion have names that are given. */
export function numbersOf(names: readonly string[]): RehearsalResult["numbers"] {
  return {
    underWay: {
      at: "2023-07-17T08:00:00.000Z",
      phases: [
        { phase: "applying", done: 85, underWay: 0, late: 0, ahead: 0, dropped: 7 },
        {
          phase: "reviewing",
          done: 120,
          underWay: 114,
          late: 3,
          ahead: 0,
          dropped: 2,
          dueAt: "2023-08-03T21:59:00.000Z",
        },
      ],
    },
    scores: [
      {
        track: "twin",
        trackLabel: names[0] ?? "Twin",
        applications: 78,
        reviews: 234,
        criteria: [
          {
            criterion: "ambition",
            label: names[1] ?? "Ambition",
            maxScore: 5,
            step: 0.5,
            threshold: 3,
            counts: [
              { score: 3, reviews: 100 },
              { score: 4.5, reviews: 134 },
            ],
            notApplicable: 0,
            quartiles: { least: 3, lower: 3, median: 4.5, upper: 4.5, greatest: 4.5 },
          },
        ],
        totals: { maxScore: 5, threshold: 3 },
        divergence: { bound: 3, compared: 78, divergent: 1 },
      },
    ],
  };
}
