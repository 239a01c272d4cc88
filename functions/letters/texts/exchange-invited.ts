import { meetingOf, travelling } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const exchangeInvited: LetterText<"exchange-invited"> = {
  sv: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Du är inbjuden till ett utbyte, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Kom till ett utbyte",
    blocks: [
      paragraph(
        `Din kommun deltar i ${callTitle.sv}, och det här utbytet handlar om sådant som du arbetar med. Be den som samordnar deltagandet hos er att anmäla dig. En kalenderfil är bifogad.`,
      ),
      meetingOf(meeting, "sv"),
      travelling("sv", meeting.inPerson),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `You are invited to an exchange, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "Come to an exchange",
    blocks: [
      paragraph(
        `Your municipality takes part in ${callTitle.en}, and this exchange is about what you work with. Ask whoever coordinates this where you work to register you. A calendar file is attached.`,
      ),
      meetingOf(meeting, "en"),
      travelling("en", meeting.inPerson),
      questions("en", contactEmail),
    ],
  }),
};
