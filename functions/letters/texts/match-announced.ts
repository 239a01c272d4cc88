import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

const wish = {
  sv: (rank: number) =>
    rank === 0
      ? "Ni hade inte själva rangordnat aktiviteten, men den stämmer väl med det som ni skrev i ansökan."
      : rank === 1
        ? "Det var ert förstahandsval."
        : `Aktiviteten var nummer ${rank} på er lista.`,
  en: (rank: number) =>
    rank === 0
      ? "You had not ranked the activity yourselves, but it fits well with what you wrote in the application."
      : rank === 1
        ? "It was your first choice."
        : `The activity was number ${rank} on your list.`,
} as const;

export const matchAnnounced: LetterText<"match-announced"> = {
  sv: ({ callTitle, organisation, activity, cities, preferenceRank, instead, fellows }) => ({
    subject: `Er matchning är klar: ${callTitle.sv}`,
    heading: "Er matchning är klar",
    blocks: [
      paragraph(
        `${organisation} har matchats med en pilotaktivitet i ${callTitle.sv}. ${wish.sv(preferenceRank)}`,
      ),
      definitions(
        ["Deltagare", organisation],
        ["Pilotaktivitet", activity],
        ["Pilotstäder", cities],
        ["I stället för", instead],
        ["Tvillingstäder där med er", ...fellows],
      ),
      section("Så gjordes matchningen"),
      paragraph(
        "Matchningen väger samman era önskemål, pilotstädernas önskemål, vad ni har gemensamt och hur många städer varje aktivitet kan ta emot. Den är gjord efter de regler som står i utlysningen, på samma sätt för alla.",
      ),
      section("Det här händer nu"),
      paragraph(
        "Innan ni träffar pilotstäderna ber vi er att fundera på vad ni helst vill lära er och vem hos er som behöver vara med.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, activity, cities, preferenceRank, instead, fellows }) => ({
    subject: `Your match is ready: ${callTitle.en}`,
    heading: "Your match is ready",
    blocks: [
      paragraph(
        `${organisation} has been matched with a pilot activity in ${callTitle.en}. ${wish.en(preferenceRank)}`,
      ),
      definitions(
        ["Participant", organisation],
        ["Pilot activity", activity],
        ["Pilot cities", cities],
        ["Instead of", instead],
        ["Twin cities there with you", ...fellows],
      ),
      section("How the match was made"),
      paragraph(
        "The matching weighs your wishes, the wishes of the pilot cities, what you have in common, and how many cities each activity can receive. It follows the rules stated in the call, in the same way for everybody.",
      ),
      section("What happens next"),
      paragraph(
        "Before you meet the pilot cities, please think about what you would most like to learn and who in your organisation needs to be there.",
      ),
      questions("en"),
    ],
  }),
};
