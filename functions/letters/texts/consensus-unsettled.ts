import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote } from "../words.ts";

export const consensusUnsettled: LetterText<"consensus-unsettled"> = {
  sv: ({ callTitle, zone, applicant, dueAt, why, reason }) => ({
    subject:
      why === "dissent"
        ? `En granskare är av annan mening (${applicant}): ${callTitle.sv}`
        : `Granskarna är inte eniga i tid (${applicant}): ${callTitle.sv}`,
    heading: why === "dissent" ? "En granskare är av annan mening" : "Granskarna är inte eniga i tid",
    blocks: [
      paragraph(
        why === "dissent"
          ? `En granskare instämmer inte i förslaget till gemensamt omdöme om ansökan från ${applicant} i utlysningen ${callTitle.sv}, och anger detta skäl.`
          : `Tiden för ett gemensamt omdöme om ansökan från ${applicant} i utlysningen ${callTitle.sv} har gått ut.`,
      ),
      ...(reason === "" ? [] : [quote(reason)]),
      definitions(["Sista dag", spokenTime(dueAt, zone, "sv")]),
      paragraph(
        "Rapportören kan skriva ett nytt förslag, och du kan utse en annan rapportör. Efter sista dagen kan du fastställa det förslag som finns, med ett skäl.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, applicant, dueAt, why, reason }) => ({
    subject:
      why === "dissent"
        ? `A reviewer dissents (${applicant}): ${callTitle.en}`
        : `The reviewers have not agreed in time (${applicant}): ${callTitle.en}`,
    heading: why === "dissent" ? "A reviewer dissents" : "The reviewers have not agreed in time",
    blocks: [
      paragraph(
        why === "dissent"
          ? `A reviewer does not agree to the draft consensus on the application from ${applicant} in the call ${callTitle.en}, and gives this reason.`
          : `The term for a consensus on the application from ${applicant} in the call ${callTitle.en} is over.`,
      ),
      ...(reason === "" ? [] : [quote(reason)]),
      definitions(["Last day", spokenTime(dueAt, zone, "en")]),
      paragraph(
        "The rapporteur can write another draft, and you can appoint another rapporteur. After the last day you can close it with what is drafted, with a reason.",
      ),
      questions("en"),
    ],
  }),
};
