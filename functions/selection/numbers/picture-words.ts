import type { CallPhase } from "../../../schemas/numbers.ts";

const en = {
  progress: "Progress per phase",
  scores: "How scores are spread",
  nothing: "Nothing has been counted yet.",
  noScores: "Nothing has been reviewed yet.",
  phases: {
    applying: "Applications",
    screening: "Screening",
    reviewing: "Reviews",
    consensus: "Consensus",
    selecting: "Selection",
    approving: "Approvals",
    announcing: "Announcement",
    confirming: "Places",
    objecting: "Objections",
  } satisfies Record<CallPhase, string>,
  standings: { done: "done", underWay: "under way", late: "late", ahead: "ahead", dropped: "fallen away" },
  ofWhich: "of which",
  due: "last day",
  applications: (count: number) => (count === 1 ? "1 application" : `${count} applications`),
  reviews: (count: number) => (count === 1 ? "1 review" : `${count} reviews`),
  divergent: (some: number, all: number, bound: string) => `${some} of ${all} lie more than ${bound} apart`,
  total: (median: string, most: string, threshold: string) =>
    `sums: median ${median} of ${most}, threshold ${threshold}`,
  quartiles: (figures: readonly string[]) =>
    `least ${figures[0]}, quartiles ${figures.slice(1, 4).join(", ")}, greatest ${figures[4]}`,
  given: (count: number, score: string) => `${count} gave ${score}`,
  notApplicable: (count: number) => `${count} not applicable`,
  threshold: "threshold",
  legend:
    "Bars: reviews per mark. Below: least to greatest, the box from quartile to quartile, its line the median.",
};

const sv: typeof en = {
  progress: "Läget per fas",
  scores: "Hur poängen fördelar sig",
  nothing: "Ännu finns inget att räkna.",
  noScores: "Ännu är inget granskat.",
  phases: {
    applying: "Ansökningar",
    screening: "Behörighetsprövning",
    reviewing: "Granskningar",
    consensus: "Gemensamma omdömen",
    selecting: "Urval",
    approving: "Beslutssteg",
    announcing: "Besked",
    confirming: "Platser",
    objecting: "Invändningar",
  },
  standings: {
    done: "klara",
    underWay: "pågår",
    late: "försenade",
    ahead: "återstår",
    dropped: "bortfallna",
  },
  ofWhich: "varav",
  due: "sista dag",
  applications: (count) => (count === 1 ? "1 ansökan" : `${count} ansökningar`),
  reviews: (count) => (count === 1 ? "1 granskning" : `${count} granskningar`),
  divergent: (some, all, bound) => `${some} av ${all} skiljer sig med mer än ${bound}`,
  total: (median, most, threshold) => `summor: median ${median} av ${most}, gräns ${threshold}`,
  quartiles: (figures) =>
    `lägst ${figures[0]}, kvartiler ${figures.slice(1, 4).join(", ")}, högst ${figures[4]}`,
  given: (count, score) => `${count} gav ${score}`,
  notApplicable: (count) => `${count} ej tillämpligt`,
  threshold: "gräns",
  legend:
    "Staplar: granskningar per poäng. Under: från lägst till högst, lådan från kvartil till kvartil, strecket medianen.",
};

export const pictureWords = { en, sv };
export type PictureWords = typeof en;

/** A figure as people write it in the language. */
export const figure = (value: number, language: "sv" | "en"): string =>
  language === "sv" ? String(value).replace(".", ",") : String(value);
