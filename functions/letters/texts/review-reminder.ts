import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { counted, spokenCountry } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section, table } from "../words.ts";

const headings = {
  sv: {
    before: "Snart ska dina granskningar vara klara",
    due: "I dag ska dina granskningar vara klara",
    late: "Dina granskningar skulle ha varit klara",
  },
  en: {
    before: "Your reviews are due soon",
    due: "Your reviews are due today",
    late: "Your reviews are overdue",
  },
} as const;

export const reviewReminder: LetterText<"review-reminder"> = {
  sv: ({ callTitle, zone, applications, dueAt, when }) => {
    const many = counted(applications.length, "sv", { one: "ansökan", other: "ansökningar" });
    return {
      subject: `${headings.sv[when]}: ${callTitle.sv}`,
      heading: headings.sv[when],
      blocks: [
        paragraph(`Vi saknar din granskning av ${many} i utlysningen ${callTitle.sv}.`),
        table(
          "Ansökningar som saknar din granskning",
          ["Sökande", "Land"],
          applications.map(({ name, country }) => [name, spokenCountry(country, "sv")]),
        ),
        definitions(["Granskningen ska vara klar", spokenTime(dueAt, zone, "sv")]),
        section("Hinner du inte?"),
        paragraph(
          "Tacka nej till de ansökningar som du inte hinner med, så frågar vi någon annan. Det är bättre för de sökande än att vänta.",
        ),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, applications, dueAt, when }) => {
    const many = counted(applications.length, "en", { one: "application", other: "applications" });
    return {
      subject: `${headings.en[when]}: ${callTitle.en}`,
      heading: headings.en[when],
      blocks: [
        paragraph(`We are missing your review of ${many} in the call ${callTitle.en}.`),
        table(
          "Applications that lack your review",
          ["Applicant", "Country"],
          applications.map(({ name, country }) => [name, spokenCountry(country, "en")]),
        ),
        definitions(["Reviews are due by", spokenTime(dueAt, zone, "en")]),
        section("Short of time?"),
        paragraph(
          "Please decline the applications that you have no time for, and we will ask somebody else. That is better for the applicants than waiting.",
        ),
        questions("en"),
      ],
    };
  },
};
