import type { Comparison } from "../../schemas/call/comparison.ts";
import type { CallContent } from "../../schemas/call.ts";
import { inLanguage, type Language } from "../../schemas/text.ts";

type Spoken = "sv" | "en";

const groups = {
  country: { sv: "med ansökningar från samma land", en: "with applications from the same country" },
  lot: { sv: "med ansökningar i samma del av utlysningen", en: "with applications in the same lot" },
  track: { sv: "med ansökningar i samma spår", en: "with applications in the same track" },
  place: {
    sv: "med ansökningar i samma spår och del av utlysningen",
    en: "with applications in the same track and lot",
  },
  type: {
    sv: "med ansökningar från samma typ av organisation",
    en: "with applications from the same type of organisation",
  },
} as const;

/** How scores are made comparable for the ranking, in words, for who reads before applying (F12). */
export function comparisonSentence(
  { selection, tracks }: Pick<CallContent, "selection" | "tracks">,
  language: Language,
): string {
  const spoken: Spoken = language === "sv" ? "sv" : "en";
  const { compare = "points" } = selection;
  return sentences(compare, spoken, (id) => {
    const question = tracks.flatMap(({ form }) => form).find((one) => one.id === id);
    return question === undefined ? id : inLanguage(question.label, language);
  });
}

function sentences(compare: Comparison, language: Spoken, labelOf: (question: string) => string): string {
  const sv = language === "sv";
  if (compare === "points")
    return sv
      ? "Rangordningen följer de viktade poängen som de är."
      : "The ranking follows the weighted scores as they are.";
  if (compare === "share")
    return sv
      ? "Rangordningen följer de viktade poängen som andel av det högsta som spåret kan ge."
      : "The ranking follows the weighted scores as a share of the most that the track can give.";
  const thresholds = sv
    ? "Lägsta krav prövas mot poängen som granskarna gav."
    : "Thresholds are held against the scores that the reviewers gave.";
  if (compare.method === "severity")
    return sv
      ? `Inför rangordningen jämnas det ut att granskare är olika stränga: det en granskare i snitt ger mindre eller mer än de andra som läste samma ansökningar läggs till eller dras av. ${thresholds}`
      : `For the ranking, reviewers’ differing severity is evened out: what a reviewer on average gives less or more than the others who read the same applications is added or taken away. ${thresholds}`;
  const { within, method, least } = compare;
  const [kind, id = ""] = within.split(":", 2);
  const group =
    kind === "answer"
      ? sv
        ? `med ansökningar som har samma svar på ”${labelOf(id)}”`
        : `with applications that gave the same answer to “${labelOf(id)}”`
      : Object.entries(groups).find(([key]) => key === within)?.[1][language];
  const small = sv
    ? `Grupper med färre än ${least} jämförs med alla.`
    : `Groups of fewer than ${least} are compared with all.`;
  const how =
    method === "standardScore"
      ? sv
        ? "50 är gruppens medelvärde, och tio poäng är en standardavvikelse"
        : "50 is the mean of the group, and ten points are one standard deviation"
      : sv
        ? "poängen är hur stor andel av gruppen som ligger lägre, av hundra"
        : "the score is the share of the group that lies lower, of a hundred";
  return sv
    ? `Inför rangordningen jämförs varje ansökan ${group}: ${how}. ${small} ${thresholds}`
    : `For the ranking each application is compared ${group}: ${how}. ${small} ${thresholds}`;
}
