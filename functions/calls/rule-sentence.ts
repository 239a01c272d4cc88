import type { CallContent, EligibilityRule } from "../../schemas/call.ts";
import { inLanguage, type Text } from "../../schemas/text.ts";
import { spokenCountry, spokenDay } from "../letters/spoken.ts";
import { compareText } from "../shared/canonical.ts";
import { own } from "../shared/own.ts";
import type { Part } from "./lots.ts";

type Spoken = "sv" | "en";
type Said = Pick<CallContent, "lots" | "tracks" | "registers">;

/** What the programmes call the organisations that may apply; a word of a call's own is shown as it is. */
const types: Readonly<Record<Spoken, Readonly<Record<string, string>>>> = {
  sv: {
    municipality: "kommun",
    localAuthority: "lokal myndighet",
    cityAdministration: "stadsförvaltning",
    region: "region",
    energyAgency: "energikontor",
    company: "företag",
  },
  en: {
    municipality: "municipality",
    localAuthority: "local authority",
    cityAdministration: "city administration",
    region: "region",
    energyAgency: "energy agency",
    company: "company",
  },
};

export function spokenType(type: string, language: Spoken): string {
  return own(types[language], type) ?? type;
}

/** Each rule in words, with the names that people know things by: countries, lots, questions, registers. */
export function ruleSentence(
  content: Said,
  rule: EligibilityRule,
  language: Spoken,
  { lotId, track }: Part = {},
): string {
  const swedish = language === "sv";
  if (rule.label !== undefined) return inLanguage(rule.label, language);
  switch (rule.rule) {
    case "organisationType": {
      const names = listed(
        rule.allowed.map((type) => spokenType(type, language)),
        language,
        "disjunction",
      );
      return `${swedish ? "Typ av organisation" : "Type of organisation"}: ${names}`;
    }
    case "country":
      return `${swedish ? "Land" : "Country"} (${rule.basis}, ${spokenDay(rule.asOf, language)}): ${countries(rule.allowed, language)}`;
    case "minPopulation": {
      const least = spokenCount(rule.atLeast, language);
      return swedish ? `Minst ${least} invånare` : `At least ${least} inhabitants`;
    }
    case "notHostInThisCall":
      return swedish ? "Inte själv värd i den här omgången" : "Not a host in this round itself";
    case "countryOfLot": {
      const lot = content.lots.find(({ id }) => id === lotId);
      if (lot === undefined)
        return swedish ? "Från ett land i den valda delen" : "From a country of the chosen lot";
      const names = countries(lot.countries, language);
      return swedish
        ? `Från ett land i delen ${inLanguage(lot.label, language)}: ${names}`
        : `From a country of the lot ${inLanguage(lot.label, language)}: ${names}`;
    }
    case "declared": {
      const asked = content.tracks.toSorted((a, b) => Number(b.id === track) - Number(a.id === track));
      const question = asked.flatMap(({ form }) => form).find(({ id }) => id === rule.question);
      const name = nameOf(question, rule.question, language);
      return swedish ? `Intygas i ansökan: ${name}` : `Declared in the application: ${name}`;
    }
    case "register": {
      const register = content.registers.find(({ id }) => id === rule.register);
      const name = nameOf(register, rule.register, language);
      if (rule.decides === false)
        return swedish
          ? `Antecknas, utan att avgöra: om ni finns i registret ${name}`
          : `Recorded, without deciding: whether you are listed in the register ${name}`;
      if (rule.listed) return swedish ? `Finns i registret ${name}` : `Listed in the register ${name}`;
      return swedish ? `Finns inte i registret ${name}` : `Not listed in the register ${name}`;
    }
  }
}

/** Countries by their names, in the order of those. */
function countries(codes: readonly string[], language: Spoken): string {
  const names = codes.map((code) => spokenCountry(code, language)).toSorted(compareText);
  return listed(names, language, "conjunction");
}

function listed(names: readonly string[], language: Spoken, type: "conjunction" | "disjunction"): string {
  return new Intl.ListFormat(language === "sv" ? "sv-SE" : "en-GB", { type }).format(names);
}

export function spokenCount(count: number, language: Spoken): string {
  return count.toLocaleString(language === "sv" ? "sv-SE" : "en-GB");
}

const nameOf = (named: { label: Text } | undefined, id: string, language: Spoken) =>
  named === undefined ? id : inLanguage(named.label, language);
