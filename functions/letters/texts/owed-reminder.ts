import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const owedReminder: LetterText<"owed-reminder"> = {
  sv: ({ callTitle, zone, organisation, label, missing, dueAt, when, contactEmail }) => ({
    subject: `${when === "before" ? "Snart dags" : "Saknas"}, ${label.sv}: ${callTitle.sv}`,
    heading: when === "before" ? `${label.sv}: snart dags` : `${label.sv}: saknas`,
    blocks: [
      paragraph(
        when === "before"
          ? `Dagen närmar sig för något som ni ska lämna i ${callTitle.sv}.`
          : `Dagen har passerat för något som ni skulle ha lämnat i ${callTitle.sv}, och vi har inte fått det.`,
      ),
      definitions(
        ["Deltagare", organisation],
        ["Vad", label.sv ?? ""],
        ["Senast", spokenTime(dueAt, zone, "sv")],
        ["Antal som saknas", missing > 1 ? String(missing) : ""],
      ),
      paragraph(
        "Är något i vägen? Hör av er, så hjälps vi åt. Har ni redan lämnat in det behöver ni inte göra något.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, organisation, label, missing, dueAt, when, contactEmail }) => ({
    subject: `${when === "before" ? "Due soon" : "Missing"}, ${label.en}: ${callTitle.en}`,
    heading: when === "before" ? `${label.en}: due soon` : `${label.en}: missing`,
    blocks: [
      paragraph(
        when === "before"
          ? `The day is near for something that you are to hand in for ${callTitle.en}.`
          : `The day has passed for something that you were to hand in for ${callTitle.en}, and we do not have it.`,
      ),
      definitions(
        ["Participant", organisation],
        ["What", label.en ?? ""],
        ["By", spokenTime(dueAt, zone, "en")],
        ["How many are missing", missing > 1 ? String(missing) : ""],
      ),
      paragraph(
        "Is something in the way? Tell us, and we find a way together. If you have handed it in already, you need do nothing.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
