import type { LetterLanguage } from "../../schemas/text.ts";
import { spokenTime } from "../shared/zone.ts";
import { comparedSentence } from "./compared.ts";
import type { FactsOf } from "./facts.ts";
import { spokenNumber } from "./spoken.ts";
import { type Block, definitions, paragraph, quote, section, table } from "./words.ts";

type Assessed = Pick<
  FactsOf<"decision-selected">,
  "score" | "criteria" | "agreed" | "comments" | "points" | "compared"
>;
type Received = Omit<FactsOf<"completion-received">, "callTitle">;
type Objectionable = Pick<FactsOf<"decision-rejected">, "objectionBy" | "contactEmail" | "zone">;

const scale = {
  sv: {
    title: "Så bedömdes ansökan",
    lead: (score: string) =>
      `Granskarna bedömde ansökan mot kriterierna i utlysningen, oberoende av varandra. Tabellen visar medelvärdet för varje kriterium. Ansökans samlade poäng är ${score}.`,
    together: (score: string) =>
      `Granskarna bedömde ansökan mot kriterierna i utlysningen, först var för sig, och enades sedan om ett gemensamt omdöme. Tabellen visar de poäng som de enades om. Ansökans samlade poäng är ${score}.`,
    caption: "Bedömning per kriterium",
    head: ["Kriterium", "Medel", "Högst", "Krav"],
    headAgreed: ["Kriterium", "Poäng", "Högst", "Krav"],
    none: "ej bedömt",
    welcome: "Poäng för det som är önskvärt. De räknas i rangordningen och aldrig mot något krav.",
    comments: "Granskarnas kommentarer till er",
    quoted: "Kommentarerna återges som granskarna skrev dem.",
  },
  en: {
    title: "How the application was assessed",
    lead: (score: string) =>
      `The reviewers scored the application against the criteria of the call, independently of each other. The table shows the mean for each criterion. The overall score of the application is ${score}.`,
    together: (score: string) =>
      `The reviewers scored the application against the criteria of the call, first each on their own, and then agreed on one assessment. The table shows the scores that they agreed on. The overall score of the application is ${score}.`,
    caption: "Assessment by criterion",
    head: ["Criterion", "Mean", "Maximum", "Required"],
    headAgreed: ["Criterion", "Score", "Maximum", "Required"],
    none: "not scored",
    welcome: "Points for what is welcome. They count in the ranking and never against a requirement.",
    comments: "The reviewers’ comments to you",
    quoted: "The comments are given in the reviewers’ own words.",
  },
} as const;

/** What the reviewers found: the scores per criterion and what they wrote to the applicant. */
export function assessment(facts: Assessed, language: LetterLanguage): Block[] {
  const words = scale[language];
  const number = (text: string) => (text === "" || text === "–" ? words.none : spokenNumber(text, language));
  const comments = facts.comments.filter(({ text }) => text.trim() !== "");
  const rows = facts.criteria.map(({ label, mean, maxScore, threshold, level }) => [
    label,
    level === undefined ? number(mean) : `${number(mean)} (${level})`,
    number(maxScore),
    number(threshold),
  ]);
  const given = ({ label, points, reason }: Assessed["points"][number]) =>
    [label, `+${spokenNumber(points, language)}`, reason] as const;
  return [
    section(words.title),
    paragraph((facts.agreed ? words.together : words.lead)(spokenNumber(facts.score, language))),
    ...(rows.length > 0
      ? [table(words.caption, [...(facts.agreed ? words.headAgreed : words.head)], rows)]
      : []),
    ...(facts.compared === undefined ? [] : [paragraph(comparedSentence(facts.compared, language))]),
    ...(facts.points.length === 0 ? [] : [paragraph(words.welcome), definitions(...facts.points.map(given))]),
    ...(comments.length > 0 ? [section(words.comments), paragraph(words.quoted)] : []),
    ...comments.map(({ text, about }) => quote(about === "" ? text : `${about}: ${text}`)),
  ];
}

const receiptWords = {
  sv: ["Kvittonummer", "Sökande", "Kom in", "Version", "Innehållets kontrollsumma (SHA-256)"],
  en: ["Receipt number", "Applicant", "Received", "Version", "Checksum of the content (SHA-256)"],
} as const;

/** What was received, by which anybody who holds the letter can check that it is genuine. */
export function receipt(
  { receiptNumber, organisation, receivedAt, zone, version, contentHash }: Received,
  language: LetterLanguage,
  ...more: [label: string, value: string][]
): Block {
  const [number, applicant, received, ofVersion, checksum] = receiptWords[language];
  return definitions(
    [number, receiptNumber],
    [applicant, organisation],
    [received, spokenTime(receivedAt, zone, language)],
    [ofVersion, String(version)],
    [checksum, contentHash],
    ...more,
  );
}

/** How to object to a decision: by when, to whom, and on which grounds it can succeed. */
export function objection(
  facts: Objectionable,
  language: LetterLanguage,
  basis: "reviewed" | "screened",
): Block[] {
  const by = spokenTime(facts.objectionBy, facts.zone, language);
  return language === "sv"
    ? [
        section("Om ni anser att beslutet är fel"),
        paragraph(
          `Ni kan begära att vi prövar beslutet på nytt. Skriv till ${facts.contactEmail}. Er begäran ska ha kommit in senast ${by}.`,
        ),
        paragraph(
          `Ange vilket beslut det gäller, vad som enligt er har blivit fel och varför. Vi prövar om handläggningen har gått rätt till och om beslutet bygger på riktiga uppgifter.${basis === "reviewed" ? " Granskarnas sakliga bedömning görs inte om." : ""}`,
        ),
      ]
    : [
        section("If you think the decision is wrong"),
        paragraph(
          `You can ask us to look at the decision again. Write to ${facts.contactEmail}. Your request must reach us by ${by}.`,
        ),
        paragraph(
          `Say which decision it concerns, what you think went wrong, and why. We check whether the procedure was followed and whether the decision rests on correct facts.${basis === "reviewed" ? " The reviewers’ judgement of merit is not made again." : ""}`,
        ),
      ];
}

/** How to stop hearing of a call; nothing where the reader has no subscription to end. */
export function unsubscribing(language: LetterLanguage, cancelToken: string): Block[] {
  if (cancelToken === "") return [];
  return language === "sv"
    ? [
        section("Om du inte vill ha fler brev"),
        paragraph(
          "Du får det här brevet för att du har anmält att du vill få nyheter. Avsluta din prenumeration med koden nedan. Du behöver inte logga in, och dina uppgifter tas då bort.",
        ),
        definitions(["Kod för att avsluta", cancelToken]),
      ]
    : [
        section("If you want no more letters"),
        paragraph(
          "You get this letter because you asked for news. End your subscription with the code below. You need not sign in, and your details are then removed.",
        ),
        definitions(["Code to unsubscribe", cancelToken]),
      ];
}

/** Whom to ask; where the facts name nobody, the contact is the one that the call itself names. */
export function questions(language: LetterLanguage, contactEmail?: string): Block {
  if (language === "sv")
    return paragraph(
      contactEmail === undefined
        ? "Har du frågor? Kontakta den kontaktperson som anges i utlysningen."
        : `Har du frågor? Skriv till ${contactEmail}.`,
    );
  return paragraph(
    contactEmail === undefined
      ? "Any questions? Please get in touch with the contact person named in the call."
      : `Any questions? Please write to ${contactEmail}.`,
  );
}
