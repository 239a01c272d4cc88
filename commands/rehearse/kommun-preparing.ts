import type { Delegate } from "../../schemas/reader.ts";
import { preparing } from "./preparing.ts";

const delegate = (organisation: string, address: string): Delegate => ({
  name: `Samråd ${organisation}`,
  organisation,
  email: `samrad@${address}.example`,
  language: "sv",
});

/** Authorities and SKL, as the agency's plan of 2011 says; which ones, and their addresses, are made up. */
const standingGroup = [
  delegate("Naturvårdsverket", "naturvardsverket"),
  delegate("Sveriges Kommuner och Landsting", "skl"),
  delegate("Boverket", "boverket"),
];
const coordinators = ["Norr", "Mitt", "Syd"].map((cluster) =>
  delegate(`Kluster ${cluster}`, `kluster-${cluster.toLowerCase()}`),
);

/** The days of the plan: the consultation meeting on 17 February 2011, the cluster coordinators on the 22nd. */
export const kommunPreparing = preparing({
  standingGroup,
  round: {
    title: "Samråd om etapp 3",
    question: "Stämmer spåren med det ni arbetar med, och vad saknas?",
    answerOn: "2011-02-24",
  },
  meetings: [
    {
      kind: "consultation",
      title: "Samrådsmöte",
      place: "Eskilstuna",
      startsAt: "2011-02-17T08:00:00.000Z",
      invited: standingGroup,
    },
    {
      kind: "coordinators",
      title: "Klustersamordnarmöte",
      place: "Eskilstuna",
      startsAt: "2011-02-22T08:00:00.000Z",
      invited: coordinators,
    },
  ],
  ideas: ["Koppling av EKS till fysisk planering", "Företagens roll"],
  answers: ["Tydliggör den regionala nivåns roll.", "[Made up for the rehearsal] Spåren stämmer."],
  handled: [
    {
      outcome: "accepted",
      words: "[Made up for the rehearsal] Regionerna nämns som parter i varje nätverk.",
    },
    { outcome: "partly", words: "[Made up for the rehearsal] Det står i urvalskriterierna." },
  ],
});
