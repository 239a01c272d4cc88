import type { LetterLanguage } from "../../schemas/text.ts";

/** What the rules found about a claim, in words; the codes are those of the settlement. */
export const claimFindings = {
  notAttended: {
    sv: "Närvarolistan för utbytet nämner dig inte.",
    en: "The attendance list of the exchange does not name you.",
  },
  exchangeCancelled: {
    sv: "Utbytet ställdes in, och utlysningen ersätter inga kostnader för det.",
    en: "The exchange was called off, and the call does not reimburse costs for it.",
  },
  notInPerson: { sv: "Utbytet var ett digitalt möte.", en: "The exchange was a digital meeting." },
  late: {
    sv: "Reseräkningen kom in efter den sista dagen.",
    en: "The claim came in after the last day.",
  },
  tooManyTrips: {
    sv: "Så många resor som utlysningen ersätter är redan gjorda.",
    en: "As many trips as the call covers have been made already.",
  },
  tripClaimedBefore: {
    sv: "Schablonbeloppet för resan är redan begärt i en annan reseräkning.",
    en: "The flat amount for the trip has been claimed already, in another claim.",
  },
  placesMissing: {
    sv: "Det framgår inte varifrån resan gick, och därför inte hur lång den var.",
    en: "It is not stated where the journey began, and so not how long it was.",
  },
  belowUnitCosts: {
    sv: "Resan är kortare än de sträckor som schablonbeloppen gäller för.",
    en: "The journey is shorter than the distances that the unit costs are for.",
  },
  overCap: {
    sv: "Beloppet går över det högsta belopp som utlysningen ersätter; det som är kvar under det betalas.",
    en: "The amount exceeds the highest amount that the call reimburses; what is left under it is paid.",
  },
  overTripCap: {
    sv: "Beloppet går över det högsta belopp som ersätts för en resa; det som är kvar under det betalas.",
    en: "The amount exceeds the highest amount for one trip; what is left under it is paid.",
  },
  kindNotCovered: { sv: "Kostnader av det slaget ersätts inte.", en: "Costs of this kind are not covered." },
  coveredByLumpSum: {
    sv: "Kostnaden ingår i resans schablonbelopp.",
    en: "The cost is part of the lump sum for the trip.",
  },
  coveredByUnitCost: {
    sv: "Kostnaden ingår i schablonbeloppet för sträckan.",
    en: "The cost is part of the unit cost for the distance.",
  },
  unknownCurrency: { sv: "Valutan är inte känd.", en: "The currency is not known." },
  noRate: {
    sv: "Det finns ingen växelkurs för den dagen.",
    en: "There is no exchange rate for that day.",
  },
  duplicateReceipt: {
    sv: "Samma kvitto eller samma kostnad är redan begärd i en annan rad eller reseräkning.",
    en: "The same receipt or the same cost has been claimed already, in another line or claim.",
  },
  missingReceipt: { sv: "Kvittot saknas.", en: "The receipt is missing." },
  receiptNotUploaded: {
    sv: "Kvittot är inte uppladdat.",
    en: "The receipt has not been uploaded.",
  },
  harmfulReceipt: {
    sv: "Kvittots fil innehåller skadlig kod och kan inte läsas.",
    en: "The file of the receipt holds harmful code and cannot be read.",
  },
  assumedRate: {
    sv: "Växelkursen är antagen och inte hämtad från någon som publicerar kurser.",
    en: "The exchange rate is assumed, and not taken from anybody who publishes rates.",
  },
  declarationMissing: {
    sv: "Utbytet ställdes in. Kostnaderna ersätts först när du har intygat att de inte gick att få tillbaka.",
    en: "The exchange was called off. The costs are covered only once you have declared that they could not be got back.",
  },
  quantityMissing: {
    sv: "Slaget ersätts efter antal kilometer eller dagar, som inte är angivet.",
    en: "This kind is paid by the number of kilometres or days, which is not stated.",
  },
  amountMissing: { sv: "Beloppet är inte angivet.", en: "The amount is not stated." },
  moreMealsThanDays: {
    sv: "Fler måltider än dagar är angivna.",
    en: "More meals than days are stated.",
  },
  afterCancellation: {
    sv: "Kostnaden uppstod efter att utbytet hade ställts in.",
    en: "The cost arose after the exchange had been called off.",
  },
} as const satisfies Record<string, Record<LetterLanguage, string>>;

const sentences: ReadonlyMap<string, Record<LetterLanguage, string>> = new Map(Object.entries(claimFindings));

/** What was found, in words; a code without words is named as it is. */
export function spokenFinding(code: string, language: LetterLanguage): string {
  return sentences.get(code)?.[language] ?? code;
}
