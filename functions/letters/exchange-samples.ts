import type * as z from "zod";
import type { LetterLanguage } from "../../schemas/text.ts";
import type { exchangeFacts } from "./exchange-facts.ts";

type ExchangeFacts = { [Kind in keyof typeof exchangeFacts]: z.infer<(typeof exchangeFacts)[Kind]> };

const words = {
  sv: {
    moved: "Värmeverket byter panna den veckan, och ni vill ju se det i drift.",
    cancelled: "Strejk på järnvägen den 11 till 13 oktober.",
    comment: "Planen räknar med el från havet från 2027; vad händer om den dröjer?",
    subject: "Vem har upphandlat en värmelagring?",
    message: "Vi ska bygga ett berglager under hösten och läser gärna andras underlag.",
  },
  en: {
    moved: "The heating plant changes its boiler that week, and you want to see it at work.",
    cancelled: "Strike on the railways from 11 to 13 October.",
    comment: "The plan counts on power from the sea from 2027; what if that is delayed?",
    subject: "Who has tendered for a heat store?",
    message: "We are to build a rock store this autumn and would like to read the papers of others.",
  },
} as const;

/** Facts as they might be of the letters about exchanges. */
export function exchangeSamples(
  titled: { callTitle: Record<LetterLanguage, string>; zone: string },
  language: LetterLanguage,
): ExchangeFacts {
  const said = words[language];
  const entry = {
    exchangeTitle: "Co-creating the heat transition, Aarhus",
    startsAt: "2023-10-12T07:00:00.000Z",
    endsAt: "2023-10-12T14:00:00.000Z",
    form: { sv: "Platsbesök", en: "Site visit" },
    inPerson: true,
    place: "Aarhus",
    theme: { sv: "Planering och måluppfyllelse", en: "Planning and meeting goals" },
    agenda: [{ sv: "Tekniska aspekter", en: "Technical aspects" }],
    meantFor: [{ sv: "Planarkitekter", en: "Planning architects" }],
    sequence: 0,
  };
  const meeting = { ...titled, ...entry, contactEmail: "twinning@example.org" };
  const papers = {
    of: { sv: "Energiplaner", en: "Energy plans" },
    documentsBy: "2023-10-02T21:59:00.000Z",
  };
  return {
    "exchange-planned": meeting,
    "exchanges-planned": {
      ...titled,
      contactEmail: meeting.contactEmail,
      meetings: [
        { id: "exchange_aarhus", ...entry },
        { id: "exchange_turku", ...entry, exchangeTitle: "Turku", startsAt: "2023-11-09T07:00:00.000Z" },
      ],
    },
    "exchange-confirmed": { ...meeting, sequence: 1 },
    "exchange-registered": { ...meeting, organisation: "Uppsala kommun" },
    "exchange-invited": meeting,
    "exchange-reminder": { ...meeting, isConfirmed: true },
    "exchange-moved": { ...meeting, from: "2023-10-05T07:00:00.000Z", sequence: 2, why: said.moved },
    "exchange-cancelled": { ...meeting, sequence: 3, why: said.cancelled, costsArePaid: true },
    "exchange-left": { ...meeting, sequence: 4, isMatch: false },
    "hosting-appointed": {
      ...titled,
      organisation: "Uppsala kommun",
      former: "Växjö kommun",
      why: said.moved,
      meeting: { exchangeTitle: meeting.exchangeTitle, startsAt: meeting.startsAt },
      contactEmail: meeting.contactEmail,
    },
    "exchange-guests-changed": {
      ...meeting,
      sequence: 4,
      joined: ["Växjö kommun"],
      left: ["Uppsala kommun"],
      isConfirmed: true,
    },
    "documents-requested": { ...meeting, ...papers, isReminder: true },
    "documents-to-review": { ...meeting, ...papers },
    "document-commented": { ...meeting, of: papers.of, comment: said.comment },
    "learning-requested": { ...meeting, isHost: true },
    "exchange-unreported": meeting,
    "message-received": {
      ...titled,
      sender: "Eva Ek",
      organisation: "Uppsala kommun",
      to: "Uppsala, Lund, Växjö",
      subject: said.subject,
      message: said.message,
    },
  };
}
