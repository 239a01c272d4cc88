import type { FactsOf } from "../facts.ts";
import { objection, questions } from "../phrases.ts";
import { reasonSentence, ruleName } from "../reasons.ts";
import { spokenCountry } from "../spoken.ts";
import { type Block, definitions, type LetterText, paragraph, section } from "../words.ts";

const stated = { sv: "Uppgift i prövningen", en: "Stated in the check" } as const;

/** Where every rule was met, it was an officer who decided, case by case. */
function unmet(rules: FactsOf<"decision-ineligible">["rules"], language: "sv" | "en"): Block {
  if (rules.length === 0) return paragraph(reasonSentence("overridden", language));
  return definitions(
    ...rules.map(({ code, detail }): [string, ...string[]] => [
      ruleName(code, language),
      reasonSentence(code, language),
      detail.trim() === "" ? "" : `${stated[language]}: ${spokenCountry(detail, language)}`,
    ]),
  );
}

export const decisionIneligible: LetterText<"decision-ineligible"> = {
  sv: (facts) => {
    const { callTitle, organisation, rules, contactEmail } = facts;
    return {
      subject: `Beslut om er ansökan: ${callTitle.sv}`,
      heading: "Er ansökan uppfyller inte villkoren för att delta",
      blocks: [
        paragraph(
          `Tack för er ansökan. Vid behörighetsprövningen fann vi att ansökan från ${organisation} inte uppfyller alla villkor för att delta i utlysningen ${callTitle.sv}. Den har därför inte granskats mot kriterierna. Beslutet säger inget om hur bra ansökan är.`,
        ),
        definitions(["Beslut", "Inte behörig"], ["Sökande", organisation]),
        section("Villkor som inte är uppfyllda"),
        unmet(rules, "sv"),
        ...objection(facts, "sv", "screened"),
        paragraph(
          "Villkoren kan skilja sig mellan utlysningar. Ni är välkomna att göra självtestet när en ny utlysning öppnar.",
        ),
        questions("sv", contactEmail),
      ],
    };
  },
  en: (facts) => {
    const { callTitle, organisation, rules, contactEmail } = facts;
    return {
      subject: `Decision on your application: ${callTitle.en}`,
      heading: "Your application does not meet the conditions for taking part",
      blocks: [
        paragraph(
          `Thank you for your application. When checking eligibility we found that the application from ${organisation} does not meet all the conditions for taking part in the call ${callTitle.en}. It has therefore not been reviewed against the criteria. The decision says nothing about how good the application is.`,
        ),
        definitions(["Decision", "Not eligible"], ["Applicant", organisation]),
        section("Conditions that are not met"),
        unmet(rules, "en"),
        ...objection(facts, "en", "screened"),
        paragraph(
          "Conditions can differ between calls. You are welcome to take the self-test when a new call opens.",
        ),
        questions("en", contactEmail),
      ],
    };
  },
};
