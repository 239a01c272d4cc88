import type { LetterLanguage } from "../../schemas/text.ts";
import type { FactsOf } from "./facts.ts";

const words = {
  sv: {
    criteria: ["Motivation", "Lärandemål och resultatmål", "Vilja och resurser för att delta"],
    comments: [
      "Ansökan beskriver tydligt vad staden vill lära sig om värmeplanering.\nPlanen för fastighetsägarna i Gottsunda är särskilt bra.",
      "Resurserna räcker sannolikt till, men det framgår inte vem som leder arbetet.",
    ],
    welcome: ["Medborgardialog", "Dialogen med Gottsundas föreningar är beskriven i bilaga 2."],
    group: "Sverige",
  },
  en: {
    criteria: ["Motivation", "Learning goals and target results", "Commitment and resources"],
    comments: [
      "The application says clearly what the city wants to learn about heat planning.\nThe plan for the property owners in Gottsunda is particularly good.",
      "Resources are probably sufficient, but it does not say who leads the work.",
    ],
    welcome: ["Dialogue with citizens", "The dialogue with the associations of Gottsunda stands in annex 2."],
    group: "Sweden",
  },
} as const;

const scores = [
  ["4.3333", "5", "3"],
  ["3.5000", "5", "3"],
  ["4", "5", "3"],
] as const;

/** How an application might have been assessed, for proof-reading: marks, comments, welcome points, and a comparison. */
export function feedbackSample(language: LetterLanguage) {
  const { criteria, comments, welcome } = words[language];
  return {
    score: "11.8333",
    criteria: criteria.map((label, i) => {
      const [mean = "", maxScore = "", threshold = ""] = scores[i] ?? [];
      return { label, mean, maxScore, threshold };
    }),
    comments: comments.map((text, i) => ({ text, about: i === 0 ? "" : (criteria[2] ?? "") })),
    points: [{ label: welcome[0], points: "1.5", reason: welcome[1] }],
    compared: {
      value: "58.2000",
      among: { group: words[language].group, rank: 4, of: 14 },
      reason: {
        code: "standardScore",
        params: { raw: 78.8887, group: "se", ofGroup: 14, count: 14, mean: 70.6887, deviation: 10 },
      },
    },
  } satisfies Partial<FactsOf<"decision-selected">>;
}

/** Support from elsewhere as a register shows it. */
export function supportSample(language: LetterLanguage) {
  return {
    register: language === "sv" ? "Sökande av EE-stödet" : "Applicants for the energy efficiency support",
    paysFor:
      language === "sv" ? "arbete inom den egna organisationen" : "work within the organisation itself",
    basis: "SFS 2009:1533",
    asOf: "2023-03-31",
    unexplained: false,
  };
}
