import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { counted } from "../spoken.ts";
import { definitions, type LetterText, paragraph, table } from "../words.ts";

export const reviewsOverdue: LetterText<"reviews-overdue"> = {
  sv: ({ callTitle, zone, late, dueAt, replaced }) => {
    const many = counted(late.length, "sv", { one: "granskning", other: "granskningar" });
    return {
      subject: `${many} saknas: ${callTitle.sv}`,
      heading: `${many} saknas`,
      blocks: [
        paragraph(`Granskarna är påminda, men följande saknas ännu i utlysningen ${callTitle.sv}.`),
        table(
          "Granskningar som saknas",
          ["Granskare", "Sökande"],
          late.map(({ reviewer, applicant }) => [reviewer, applicant]),
        ),
        definitions(["Granskningen skulle ha varit klar", spokenTime(dueAt, zone, "sv")]),
        paragraph(
          replaced
            ? "Utlysningen säger att en ersättare ska tillfrågas nu, och det sker där det finns någon."
            : "Du kan ersätta en granskare: då tillfrågas den som passar bäst bland dem som har tid.",
        ),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, late, dueAt, replaced }) => {
    const many = counted(late.length, "en", { one: "review", other: "reviews" });
    return {
      subject: `${many} missing: ${callTitle.en}`,
      heading: `${many} missing`,
      blocks: [
        paragraph(
          `The reviewers have been reminded, but the following are still missing in the call ${callTitle.en}.`,
        ),
        table(
          "Missing reviews",
          ["Reviewer", "Applicant"],
          late.map(({ reviewer, applicant }) => [reviewer, applicant]),
        ),
        definitions(["Reviews were due by", spokenTime(dueAt, zone, "en")]),
        paragraph(
          replaced
            ? "The call says that an alternate is to be asked now, and that happens wherever there is one."
            : "You can replace a reviewer: whoever fits best among those who have time is then asked.",
        ),
        questions("en"),
      ],
    };
  },
};
