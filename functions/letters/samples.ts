import type { LetterLanguage } from "../../schemas/text.ts";
import { claimSamples } from "./claim-samples.ts";
import { cooperationSamples } from "./cooperation-samples.ts";
import { exchangeSamples } from "./exchange-samples.ts";
import type { FactsOf, LetterKind } from "./facts.ts";
import { feedbackSample, supportSample } from "./feedback-sample.ts";
import { learningSamples } from "./learning-samples.ts";
import { matchSamples } from "./match-samples.ts";
import { objectionSamples } from "./objection-samples.ts";
import { reviewSamples } from "./review-samples.ts";
import { screeningSamples } from "./screening-samples.ts";

const labels = {
  sv: {
    step: "GD-beslut",
    circulation: "Delningstid",
    condition: "Kommunfullmäktige fattar beslut om deltagandet.",
    comment: "Kvoten för norra Europa behöver förklaras bättre i beslutsunderlaget.",
    question: "Kvittot för hotellet den 12 oktober går inte att läsa. Kan du skicka ett nytt?",
    rejected: "Du finns inte med på närvarolistan för utbytet, och resan kan därför inte ersättas.",
    returned: "Kontot finns inte (AC03).",
    summary: "Städer lär av städer: 20 månader av utbyte om energi, transporter och medborgardialog.",
    change: "Listan över länder som får söka har fått en rättelse: Schweiz ingår.",
    enquiry: "Kan två kommuner söka tillsammans?",
    answer: "Ja. En av dem är sökande och den andra anges i ansökan.\nBåda ska lämna en avsiktsförklaring.",
    cancelled: "Regeringen har dragit tillbaka anslaget.",
    moved: "Det gick inte att logga in under två timmar den 30 juni. Felet låg hos oss.",
    rule: ["CH, listan daterad 3 maj 2023", "4 200 invånare"],
    award: [
      "Hederspriset",
      "Planen visar vägen till ett fossilfritt centrum och är förankrad i varje förvaltning.",
    ],
  },
  en: {
    step: "Decision by the Director-General",
    circulation: "Circulation of the draft",
    condition: "The council decides to take part.",
    comment: "The quota for northern Europe needs a better explanation in the decision memo.",
    question: "The hotel receipt of 12 October cannot be read. Could you send a new one?",
    rejected: "You are not on the attendance list of the exchange, and so the trip cannot be reimbursed.",
    returned: "The account does not exist (AC03).",
    summary: "Cities learn from cities: 20 months of exchange about energy, transport and citizen dialogue.",
    change: "The list of countries that may apply has been corrected: Switzerland is on it.",
    enquiry: "Can two municipalities apply together?",
    answer:
      "Yes. One of them is the applicant and the other is named in the application.\nBoth hand in a letter of intent.",
    cancelled: "The government has withdrawn the appropriation.",
    moved: "Nobody could log in for two hours on 30 June. The fault was ours.",
    rule: ["CH, list dated 3 May 2023", "4 200 inhabitants"],
    award: [
      "Honorary prize",
      "The plan shows the way to a centre without fossil fuels and has every department behind it.",
    ],
  },
} as const;

/** Facts as they might be, for proof-reading and for tests: one letter of each kind. */
export function sampleFacts(language: LetterLanguage): { [Kind in LetterKind]: FactsOf<Kind> } {
  const words = labels[language];
  const titled = {
    callTitle: { sv: "Tvillingstäder 2023", en: "Twin Cities 2023" },
    zone: "Europe/Brussels",
  };
  const applicant = { ...titled, organisation: "Uppsala kommun" };
  const feedback = feedbackSample(language);
  const contactEmail = "twinning@example.org";
  const objection = { objectionBy: "2023-08-30T21:59:00.000Z", contactEmail };
  const closesAt = "2023-06-30T21:59:00.000Z";
  const step = { step: words.step, dueAt: "2023-08-11T14:00:00.000Z" };
  const exchange = { ...titled, exchangeTitle: "Co-creating the heat transition, Aarhus" };
  const token = "2f9w0c7l3x8k1m5q4z6t0b7ra.kW3yZt0v8mQ1n5cJx2Lf7pRb4sHd9gAe6uTiYo0wXzE";
  const news = { ...titled, cancelToken: token };
  return {
    "approval-requested": {
      ...titled,
      subjectKind: "selection",
      ...step,
      ask: "decision",
      lapsesAt: "2023-09-11T14:00:00.000Z",
    },
    "approval-reminder": { ...titled, subjectKind: "selection", ...step, ask: "decision", dueToday: true },
    "approval-overdue": {
      ...titled,
      subjectKind: "selection",
      ...step,
      lapsesAt: "2023-09-11T14:00:00.000Z",
      holder: "gd@example.org",
    },
    "approval-circulated": {
      ...titled,
      step: words.circulation,
      comments: [{ name: "Karin Ek", text: words.comment }],
      silent: ["Olle Berg"],
    },
    "comments-requested": { ...titled, step: words.circulation, dueAt: step.dueAt },
    "opening-blocked": { ...titled, ...step, opensAt: "2023-05-03T06:00:00.000Z", closesAt },
    "approval-settled": { ...titled, subjectKind: "selection", outcome: "returned", comment: words.comment },
    "application-started": { ...applicant, closesAt },
    "application-received": {
      ...applicant,
      receiptNumber: "TC23-0042-2",
      receivedAt: "2023-06-28T07:41:09.120Z",
      version: 2,
      acceptedTerms: "2023-05-03",
      contentHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      closesAt,
    },
    "application-withdrawn": { ...applicant, withdrawnAt: "2023-06-29T11:05:00.000Z" },
    "application-reminder": { ...applicant, closesAt, daysLeft: 7 },
    "application-lapsed": { ...applicant, closedAt: closesAt, contactEmail },
    ...screeningSamples(applicant, contactEmail, language),
    "deadline-moved": {
      ...applicant,
      from: closesAt,
      to: "2023-07-07T21:59:00.000Z",
      reason: words.moved,
      isSubmitted: false,
      contactEmail,
    },
    "late-invitation": {
      ...applicant,
      closesAt: "2023-07-14T21:59:00.000Z",
      reason: words.moved,
      contactEmail,
    },
    "member-invited": {
      ...applicant,
      invitedBy: "Eva Ek",
      role: "editor",
      token: "invitation_0a1b2c3d4e5f6g7h8i9j0k1l2.4pBqvXhcFJw9Yc0sQz2mN1kLr7TgUe5VdWb8Ax3Zo6I",
      expiresAt: "2023-06-14T10:00:00.000Z",
    },
    "member-joined": { ...applicant, member: "Ulf Ask", role: "signatory" },
    "member-changed": { ...applicant, role: "none" },
    "attachment-infected": { ...applicant, fileName: "klimatplan.docx" },
    ...reviewSamples(titled),
    ...learningSamples(titled, language),
    "decision-selected": {
      ...applicant,
      ...feedback,
      rank: 3,
      confirmBy: "2023-08-25T21:59:00.000Z",
      reasonCode: "selectedForTrack",
      track: language === "sv" ? "Tvillingstad" : "Twin City",
      awards: [{ label: words.award[0], reason: words.award[1] }],
      otherSupport: [supportSample(language)],
    },
    "decision-reserve": { ...applicant, ...feedback, ...objection, place: 2, validUntil: "2023-12-31" },
    "decision-rejected": { ...applicant, ...feedback, ...objection, reasonCode: "quotaFull", seats: 40 },
    "decision-ineligible": {
      ...applicant,
      ...objection,
      rules: [
        { code: "country", detail: words.rule[0] },
        { code: "minPopulation", detail: words.rule[1] },
      ],
    },
    ...objectionSamples(applicant, language),
    "place-offered": {
      ...applicant,
      confirmBy: "2023-09-08T21:59:00.000Z",
      otherSupport: [{ ...supportSample(language), unexplained: true }],
    },
    "place-confirmed": { ...applicant, startsOn: "2023-09-01" },
    "condition-set": { ...applicant, what: words.condition, dueAt: "2023-11-30T22:59:00.000Z" },
    "place-withdrawn": {
      ...applicant,
      withdrawnAt: "2023-11-14T09:30:00.000Z",
      unanswered: false,
      unfulfilled: "",
    },
    ...matchSamples(titled, applicant.organisation, contactEmail),
    "match-missing": { ...applicant, reasonCode: "pilotsFull", contactEmail },
    ...exchangeSamples(titled, language),
    ...cooperationSamples(titled, language),
    "bank-account-change-proposed": { ...applicant, before: "····7466", after: "····6199" },
    "bank-account-changed": { ...titled, before: "····7466", after: "····6199" },
    ...claimSamples(exchange, words, contactEmail),
    "subscription-requested": { ...titled, about: "call", token, days: 14 },
    "subscription-confirmed": { ...news, about: "programme" },
    "deadline-reminder": { ...news, closesAt, daysLeft: 7 },
    "address-suppressed": {
      ...titled,
      name: "Anna Lind",
      address: "anna.lind@example.org",
      why: "bounced",
      aboutKind: "decision-selected",
    },
    "news-announced": { ...news, opensAt: "2023-05-03T10:00:00.000Z", closesAt },
    "news-opened": { ...news, closesAt, summary: words.summary },
    "news-deadline-moved": { ...news, movedFrom: closesAt, movedTo: "2023-07-07T21:59:00.000Z" },
    "news-changed": { ...news, summary: words.change, contactEmail },
    "news-answered": { ...news, question: words.enquiry, answer: words.answer },
    "news-decided": news,
    "news-cancelled": { ...news, why: words.cancelled, contactEmail },
    "enquiry-answered": {
      ...titled,
      question: words.enquiry,
      answer: words.answer,
      published: true,
      contactEmail,
    },
  };
}
