import { spokenTime } from "../../shared/zone.ts";
import type { FactsOf } from "../facts.ts";
import { supported } from "../other-support.ts";
import { assessment, questions } from "../phrases.ts";
import { reasonSentence } from "../reasons.ts";
import { type Block, definitions, type LetterText, paragraph, section } from "../words.ts";

/** Where an individual assessment gave the place, it is said (F125). */
function assessed({ reasonCode }: FactsOf<"decision-selected">, language: "sv" | "en"): Block[] {
  return reasonCode === "selected" ? [] : [paragraph(reasonSentence(reasonCode, language))];
}

export const decisionSelected: LetterText<"decision-selected"> = {
  sv: (facts) => {
    const { callTitle, zone, organisation, rank, confirmBy, awards, track } = facts;
    const by = spokenTime(confirmBy, zone, "sv");
    return {
      subject: `Ni är utvalda, bekräfta er plats: ${callTitle.sv}`,
      heading: "Ni är utvalda",
      blocks: [
        paragraph(
          `Grattis! ${organisation} har valts ut i utlysningen ${callTitle.sv}. Er ansökan fick plats ${rank} i rangordningen.`,
        ),
        definitions(
          ["Beslut", "Utvald"],
          ["Sökande", organisation],
          ["Plats i rangordningen", String(rank)],
          ...(track === "" ? [] : [["Spår", track] satisfies [string, string]]),
          ["Bekräfta senast", by],
        ),
        ...assessed(facts, "sv"),
        section("Det här behöver ni göra"),
        paragraph(
          `Bekräfta att ni tar platsen senast ${by}. Platsen är er först när ni har bekräftat den. Om vi inte har fått er bekräftelse då går platsen vidare till reservlistan.`,
        ),
        paragraph(
          "Om ni inte kan delta ber vi er att tacka nej så snart ni vet det, så att någon annan hinner få platsen.",
        ),
        ...(awards.length > 0 ? [section("Utmärkelse")] : []),
        ...awards.map(({ label, reason }) =>
          paragraph(`${organisation} får utmärkelsen ${label}. Motivering: ${reason}`),
        ),
        ...supported(facts, "sv"),
        ...assessment(facts, "sv"),
        questions("sv"),
      ],
    };
  },
  en: (facts) => {
    const { callTitle, zone, organisation, rank, confirmBy, awards, track } = facts;
    const by = spokenTime(confirmBy, zone, "en");
    return {
      subject: `You have been selected, please confirm: ${callTitle.en}`,
      heading: "You have been selected",
      blocks: [
        paragraph(
          `Congratulations! ${organisation} has been selected in the call ${callTitle.en}. Your application was ranked number ${rank}.`,
        ),
        definitions(
          ["Decision", "Selected"],
          ["Applicant", organisation],
          ["Rank", String(rank)],
          ...(track === "" ? [] : [["Track", track] satisfies [string, string]]),
          ["Confirm by", by],
        ),
        ...assessed(facts, "en"),
        section("What you need to do"),
        paragraph(
          `Confirm that you take the place by ${by}. The place is yours only once you have confirmed it. If we have not received your confirmation by then, the place goes to the reserve list.`,
        ),
        paragraph(
          "If you cannot take part, please decline as soon as you know, so that somebody else can have the place in time.",
        ),
        ...(awards.length > 0 ? [section("Award")] : []),
        ...awards.map(({ label, reason }) =>
          paragraph(`${organisation} receives the award ${label}. The reason: ${reason}`),
        ),
        ...supported(facts, "en"),
        ...assessment(facts, "en"),
        questions("en"),
      ],
    };
  },
};
