import { objection, questions } from "../phrases.ts";
import { reasonSentence, ruleName } from "../reasons.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

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
        definitions(
          ...rules.map(({ code, detail }): [string, ...string[]] => [
            ruleName(code, "sv"),
            reasonSentence(code, "sv"),
            detail.trim() === "" ? "" : `Uppgift i prövningen: ${detail}`,
          ]),
        ),
        ...objection(facts, "sv"),
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
        definitions(
          ...rules.map(({ code, detail }): [string, ...string[]] => [
            ruleName(code, "en"),
            reasonSentence(code, "en"),
            detail.trim() === "" ? "" : `Stated in the check: ${detail}`,
          ]),
        ),
        ...objection(facts, "en"),
        paragraph(
          "Conditions can differ between calls. You are welcome to take the self-test when a new call opens.",
        ),
        questions("en", contactEmail),
      ],
    };
  },
};
