import type * as z from "zod";
import type { LetterLanguage } from "../../schemas/text.ts";
import type { cooperationFacts } from "./cooperation-facts.ts";

type CooperationFacts = { [Kind in keyof typeof cooperationFacts]: z.infer<(typeof cooperationFacts)[Kind]> };

const words = {
  sv: {
    title: "Samråd om utlysningen",
    question: "Stämmer de fem spåren med det ni arbetar med, och vad saknas?",
    paper: "Utkast till utlysning",
    opinion: "Den regionala nivåns roll behöver bli tydligare.",
    meeting: ["Samrådsmöte", "Eskilstuna", "Spåren i etapp 3", "Regionernas roll"],
    moved: "Flera av er är på en annan konferens den dagen.",
    minuted: "Deltagarna tillstyrker de fem spåren. Regionernas roll ska förtydligas.",
    advice: ["Börja med en fastighet", "Välj en skola som ändå ska renoveras och mät i ett år."],
    offer: ["Låna en mätvagn", "Vi lånar ut en mätvagn för byggnader i två veckor."],
    tried: "Tre skolor mättes, och två har bytt styrning.",
    project: ["Gemensam upphandling av elbussar", "Vi upphandlar tillsammans och delar kravlistan."],
    entry: ["Värme ur serverhallen", "Vindandelar för hyresgäster"],
    earned: "Lösningen kan tas över av andra redan nästa år, och kalkylen är öppen.",
    juror: "Modigt och väl räknat; vem som driver det vidare är oklart.",
    handled: "Regionerna nämns nu som parter i varje nätverk, se avsnitt 3.",
  },
  en: {
    title: "Consultation on the call",
    question: "Do the five tracks fit what you work with, and what is missing?",
    paper: "Draft call",
    opinion: "The role of the regional level needs to be clearer.",
    meeting: ["Consultation meeting", "Eskilstuna", "The tracks of stage 3", "The role of regions"],
    moved: "Several of you are at another conference that day.",
    minuted: "Those present support the five tracks. The role of regions is to be made clearer.",
    advice: [
      "Begin with one building",
      "Choose a school that is to be renovated anyway, and measure for a year.",
    ],
    offer: ["Borrow a measuring van", "We lend a measuring van for buildings, for two weeks."],
    tried: "Three schools were measured, and two have new controls.",
    project: ["Electric buses bought together", "We tender together and share the list of demands."],
    entry: ["Heat from the server hall", "Wind shares for tenants"],
    earned: "Others can take the solution over next year already, and its figures are open.",
    juror: "Bold and well reckoned; who carries it on is not clear.",
    handled: "Regions are now named as parties of each network, see section 3.",
  },
} as const;

/** A contest as a call might describe it, in the languages of letters. */
const spinoff = {
  label: { sv: "Energi Spinoff Contest", en: "Energy Spinoff Contest" },
  summary: {
    sv: "Visa en affärsidé som har vuxit ur ert energiarbete.",
    en: "Show a business idea that has grown out of your work with energy.",
  },
  prize: { sv: "Rådgivning för 100 000 kronor", en: "Advice worth SEK 100,000" },
};

/** Facts as they might be of the letters to parties outside a programme. */
export function cooperationSamples(
  titled: { callTitle: Record<LetterLanguage, string>; zone: string },
  language: LetterLanguage,
): CooperationFacts {
  const said = words[language];
  const about = { ...titled, contactEmail: "twinning@example.org" };
  const round = {
    ...about,
    title: said.title,
    question: said.question,
    papers: [{ title: said.paper, url: "https://example.org/draft" }],
    answerBy: "2023-03-17T22:59:00.000Z",
  };
  const token = "consultation_3k9.opinion_8x2.hT3s";
  const [title, place, ...agenda] = said.meeting;
  const when = { startsAt: "2023-03-02T08:00:00.000Z", endsAt: "2023-03-02T15:00:00.000Z" };
  const meeting = { ...about, title, place, ...when, agenda, sequence: 0, said: "" };
  const [adviceTitle, advice] = said.advice;
  const [offerTitle, offered] = said.offer;
  const offer = { ...about, title: offerTitle, offer: offered, organisation: "Mätbolaget" };
  const [projectTitle, proposed] = said.project;
  const contest = { ...about, contest: spinoff.label, prize: spinoff.prize };
  const organisations = ["Uppsala kommun", "Region Uppsala"];
  const project = { ...about, title: projectTitle, project: proposed, organisations };
  return {
    "offer-published": offer,
    "offer-taken-up": { ...offer, member: "Uppsala kommun", memberEmail: "miljo@uppsala.example" },
    "offer-settled": { ...offer, outcome: "done", words: said.tried },
    "contest-opened": { ...contest, summary: spinoff.summary, closesAt: "2023-10-13T10:00:00.000Z" },
    "contest-decided": {
      ...contest,
      isCancelled: false,
      organisation: "Uppsala kommun",
      entry: said.entry[0],
      winner: "Umeå kommun",
      title: said.entry[1],
      words: said.earned,
      isWinner: false,
      place: 2,
      of: 7,
      comments: [said.juror],
    },
    "joint-project-proposed": project,
    "joint-project-agreed": project,
    "joint-project-started": project,
    "joint-project-ended": { ...project, isDropped: false, words: said.tried },
    "gathering-invited": meeting,
    "gathering-moved": { ...meeting, sequence: 1, said: said.moved },
    "gathering-cancelled": { ...meeting, sequence: 2, said: said.moved },
    "gathering-reminder": { ...meeting, sequence: 1 },
    "minutes-adopted": { ...meeting, sequence: 1, said: said.minuted },
    "advice-given": { ...about, organisation: "Uppsala kommun", title: adviceTitle, advice },
    "standing-group-named": { ...about, organisations: ["Boverket", "Naturvårdsverket", "SKL"] },
    "consultation-opened": { ...round, token, drafts: 2 },
    "consultation-reminder": { ...round, token, dueToday: true },
    "consultation-late": { ...round, silent: [{ name: "Bo Berg", organisation: "Boverket" }] },
    "opinion-handled": {
      ...about,
      title: said.title,
      opinion: said.opinion,
      outcome: "accepted",
      words: said.handled,
    },
  };
}
