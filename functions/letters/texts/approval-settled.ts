import { questions } from "../phrases.ts";
import { type Block, type LetterText, paragraph, quote, section } from "../words.ts";

const subjects = {
  call: { sv: "Utlysningen", en: "The call" },
  selection: { sv: "Urvalet", en: "The selection" },
  matching: { sv: "Matchningen", en: "The matching" },
  batch: { sv: "Betalningsunderlaget", en: "The payment batch" },
  report: { sv: "Rapporten", en: "The report" },
} as const;
const outcomes = {
  approved: {
    sv: { title: "godkänd", neuter: "godkänt", said: "har godkänts i alla steg i beslutskedjan." },
    en: { title: "approved", said: "has been approved at every step of the chain of approval." },
  },
  returned: {
    sv: { title: "återsänd", neuter: "återsänt", said: "har återsänts för ändring." },
    en: { title: "returned", said: "has been returned for changes." },
  },
  expired: {
    sv: {
      title: "inte godkänd i tid",
      neuter: "inte godkänt i tid",
      said: "har stängts utan godkännande, eftersom inget beslut fattades inom den utsatta tiden.",
    },
    en: {
      title: "not approved in time",
      said: "has been closed without approval, because no decision was made within the time set.",
    },
  },
} as const;
const next = {
  approved: {
    call: {
      sv: "Utlysningen öppnar vid den tidpunkt som anges i den. Du behöver inte göra något mer.",
      en: "The call opens at the time stated in it. There is nothing more you need to do.",
    },
    selection: {
      sv: "Beslutet kan nu meddelas de sökande. Kontrollera först vilka brev som kommer att skickas, och till vilka.",
      en: "The decision can now be announced to the applicants. Please check first which letters will be sent, and to whom.",
    },
    matching: {
      sv: "Matchningen kan nu meddelas deltagarna. Kontrollera först vilka brev som kommer att skickas, och till vilka.",
      en: "The matching can now be announced to the participants. Please check first which letters will be sent, and to whom.",
    },
    batch: {
      sv: "Betalningarna kan nu frisläppas av någon som inte har haft med dem att göra.",
      en: "The payments can now be released by somebody who has had no hand in them.",
    },
    report: {
      sv: "Rapporten kan nu lämnas in.",
      en: "The report can now be handed in.",
    },
  },
  returned: {
    sv: "Gör de ändringar som behövs och lämna in ärendet på nytt. Det ändrade innehållet behöver godkännas i alla steg.",
    en: "Make the changes that are needed and submit the matter again. The changed content needs approval at every step.",
  },
  expired: {
    sv: "Stäm av med den som skulle ha beslutat och lämna sedan in ärendet på nytt.",
    en: "Please check with the person who was to decide, and then submit the matter again.",
  },
} as const;

function commentBlocks(comment: string, language: "sv" | "en"): Block[] {
  if (comment.trim() === "") return [];
  return [
    section(language === "sv" ? "Beslutsfattarens kommentar" : "The approver’s comment"),
    quote(comment),
  ];
}

export const approvalSettled: LetterText<"approval-settled"> = {
  sv: ({ callTitle, subjectKind, outcome, comment }) => {
    const words = outcomes[outcome].sv;
    // ”Urvalet” and ”underlaget” are neuter; the others are not.
    const isNeuter = subjectKind === "selection" || subjectKind === "batch";
    const title = `${subjects[subjectKind].sv} är ${isNeuter ? words.neuter : words.title}`;
    const then = outcome === "approved" ? next.approved[subjectKind].sv : next[outcome].sv;
    return {
      subject: `${title}: ${callTitle.sv}`,
      heading: title,
      blocks: [
        paragraph(
          subjectKind === "call"
            ? `Utlysningen ${callTitle.sv} ${words.said}`
            : `${subjects[subjectKind].sv} i utlysningen ${callTitle.sv} ${words.said}`,
        ),
        ...commentBlocks(comment, "sv"),
        section("Det här händer nu"),
        paragraph(then),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, subjectKind, outcome, comment }) => {
    const words = outcomes[outcome].en;
    const title = `${subjects[subjectKind].en} is ${words.title}`;
    const then = outcome === "approved" ? next.approved[subjectKind].en : next[outcome].en;
    return {
      subject: `${title}: ${callTitle.en}`,
      heading: title,
      blocks: [
        paragraph(
          subjectKind === "call"
            ? `The call ${callTitle.en} ${words.said}`
            : `${subjects[subjectKind].en} in the call ${callTitle.en} ${words.said}`,
        ),
        ...commentBlocks(comment, "en"),
        section("What happens next"),
        paragraph(then),
        questions("en"),
      ],
    };
  },
};
