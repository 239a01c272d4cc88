import type { LetterLanguage } from "../../schemas/text.ts";
import { spokenTime } from "../shared/zone.ts";
import type { FactsOf } from "./facts.ts";
import { type Block, definitions, paragraph, quote, section } from "./words.ts";

type Round = Omit<FactsOf<"consultation-opened">, "callTitle" | "contactEmail" | "token" | "drafts">;

/** What is asked, on which papers, and until when. */
export function roundOf(
  { title, question, papers, answerBy, zone }: Round,
  language: LetterLanguage,
): Block[] {
  const by = spokenTime(answerBy, zone, language);
  const links = papers.map((paper) => `${paper.title}: ${paper.url}`);
  return language === "sv"
    ? [
        definitions(["Samråd", title], ["Svara senast", by], ["Underlag", ...links]),
        section("Det vi frågar om"),
        quote(question),
      ]
    : [
        definitions(["Consultation", title], ["Answer by", by], ["Papers", ...links]),
        section("What we ask"),
        quote(question),
      ];
}

/** How to answer: signed in, or by the code alone. */
export function answering(token: string, language: LetterLanguage): Block[] {
  return language === "sv"
    ? [
        section("Så svarar ni"),
        paragraph(
          "Svara inloggad som observatör eller med koden nedan, som bara gäller er. Ni kan ändra svaret tills vi har behandlat det. Därefter får ni veta hur det togs till vara.",
        ),
        definitions(["Kod för ert svar", token]),
      ]
    : [
        section("How to answer"),
        paragraph(
          "Answer signed in as an observer, or with the code below, which is yours alone. You can change your answer until we have handled it. You then hear how it was taken into account.",
        ),
        definitions(["Code for your answer", token]),
      ];
}

/** Where there are drafts: that they can be read and commented on, and until when. */
export function draftsToRead(drafts: number, language: LetterLanguage): Block[] {
  if (drafts === 0) return [];
  return language === "sv"
    ? [
        paragraph(
          `Till samrådet hör ${drafts} utkast. Inloggad som observatör kan ni läsa dem och kommentera enskilda delar så länge samrådet är öppet.`,
        ),
      ]
    : [
        paragraph(
          `Drafts that belong to it: ${drafts}. Signed in as an observer, you can read them and comment on their parts for as long as the consultation is open.`,
        ),
      ];
}
