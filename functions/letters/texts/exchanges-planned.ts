import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, section } from "../words.ts";

export const exchangesPlanned: LetterText<"exchanges-planned"> = {
  sv: ({ callTitle, contactEmail, zone, meetings }) => ({
    subject: `Inbjudan till nätverkets utbyten: ${callTitle.sv}`,
    heading: "Nätverkets utbyten är planerade",
    blocks: [
      paragraph(
        `Nätverkets utbyten i ${callTitle.sv} är planerade. För varje möte är en kalenderfil bifogad. Flyttas ett möte får ni en ny fil, som ersätter posten i kalendern.`,
      ),
      ...meetings.map((meeting) => meetingOf({ ...meeting, zone }, "sv")),
      section("Det här behöver ni göra"),
      paragraph(
        "Bestäm vilka hos er som ska delta i vart och ett, och anmäl dem. Är ni värd för ett möte, bekräfta tiden för programkontoret.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, zone, meetings }) => ({
    subject: `Invitation to the exchanges of your network: ${callTitle.en}`,
    heading: "The exchanges of your network are planned",
    blocks: [
      paragraph(
        `The exchanges of your network in ${callTitle.en} are planned. A calendar file is attached for each meeting. If a meeting moves, you will get a new file, which replaces the entry in your calendar.`,
      ),
      ...meetings.map((meeting) => meetingOf({ ...meeting, zone }, "en")),
      section("What you need to do"),
      paragraph(
        "Decide who from your organisation will attend each of them, and register them. If you host a meeting, confirm its time to the programme office.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
