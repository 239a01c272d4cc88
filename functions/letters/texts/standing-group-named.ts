import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const standingGroupNamed: LetterText<"standing-group-named"> = {
  sv: ({ callTitle, organisations, contactEmail }) => ({
    subject: `Ni ingår i samrådsgruppen: ${callTitle.sv}`,
    heading: "Ni ingår i samrådsgruppen",
    blocks: [
      paragraph(
        `Samrådsgruppen följer programmet bakom ${callTitle.sv} så länge det pågår. Ni kan läsa det som gruppen får del av och lämna synpunkter när ni vill, inloggade som observatör. Ni får veta hur varje synpunkt togs till vara.`,
      ),
      definitions(["I gruppen", ...organisations]),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, organisations, contactEmail }) => ({
    subject: `You are in the standing group: ${callTitle.en}`,
    heading: "You are in the standing group",
    blocks: [
      paragraph(
        `The standing group follows the programme behind ${callTitle.en} for as long as it runs. Signed in as an observer you can read what the group is shown, and comment whenever you like. You hear how each comment was taken into account.`,
      ),
      definitions(["In the group", ...organisations]),
      questions("en", contactEmail),
    ],
  }),
};
