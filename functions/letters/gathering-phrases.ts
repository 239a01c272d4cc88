import type { LetterLanguage } from "../../schemas/text.ts";
import { spokenTime } from "../shared/zone.ts";
import type { FactsOf } from "./facts.ts";
import { type Block, definitions } from "./words.ts";

type Meeting = Pick<
  FactsOf<"gathering-invited">,
  "title" | "place" | "startsAt" | "endsAt" | "agenda" | "zone"
>;

const terms = {
  sv: ["Möte", "Plats", "Börjar", "Slutar", "Dagordning"],
  en: ["Meeting", "Place", "Starts", "Ends", "Agenda"],
} as const;

/** What the meeting is, when, where and about what. */
export function gatheringOf(meeting: Meeting, language: LetterLanguage): Block {
  const { title, place, startsAt, endsAt, agenda, zone } = meeting;
  const [name, where, from, to, about] = terms[language];
  return definitions(
    [name, title],
    [where, place],
    [from, spokenTime(startsAt, zone, language)],
    [to, spokenTime(endsAt, zone, language)],
    [about, ...agenda],
  );
}
