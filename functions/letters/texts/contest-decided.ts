import type { FactsOf } from "../facts.ts";
import { questions } from "../phrases.ts";
import { type Block, definitions, type LetterText, paragraph, section } from "../words.ts";

type Facts = FactsOf<"contest-decided">;

/** Where the own entry stands; nothing where nothing was ranked. */
const placed = ({ place, of }: Facts, term: string, between: string): [string, string][] =>
  of === 0 ? [] : [[term, `${place} ${between} ${of}`]];
const said = ({ comments }: Facts, heading: string): Block[] =>
  comments.length === 0 ? [] : [section(heading), ...comments.map((comment) => paragraph(comment))];

export const contestDecided: LetterText<"contest-decided"> = {
  sv: (facts) => {
    const { callTitle, contest, prize, organisation, entry, winner, title, words, isWinner, isCancelled } =
      facts;
    const result = isWinner
      ? `Grattis! ${organisation} vinner tävlingen ${contest.sv} med bidraget ${entry}.`
      : winner === ""
        ? isCancelled
          ? `Tävlingen ${contest.sv} är inställd.`
          : `Juryn delar inte ut något pris i tävlingen ${contest.sv}.`
        : `${winner} vinner tävlingen ${contest.sv} med bidraget ${title}.`;
    return {
      subject: `Så gick det i tävlingen ${contest.sv}: ${callTitle.sv}`,
      heading: isWinner ? "Ni vann" : "Tävlingen är avgjord",
      blocks: [
        paragraph(result),
        definitions(
          ["Utlysning", callTitle.sv],
          ["Ert bidrag", entry],
          ["Pris", prize.sv],
          ...placed(facts, "Placering", "av"),
        ),
        section("Skäl"),
        paragraph(words),
        ...said(facts, "Juryn om ert bidrag"),
        questions("sv", facts.contactEmail),
      ],
    };
  },
  en: (facts) => {
    const { callTitle, contest, prize, organisation, entry, winner, title, words, isWinner, isCancelled } =
      facts;
    const result = isWinner
      ? `Congratulations! ${organisation} wins the contest ${contest.en} with the entry ${entry}.`
      : winner === ""
        ? isCancelled
          ? `The contest ${contest.en} is cancelled.`
          : `The jury gives no prize in the contest ${contest.en}.`
        : `${winner} wins the contest ${contest.en} with the entry ${title}.`;
    return {
      subject: `How the contest ${contest.en} ended: ${callTitle.en}`,
      heading: isWinner ? "You have won" : "The contest is decided",
      blocks: [
        paragraph(result),
        definitions(
          ["Call", callTitle.en],
          ["Your entry", entry],
          ["Prize", prize.en],
          ...placed(facts, "Place", "of"),
        ),
        section("Reason"),
        paragraph(words),
        ...said(facts, "The jury on your entry"),
        questions("en", facts.contactEmail),
      ],
    };
  },
};
