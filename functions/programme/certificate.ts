import type { Call } from "../../schemas/call.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inLanguage, type LetterLanguage } from "../../schemas/text.ts";
import { spokenCountry, spokenDay } from "../letters/spoken.ts";
import { contentHash } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { type Page, printed } from "./print-page.ts";
import { programmeEnd } from "./programme-end.ts";

const words = {
  sv: {
    title: "Intyg om deltagande",
    states: "Härmed intygas att",
    is: (role: string) => `deltar som ${role} i`,
    from: "Från och med",
    to: "Till och med",
    activity: "Lär sig av",
    award: "Utmärkelse",
    owner: "Utfärdat av",
    issued: "Platsen bekräftad",
    number: "Nummer",
    funder: "Finansiär",
  },
  en: {
    title: "Certificate of participation",
    states: "This is to certify that",
    is: (role: string) => `takes part as ${role} in`,
    from: "From",
    to: "To",
    activity: "Learns from",
    award: "Award",
    owner: "Issued by",
    issued: "Place confirmed on",
    number: "Number",
    funder: "Funder",
  },
} as const;

/**
 * The certificate of the title that comes with a confirmed place (F134), as a PDF of one page. Equal facts give equal
 * bytes: nothing of the hour at which it is asked for gets in.
 */
export async function certificate(
  call: Call,
  place: Participation,
  language: LetterLanguage,
): Promise<Uint8Array> {
  if (place.state !== "confirmed") return refuse("WrongState", { act: "certificate", state: place.state });
  const { content } = call;
  const { programme } = content;
  const word = words[language];
  const track = content.tracks.find(({ id }) => id === place.track) ?? content.tracks[0];
  const activity = content.activities.find(({ id }) => id === place.activity);
  const awards = content.awards.filter(({ id }) => place.awards.includes(id));
  const name = `${place.organisation.name}, ${spokenCountry(place.organisation.country, language)}`;
  const rows: [string, string][] = [
    [word.from, spokenDay(programme.startsOn, language)],
    [word.to, spokenDay(programmeEnd(programme), language)],
    ...(activity ? [[word.activity, activity.title] satisfies [string, string]] : []),
    ...awards.map(({ label }): [string, string] => [word.award, inLanguage(label, language)]),
    [word.owner, programme.owner],
    [word.funder, programme.funder],
    [word.issued, spokenDay(place.confirmedAt.slice(0, 10), language)],
  ];
  const role = track === undefined ? "" : inLanguage(track.label, language);
  const number = contentHash({ id: place.id, name, role, rows }).slice(0, 16).toUpperCase();
  const page: Page = {
    language,
    title: `${word.title}: ${place.organisation.name}`,
    author: programme.owner,
    dated: place.confirmedAt,
    heading: word.title,
    lead: word.states,
    name,
    lines: [word.is(role), inLanguage(programme.name, language), inLanguage(content.title, language)],
    rows: [...rows, [word.number, number]],
  };
  return printed(page);
}
