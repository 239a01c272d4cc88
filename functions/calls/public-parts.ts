import type { EligibilityRule } from "../../schemas/call.ts";
import type { PublicParts } from "../../schemas/public-parts.ts";
import { inLanguage, type Language, type Text } from "../../schemas/text.ts";
import { compareText } from "../shared/canonical.ts";
import { spokenTime } from "../shared/zone.ts";
import { rulesFor, windowFor } from "./lots.ts";
import type { PublishedCall } from "./published-call.ts";

type Spoken = "sv" | "en";

/** What a call consists of, for who reads before applying: lots with their dates, tracks by all their names, papers, words, terms. */
export function publicParts(call: PublishedCall, language: Language): PublicParts {
  const { content } = call;
  const spoken = language === "sv" ? "sv" : "en";
  const said = (text: Text) => inLanguage(text, language);
  return {
    sizeLimit: sizeLimit(call, spoken),
    documents: content.documents.map(({ id, label, url, language: written, credit }) => ({
      id,
      label: said(label),
      url,
      ...(written ? { language: written } : {}),
      ...(credit ? { credit } : {}),
    })),
    glossary: content.glossary.map(({ term, meaning }) => ({ term: said(term), meaning: said(meaning) })),
    ...(content.terms ? { terms: { ...content.terms, text: said(content.terms.text) } } : {}),
    retention: content.retention.map((rule) => ({ ...rule, because: said(rule.because) })),
    ...(content.questionsUntil ? { questionsUntil: content.questionsUntil } : {}),
    lots: content.lots.map(({ id, label, countries, organiser, manager, window }) => {
      const { opensAt, closesAt } = windowFor(call, id);
      return {
        id,
        label: said(label),
        countries,
        ...(organiser ? { organiser } : {}),
        contact: manager,
        opensAt,
        closesAt,
        closes: spokenTime(closesAt, (window ?? content.window).zone, spoken),
        eligibility: rulesFor(content, { lotId: id }).map((rule) => sentenceOf(rule, spoken)),
      };
    }),
    tracks: content.tracks.map(({ id, label, synonyms, summary, seats }) => ({
      id,
      label: said(label),
      synonyms: synonyms[language] ?? [],
      ...(summary ? { summary: said(summary) } : {}),
      ...(seats ? { seats: seats.target } : {}),
      eligibility: rulesFor(content, { track: id }).map((rule) => sentenceOf(rule, spoken)),
    })),
    ...(call.state === "cancelled" ? { cancelled: { at: call.cancelledAt, why: whyCancelled(call) } } : {}),
  };
}

function whyCancelled({ reason }: Extract<PublishedCall, { state: "cancelled" }>): string {
  return String(reason.params.reason ?? "");
}

/** Whether size matters, said openly also where it does not (F08). */
function sizeLimit({ content }: PublishedCall, language: Spoken): string {
  const everywhere = [content, ...content.lots, ...content.tracks].flatMap(({ eligibility }) => eligibility);
  const limits = everywhere.flatMap((rule) => (rule.rule === "minPopulation" ? [rule.atLeast] : []));
  if (limits.length === 0)
    return language === "sv"
      ? "Ingen gräns för storlek: alla kan söka, oavsett antal invånare."
      : "No size limit applies: everybody can apply, whatever the number of inhabitants.";
  const least = Math.min(...limits);
  if (limits.length === 1 && content.eligibility.some(({ rule }) => rule === "minPopulation"))
    return language === "sv" ? `Minst ${least} invånare.` : `At least ${least} inhabitants.`;
  return language === "sv"
    ? "Gränsen för storlek beror på vilken del och roll ni söker till."
    : "The size limit depends on the lot and role that you apply to.";
}

/** Each rule in words. */
export function sentenceOf(rule: EligibilityRule, language: Spoken): string {
  const swedish = language === "sv";
  if (rule.label !== undefined) return inLanguage(rule.label, language);
  switch (rule.rule) {
    case "organisationType":
      return `${swedish ? "Typ av organisation" : "Type of organisation"}: ${rule.allowed.join(", ")}`;
    case "country":
      return `${swedish ? "Land" : "Country"} (${rule.basis}, ${rule.asOf}): ${rule.allowed.toSorted(compareText).join(", ")}`;
    case "minPopulation":
      return swedish ? `Minst ${rule.atLeast} invånare` : `At least ${rule.atLeast} inhabitants`;
    case "notHostInThisCall":
      return swedish ? "Inte själv värd i den här omgången" : "Not a host in this round itself";
    case "countryOfLot":
      return swedish ? "Från ett land i den valda delen" : "From a country of the chosen lot";
    case "declared":
      return swedish
        ? `Intygas i ansökan: ${rule.question}`
        : `Declared in the application: ${rule.question}`;
    case "register":
      if (rule.decides === false)
        return swedish
          ? `Antecknas, utan att avgöra: om ni finns i registret ${rule.register}`
          : `Recorded, without deciding: whether you are listed in the register ${rule.register}`;
      if (rule.listed)
        return swedish ? `Finns i registret ${rule.register}` : `Listed in the register ${rule.register}`;
      return swedish
        ? `Finns inte i registret ${rule.register}`
        : `Not listed in the register ${rule.register}`;
  }
}
