import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { counted, spokenCountry } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section, table } from "../words.ts";

export const reviewInvitation: LetterText<"review-invitation"> = {
  sv: ({ callTitle, zone, applications, dueAt }) => {
    const many = counted(applications.length, "sv", { one: "ansökan", other: "ansökningar" });
    return {
      subject: `Vill du granska ${many}? ${callTitle.sv}`,
      heading: `Vill du granska ${many}?`,
      blocks: [
        paragraph(
          `Vi ber dig att granska ${many} i utlysningen ${callTitle.sv}. Vi har vänt oss till dig för att ditt kunnande stämmer väl med det som ansökningarna handlar om.`,
        ),
        table(
          "Ansökningar till dig",
          ["Sökande", "Land"],
          applications.map(({ name, country }) => [name, spokenCountry(country, "sv")]),
        ),
        definitions(["Granskningen ska vara klar", spokenTime(dueAt, zone, "sv")]),
        section("Svara först på tre frågor"),
        paragraph(
          "Är du jävig? Du är det om du har hjälpt till med ansökan, är eller under de senaste tre åren har varit anställd eller anlitad av den sökande, står någon där nära eller själv kan vinna eller förlora på beslutet. Detsamma gäller om något annat kan rubba förtroendet för att du är opartisk. Anmäl då jäv för den ansökan. I tveksamma fall behöver du inte själv ta ställning: anmäl, så avgör vi.",
        ),
        paragraph(
          "Hinner du? Tacka annars nej så snart du kan, så att vi kan fråga någon annan. Du behöver inte ange något skäl.",
        ),
        paragraph(
          "Vill du? Tacka då ja till varje ansökan. Därefter kan du läsa dem i sin helhet och poängsätta dem mot kriterierna.",
        ),
        paragraph(
          "Ansökningarna är anförtrodda dig. Sprid dem inte vidare, och tala inte om din bedömning med de sökande eller med andra granskare innan den är inlämnad.",
        ),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, applications, dueAt }) => {
    const many = counted(applications.length, "en", { one: "application", other: "applications" });
    return {
      subject: `Would you review ${many}? ${callTitle.en}`,
      heading: `Would you review ${many}?`,
      blocks: [
        paragraph(
          `We would like to ask you to review ${many} in the call ${callTitle.en}. We are turning to you because your expertise fits well with what the applications are about.`,
        ),
        table(
          "Applications for you",
          ["Applicant", "Country"],
          applications.map(({ name, country }) => [name, spokenCountry(country, "en")]),
        ),
        definitions(["Reviews are due by", spokenTime(dueAt, zone, "en")]),
        section("Three questions first"),
        paragraph(
          "Do you have a conflict of interest? You have one if you helped with the application, are or during the last three years were employed or engaged by the applicant, are close to somebody there, or stand to gain or lose by the decision. The same holds if anything else could cast doubt on your impartiality. If so, declare it for that application. You need not settle doubtful cases yourself: declare them, and we will decide.",
        ),
        paragraph(
          "Do you have the time? If not, please decline as soon as you can, so that we can ask somebody else. You need not give a reason.",
        ),
        paragraph(
          "Would you like to? Then accept each application. After that you can read it in full and score it against the criteria.",
        ),
        paragraph(
          "The applications are entrusted to you. Please do not pass them on, and do not discuss your assessment with the applicants or with other reviewers before you have submitted it.",
        ),
        questions("en"),
      ],
    };
  },
};
