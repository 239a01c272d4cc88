import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

const subjects = {
  call: { sv: "utlysningen", en: "the call" },
  selection: { sv: "urvalet", en: "the selection" },
  matching: { sv: "matchningen", en: "the matching" },
  batch: { sv: "betalningsunderlaget", en: "the payment batch" },
  report: { sv: "rapporten", en: "the report" },
} as const;
const names = {
  call: { sv: "Utlysningen", en: "The call" },
  selection: { sv: "Förslag till urval", en: "Proposed selection" },
  matching: { sv: "Förslag till matchning", en: "Proposed matching" },
  batch: { sv: "Betalningsunderlag", en: "Payment batch" },
  report: { sv: "Rapport", en: "Report" },
} as const;

export const approvalRequested: LetterText<"approval-requested"> = {
  sv: ({ callTitle, zone, subjectKind, ask, step, dueAt, lapsesAt }) => {
    const by = spokenTime(dueAt, zone, "sv");
    return {
      subject: `${ask === "task" ? "Besked" : "Beslut"} behövs om ${subjects[subjectKind].sv}: ${callTitle.sv}`,
      heading: ask === "task" ? "Ditt besked behövs" : "Ditt beslut behövs",
      blocks: [
        paragraph(
          `Ett ärende i utlysningen ${callTitle.sv} väntar på dig. Du får det här brevet för att steget ”${step}” i beslutskedjan är ditt.`,
        ),
        definitions(
          ["Ärende", names[subjectKind].sv],
          ["Ditt steg", step],
          [ask === "task" ? "Senast" : "Besluta senast", by],
        ),
        section("Det här kan du göra"),
        ...(ask === "task"
          ? [
              paragraph(
                "Bekräfta steget när det är utfört, eller återsänd ärendet och skriv vad som ska ändras.",
              ),
            ]
          : [
              paragraph(
                "Godkänn ärendet eller återsänd det. Om du återsänder det behöver du skriva vad som ska ändras, så att de som har tagit fram förslaget vet hur de ska gå vidare.",
              ),
              paragraph(
                "Ditt beslut gäller exakt det innehåll som du har sett. Om något ändras efteråt behövs ett nytt beslut.",
              ),
              paragraph(
                "Du får inte besluta om ett förslag som du själv har lagt fram eller om du är jävig. Säg i så fall till i god tid, så att din ersättare kan ta över.",
              ),
            ]),
        paragraph(
          `Om du inte har svarat senast ${spokenTime(lapsesAt, zone, "sv")} stängs ärendet utan godkännande.`,
        ),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, subjectKind, ask, step, dueAt, lapsesAt }) => {
    const by = spokenTime(dueAt, zone, "en");
    return {
      subject: `${ask === "task" ? "Confirmation" : "Decision"} needed on ${subjects[subjectKind].en}: ${callTitle.en}`,
      heading: ask === "task" ? "Your confirmation is needed" : "Your decision is needed",
      blocks: [
        paragraph(
          `A matter in the call ${callTitle.en} is waiting for you. You receive this letter because the step “${step}” in the chain of approval is yours.`,
        ),
        definitions(
          ["Matter", names[subjectKind].en],
          ["Your step", step],
          [ask === "task" ? "By" : "Decide by", by],
        ),
        section("What you can do"),
        ...(ask === "task"
          ? [
              paragraph(
                "Confirm the step once it is done, or return the matter and say what needs to change.",
              ),
            ]
          : [
              paragraph(
                "Approve the matter or return it. If you return it, please say what needs to change, so that those who prepared the proposal know how to go on.",
              ),
              paragraph(
                "Your decision covers exactly the content that you have seen. If anything changes afterwards, a new decision is needed.",
              ),
              paragraph(
                "You may not decide on a proposal that you made yourself, or where you have a conflict of interest. If so, please say in good time, so that your deputy can take over.",
              ),
            ]),
        paragraph(
          `If you have not answered by ${spokenTime(lapsesAt, zone, "en")}, the matter is closed without approval.`,
        ),
        questions("en"),
      ],
    };
  },
};
