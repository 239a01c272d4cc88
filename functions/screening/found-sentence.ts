import type { RuleOutcome } from "../../schemas/screening.ts";
import { spokenCount, spokenType } from "../calls/rule-sentence.ts";
import { spokenCountry } from "../letters/spoken.ts";

type Spoken = "sv" | "en";

/** What was found where a rule is not met, so that people see which of their answers it was; empty where nothing was asked. */
export function foundSentence({ passed, reason }: RuleOutcome, language: Spoken): string {
  if (passed) return "";
  const { code, params } = reason;
  const swedish = language === "sv";
  switch (code) {
    case "country":
    case "countryOfLot":
      return stated(spokenCountry(String(params.country), language), language);
    case "organisationType":
      return stated(spokenType(String(params.type), language), language);
    case "minPopulation": {
      const count = spokenCount(Number(params.population), language);
      return stated(swedish ? `${count} invånare` : `${count} inhabitants`, language);
    }
    case "populationUnknown":
      return swedish
        ? "Ni har inte angett hur många invånare ni har."
        : "You have not stated how many inhabitants you have.";
    case "notHostInThisCall":
      return swedish
        ? `${String(params.name)} är värd i den här omgången.`
        : `${String(params.name)} is a host in this round.`;
    default:
      return "";
  }
}

const stated = (what: string, language: Spoken) =>
  language === "sv" ? `Ni angav: ${what}.` : `You stated: ${what}.`;
