import type { Reason } from "../../schemas/reason.ts";
import type { Compared } from "../../schemas/selection.ts";
import type { LetterLanguage } from "../../schemas/text.ts";
import { spokenNumber } from "./spoken.ts";

type Figures = (name: string) => string;
interface Sentence {
  sv: (figure: Figures) => string;
  en: (figure: Figures) => string;
}

const group = {
  standardScore: {
    sv: (f) =>
      `Bland de ${f("count")} ansökningar som den jämförs med är medelvärdet ${f("mean")} och standardavvikelsen ${f("deviation")}; 50 är medelvärdet och tio poäng en standardavvikelse.`,
    en: (f) =>
      `Among the ${f("count")} applications that it is compared with the mean is ${f("mean")} and the standard deviation ${f("deviation")}; 50 is the mean and ten points are one standard deviation.`,
  },
  rankShare: {
    sv: (f) =>
      `Av de ${f("count")} ansökningar som jämförs ligger ${f("below")} lägre, och ${f("equal")} har samma poäng, den egna medräknad.`,
    en: (f) =>
      `Of the ${f("count")} applications that are compared, ${f("below")} lie lower and ${f("equal")} have the same score, your own included.`,
  },
  noSpread: {
    sv: () => "Alla ansökningar som jämförs har samma poäng, så alla får det som är mitten, 50.",
    en: () => "All applications that are compared have the same score, so all of them get the middle, 50.",
  },
} as const satisfies Record<string, Sentence>;

const ofAll = {
  sv: (f: Figures) =>
    ` Gruppen har bara ${f("ofGroup")}, vilket är för få att jämföra med; därför jämförs ansökan med alla.`,
  en: (f: Figures) =>
    ` The group has only ${f("ofGroup")}, which is too few to compare with; so the application is compared with all.`,
};

const sentences: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ...Object.entries(group),
  ...Object.entries(group).map(([code, { sv, en }]): [string, Sentence] => [
    `${code}OfAll`,
    { sv: (f) => sv(f) + ofAll.sv(f), en: (f) => en(f) + ofAll.en(f) },
  ]),
  [
    "share",
    {
      sv: () => "Den anges som andel, av hundra, av det högsta som spårets kriterier kan ge.",
      en: () => "It is given as a share, of a hundred, of the most that the criteria of the track can give.",
    },
  ],
  [
    "severity",
    {
      sv: (f) =>
        `De som läste ansökan är inte lika stränga som andra som läste samma ansökningar; det jämnas ut med ${f("correction")} (${f("corrected")} av ${f("reviews")} granskningar kunde jämföras).`,
      en: (f) =>
        `Those who read the application are not as severe as others who read the same ones; this is evened out by ${f("correction")} (${f("corrected")} of ${f("reviews")} reviews could be compared).`,
    },
  ],
]);

/** How a score was made comparable for the ranking (`among.group` by its name), with the figures that it can be worked out from; empty where it was not. */
export function comparedSentence(
  compared: Pick<Compared, "value" | "reason" | "among"> | undefined,
  language: LetterLanguage,
): string {
  if (compared === undefined) return "";
  const { value, reason, among } = compared;
  const counts = spokenNumber(value, language);
  const raw = figures(reason, language)("raw");
  const lead =
    language === "sv"
      ? `I rangordningen räknas ${counts}. De viktade poängen är ${raw} av hundra.`
      : `In the ranking ${counts} counts. The weighted score is ${raw} of a hundred.`;
  const how = sentences.get(reason.code)?.[language](figures(reason, language)) ?? "";
  return `${lead} ${how}${among === undefined ? "" : ` ${placeWithin(among, language)}`}`.trimEnd();
}

function placeWithin({ group: name, rank, of }: NonNullable<Compared["among"]>, language: LetterLanguage) {
  return language === "sv"
    ? `I gruppen ”${name}” är den nummer ${rank} av ${of}.`
    : `In the group “${name}” it is number ${rank} of ${of}.`;
}

const figures =
  ({ params }: Reason, language: LetterLanguage): Figures =>
  (name) =>
    spokenNumber(String(params[name] ?? "–"), language);
