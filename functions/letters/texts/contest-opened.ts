import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const contestOpened: LetterText<"contest-opened"> = {
  sv: ({ callTitle, zone, contest, summary, prize, closesAt, contactEmail }) => ({
    subject: `Ni kan tävla, ${contest.sv}: ${callTitle.sv}`,
    heading: "En tävling för er som deltar",
    blocks: [
      paragraph(summary.sv),
      definitions(
        ["Utlysning", callTitle.sv],
        ["Tävling", contest.sv],
        ["Pris", prize.sv],
        ["Bidrag senast", spokenTime(closesAt, zone, "sv")],
      ),
      paragraph("Det är frivilligt att tävla, och det påverkar varken er plats eller något urval."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, contest, summary, prize, closesAt, contactEmail }) => ({
    subject: `You can enter, ${contest.en}: ${callTitle.en}`,
    heading: "A contest for those who take part",
    blocks: [
      paragraph(summary.en),
      definitions(
        ["Call", callTitle.en],
        ["Contest", contest.en],
        ["Prize", prize.en],
        ["Entries by", spokenTime(closesAt, zone, "en")],
      ),
      paragraph("Entering is voluntary, and it affects neither your place nor any selection."),
      questions("en", contactEmail),
    ],
  }),
};
