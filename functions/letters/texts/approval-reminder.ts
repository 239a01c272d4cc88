import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

const matters = {
  call: { sv: "Utlysningen", en: "The call" },
  selection: { sv: "Urvalet", en: "The selection" },
  matching: { sv: "Matchningen", en: "The matching" },
  batch: { sv: "Betalningsunderlaget", en: "The payment batch" },
  report: { sv: "Rapporten", en: "The report" },
} as const;
const asks = {
  decision: {
    sv: { what: "Ditt beslut", act: "Godkänn ärendet eller återsänd det med en förklaring." },
    en: { what: "Your decision", act: "Approve the matter, or return it and say why." },
  },
  task: {
    sv: { what: "Ditt besked", act: "Bekräfta steget när det är utfört." },
    en: { what: "Your confirmation", act: "Confirm the step once it is done." },
  },
  circulation: {
    sv: {
      what: "Dina synpunkter",
      act: "Läs förslaget och skriv vad du tycker, även om du inte har något att invända.",
    },
    en: {
      what: "Your comments",
      act: "Read the draft and say what you think, also if you have nothing to object to.",
    },
  },
} as const;

export const approvalReminder: LetterText<"approval-reminder"> = {
  sv: ({ callTitle, zone, subjectKind, ask, step, dueAt, dueToday }) => {
    const { what, act } = asks[ask].sv;
    const by = spokenTime(dueAt, zone, "sv");
    return {
      subject: `Påminnelse: ${what.toLowerCase()} behövs ${dueToday ? "i dag" : "snart"}: ${callTitle.sv}`,
      heading: `${what} behövs ${dueToday ? "i dag" : "snart"}`,
      blocks: [
        paragraph(`Vi har ännu inte fått ${what.toLowerCase()} i steget ”${step}” i beslutskedjan.`),
        definitions(["Utlysning", callTitle.sv], ["Ärende", matters[subjectKind].sv], ["Senast", by]),
        section("Det här kan du göra"),
        paragraph(act),
        ...(ask === "circulation"
          ? []
          : [paragraph("Om du inte hinner kan din ersättare ta steget. Det framgår då vem som gjorde det.")]),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, subjectKind, ask, step, dueAt, dueToday }) => {
    const { what, act } = asks[ask].en;
    const verb = ask === "circulation" ? "are" : "is";
    const by = spokenTime(dueAt, zone, "en");
    return {
      subject: `Reminder: ${what.toLowerCase()} ${verb} needed ${dueToday ? "today" : "soon"}: ${callTitle.en}`,
      heading: `${what} ${verb} needed ${dueToday ? "today" : "soon"}`,
      blocks: [
        paragraph(
          `We have not yet had ${what.toLowerCase()} at the step “${step}” in the chain of approval.`,
        ),
        definitions(["Call", callTitle.en], ["Matter", matters[subjectKind].en], ["By", by]),
        section("What you can do"),
        paragraph(act),
        ...(ask === "circulation"
          ? []
          : [paragraph("If you cannot, your deputy may take the step. It will be shown who did.")]),
        questions("en"),
      ],
    };
  },
};
