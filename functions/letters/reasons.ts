import type { LetterLanguage } from "../../schemas/text.ts";

interface Sentence {
  sv: string;
  en: string;
}

/** Why an organisation may not apply, by the rule that says so; the short name stands before the sentence. */
export const eligibilityReasons = {
  organisationType: {
    name: { sv: "Typ av organisation", en: "Type of organisation" },
    sv: "Utlysningen vänder sig inte till den typ av organisation som ansökan kommer från.",
    en: "The call is not open to the type of organisation that the application comes from.",
  },
  country: {
    name: { sv: "Land", en: "Country" },
    sv: "Organisationen finns i ett land som inte ingår i den lista över länder som utlysningen bygger på.",
    en: "The organisation is based in a country that is not on the list of countries that the call relies on.",
  },
  minPopulation: {
    name: { sv: "Folkmängd", en: "Population" },
    sv: "Kommunen eller staden har färre invånare än utlysningen kräver.",
    en: "The municipality or city has fewer inhabitants than the call requires.",
  },
  populationUnknown: {
    name: { sv: "Folkmängd", en: "Population" },
    sv: "Ansökan anger inte hur många invånare kommunen eller staden har, och utlysningen kräver ett minsta antal.",
    en: "The application does not state how many inhabitants the municipality or city has, and the call requires a minimum.",
  },
  notHostInThisCall: {
    name: { sv: "Värd i samma omgång", en: "Host in the same round" },
    sv: "Organisationen är värd i den här omgången och kan därför inte samtidigt delta som gäst.",
    en: "The organisation is a host in this round and so cannot take part as a guest at the same time.",
  },
  countryOfLot: {
    name: { sv: "Land", en: "Country" },
    sv: "Organisationen finns i ett land som inte hör till den del av utlysningen som ansökan gäller.",
    en: "The organisation is based in a country that does not belong to the part of the call that the application is for.",
  },
  register: {
    name: { sv: "Register", en: "Register" },
    sv: "Utlysningen ser efter i ett register vilka som får delta, och organisationen uppfyller inte det villkoret.",
    en: "The call looks in a register to see who may take part, and the organisation does not meet that condition.",
  },
  declared: {
    name: { sv: "Egen uppgift", en: "Own statement" },
    sv: "Utlysningen kräver att den sökande själv intygar ett villkor, och det har inte intygats i ansökan.",
    en: "The call requires the applicant to declare that a condition is met, and the application does not declare it.",
  },
  overridden: {
    name: { sv: "Prövning i det enskilda fallet", en: "Individual assessment" },
    sv: "Handläggaren har prövat ansökan särskilt och funnit att den inte uppfyller villkoren.",
    en: "An officer has examined the application individually and found that it does not meet the conditions.",
  },
} as const satisfies Record<string, Sentence & { name: Sentence }>;

/** Why an application was not selected; the codes are those of the selection rules. */
export const selectionReasons = {
  belowThreshold: {
    sv: "Ansökan nådde inte upp till den lägsta poäng som utlysningen kräver, antingen för ett enskilt kriterium eller sammanlagt.",
    en: "The application did not reach the minimum score that the call requires, either for a single criterion or overall.",
  },
  outranked: {
    sv: "Ansökan uppfyllde kraven, men alla platser gick till ansökningar som rangordnades högre.",
    en: "The application met the requirements, but all places went to applications that were ranked higher.",
  },
  quotaFull: {
    sv: "Ansökan uppfyllde kraven, men utlysningen begränsar hur många platser som får gå till en viss grupp, till exempel ett land eller ett spår. De platserna fylldes av ansökningar som rangordnades högre.",
    en: "The application met the requirements, but the call limits how many places may go to a certain group, such as a country or a track. Those places were filled by applications that were ranked higher.",
  },
  keptForMinimum: {
    sv: "Ansökan uppfyllde kraven, men utlysningen garanterar vissa grupper ett minsta antal platser, till exempel ett land eller ett spår. De återstående platserna behövdes för att uppfylla den garantin.",
    en: "The application met the requirements, but the call guarantees certain groups a minimum number of places, such as a country or a track. The remaining places were needed to keep that guarantee.",
  },
  keptForTarget: {
    sv: "Ansökan uppfyllde kraven, men utlysningen eftersträvar en viss fördelning av platserna, till exempel mellan länder eller spår. En plats för ansökan hade gjort fördelningen sämre.",
    en: "The application met the requirements, but the call aims at a certain distribution of places, for example between countries or tracks. A place for this application would have moved the result further from that aim.",
  },
  selectedByOverride: {
    sv: "Ansökan valdes ut efter en särskild bedömning, som avviker från rangordningen och som har godkänts tillsammans med beslutet.",
    en: "The application was selected after an individual assessment, which departs from the ranking and was approved together with the decision.",
  },
  selectedDespiteThreshold: {
    sv: "Ansökan nådde inte en av utlysningens lägsta poäng. Den valdes ändå ut efter en särskild bedömning, som har godkänts tillsammans med beslutet.",
    en: "The application missed a minimum score of the call. It was selected all the same after an individual assessment, which was approved together with the decision.",
  },
  selectedForTrack: {
    sv: "Platsen gäller ett annat spår än ansökan. Det följer av en särskild bedömning, som har godkänts tillsammans med beslutet.",
    en: "The place is in another track than the one applied for. This follows from an individual assessment, which was approved together with the decision.",
  },
  rejectedByOverride: {
    sv: "Ansökan valdes inte ut efter en särskild bedömning, som avviker från rangordningen och som har godkänts tillsammans med beslutet.",
    en: "The application was not selected after an individual assessment, which departs from the ranking and was approved together with the decision.",
  },
  withdrawn: {
    sv: "Ansökan återkallades innan beslutet fattades.",
    en: "The application was withdrawn before the decision was made.",
  },
} as const satisfies Record<string, Sentence>;

/** Why a twin has no host activity; the codes are those of the matching rules. */
export const matchingReasons = {
  noActivityAccepted: {
    sv: "Ingen av de aktiviteter som ni angav kunde ta emot er, eftersom intresset inte var ömsesidigt eller för att matchningen var utesluten enligt utlysningens regler.",
    en: "None of the activities that you named could accept you, because the interest was not mutual or because the rules of the call exclude the match.",
  },
  noAcceptablePilot: {
    sv: "Ingen av de aktiviteter som ni angav var möjlig för er: antingen var intresset inte ömsesidigt, eller så utesluter utlysningens regler matchningen, till exempel för att ni finns i samma land som pilotstaden.",
    en: "None of the activities that you named was possible for you: either the interest was not mutual, or the rules of the call exclude the match, for example because you are in the same country as the pilot city.",
  },
  pilotFull: {
    sv: "Den aktivitet som ni angav har redan så många städer som den kan ta emot. De gick före er enligt pilotstädernas önskemål eller utlysningens regler.",
    en: "The activity that you named already has as many cities as it can receive. They came before you under the wishes of the pilot cities or the rules of the call.",
  },
  pilotsFull: {
    sv: "De aktiviteter som ni angav har redan så många städer som de kan ta emot. De städerna gick före er enligt pilotstädernas önskemål eller utlysningens regler.",
    en: "The activities that you named already have as many cities as they can receive. Those cities came before you under the wishes of the pilot cities or the rules of the call.",
  },
  passedOver: {
    sv: "En av de aktiviteter som ni angav hade kunnat ta emot er, men utlysningens regler väger samman alla städers matchningar, och en annan fördelning blev bättre som helhet.",
    en: "One of the activities that you named could have received you, but the rules of the call weigh the matches of all cities together, and another distribution was better as a whole.",
  },
  conflict: {
    sv: "De aktiviteter som ni angav är uteslutna för er enligt utlysningens regler, till exempel för att ni finns i samma land som pilotstaden.",
    en: "The rules of the call exclude the activities that you named for you, for example because you are in the same country as the pilot city.",
  },
  noPreferences: {
    sv: "Ni har inte angett vilka aktiviteter som ni är intresserade av.",
    en: "You have not said which activities you are interested in.",
  },
  lost: {
    sv: "Den aktivitet som ni var matchade med kan inte längre ta emot er, och ingen annan av dem som ni angav har plats.",
    en: "The activity that you were matched with can no longer receive you, and no other of those that you named has room.",
  },
  minimumNotReached: {
    sv: "De aktiviteter som ni angav genomförs inte, eftersom för få städer valde dem.",
    en: "The activities that you named will not take place, because too few cities chose them.",
  },
} as const satisfies Record<string, Sentence>;

const sentences: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ...Object.entries(eligibilityReasons),
  ...Object.entries(selectionReasons),
  ...Object.entries(matchingReasons),
]);

/** The reason in words. A code without a sentence must not stop a decision from reaching people: it is named as it is. */
export function reasonSentence(code: string, language: LetterLanguage): string {
  const sentence = sentences.get(code);
  if (sentence) return sentence[language];
  return language === "sv"
    ? `Skälet är antecknat i beslutet under beteckningen ”${code}”. Kontaktpersonen förklarar gärna vad det innebär.`
    : `The reason is recorded in the decision under the name “${code}”. The contact person will gladly explain what it means.`;
}

/** The short name of an eligibility rule. */
export function ruleName(code: string, language: LetterLanguage): string {
  const names: ReadonlyMap<string, { name: Sentence }> = new Map(Object.entries(eligibilityReasons));
  return names.get(code)?.name[language] ?? code;
}
