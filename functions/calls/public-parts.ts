import type { PublicParts } from "../../schemas/public-parts.ts";
import { inLanguage, type Language, type Text } from "../../schemas/text.ts";
import { spokenTime } from "../shared/zone.ts";
import { rulesFor, windowFor } from "./lots.ts";
import type { PublishedCall } from "./published-call.ts";
import { ruleSentence } from "./rule-sentence.ts";

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
        eligibility: rulesFor(content, { lotId: id }).map((rule) =>
          ruleSentence(content, rule, spoken, { lotId: id }),
        ),
      };
    }),
    tracks: content.tracks.map(({ id, label, synonyms, summary, seats }) => ({
      id,
      label: said(label),
      synonyms: synonyms[language] ?? [],
      ...(summary ? { summary: said(summary) } : {}),
      ...(seats ? { seats: seats.target } : {}),
      eligibility: rulesFor(content, { track: id }).map((rule) =>
        ruleSentence(content, rule, spoken, { track: id }),
      ),
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
