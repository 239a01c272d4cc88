import { questions } from "../phrases.ts";
import { counted } from "../spoken.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const subscriptionRequested: LetterText<"subscription-requested"> = {
  sv: ({ callTitle, about, token, days }) => ({
    subject: `Bekräfta att du vill få nyheter: ${callTitle.sv}`,
    heading: "Bekräfta att du vill få nyheter",
    blocks: [
      paragraph(
        about === "call"
          ? `Någon, troligen du, har bett oss skicka nyheter om utlysningen ${callTitle.sv} till den här adressen.`
          : `Någon, troligen du, har bett oss skicka nyheter om alla utlysningar i programmet ${callTitle.sv} till den här adressen.`,
      ),
      paragraph(
        `Vi skickar inget mer förrän du har bekräftat det med koden nedan, inom ${counted(days, "sv", { one: "dag", other: "dagar" })}.`,
      ),
      definitions(["Kod för att bekräfta", token]),
      paragraph("Var det inte du? Då behöver du inte göra något. Utan bekräftelse händer ingenting."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, about, token, days }) => ({
    subject: `Confirm that you want news: ${callTitle.en}`,
    heading: "Confirm that you want news",
    blocks: [
      paragraph(
        about === "call"
          ? `Somebody, probably you, asked us to send news of the call ${callTitle.en} to this address.`
          : `Somebody, probably you, asked us to send news of every call in the programme ${callTitle.en} to this address.`,
      ),
      paragraph(
        `We send nothing more until you have confirmed it with the code below, within ${counted(days, "en", { one: "day", other: "days" })}.`,
      ),
      definitions(["Code to confirm", token]),
      paragraph("Was it not you? Then you need not do anything. Without a confirmation nothing happens."),
      questions("en"),
    ],
  }),
};
