import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const receiptInfected: LetterText<"receipt-infected"> = {
  sv: ({ callTitle, claimNumber, fileName }) => ({
    subject: `Ett kvitto kan inte läsas, reseräkning ${claimNumber}: ${callTitle.sv}`,
    heading: "Ett kvitto kan inte läsas",
    blocks: [
      paragraph(
        `Kontrollen av ett kvitto i reseräkning ${claimNumber} i ${callTitle.sv} hittade skadlig kod. Ingen kan öppna filen, varken du eller vi, och raden kan inte ersättas.`,
      ),
      definitions(["Fil", fileName]),
      section("Det här behöver du göra"),
      paragraph(
        "Ladda upp en oskadlig bild eller PDF av kvittot och ange den på raden i stället. Är reseräkningen redan inskickad hör vi av oss.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, claimNumber, fileName }) => ({
    subject: `A receipt cannot be read, travel claim ${claimNumber}: ${callTitle.en}`,
    heading: "A receipt cannot be read",
    blocks: [
      paragraph(
        `The check of a receipt in travel claim ${claimNumber} in ${callTitle.en} found harmful code. Nobody can open the file, neither you nor we, and its line cannot be reimbursed.`,
      ),
      definitions(["File", fileName]),
      section("What you need to do"),
      paragraph(
        "Upload a harmless picture or PDF of the receipt and name it on the line instead. If the claim has been submitted already, you will hear from us.",
      ),
      questions("en"),
    ],
  }),
};
