import { questions } from "../phrases.ts";
import { type Block, type LetterText, paragraph, quote, section } from "../words.ts";

interface Said {
  comments: readonly { name: string; text: string }[];
  silent: readonly string[];
}

const comments = ({ comments: all }: Said): Block[] =>
  all.flatMap(({ name, text }) => [section(name), quote(text)]);

export const approvalCirculated: LetterText<"approval-circulated"> = {
  sv: ({ callTitle, step, ...said }) => ({
    subject: `Synpunkterna har kommit in: ${callTitle.sv}`,
    heading: "Delningstiden är slut",
    blocks: [
      paragraph(
        `Förslaget om ${callTitle.sv} har delats för synpunkter i steget ”${step}”. Här är det som sades. Synpunkterna beslutar ingenting.`,
      ),
      ...(said.comments.length === 0 ? [paragraph("Ingen har lämnat synpunkter.")] : comments(said)),
      ...(said.silent.length === 0 ? [] : [section("Har inte svarat"), paragraph(said.silent.join(", "))]),
      section("Det här händer nu"),
      paragraph(
        "Beslutskedjan går vidare med förslaget som det är. Om det behöver ändras tar du tillbaka det, ändrar och lämnar in det på nytt; då börjar kedjan om.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, step, ...said }) => ({
    subject: `The comments are in: ${callTitle.en}`,
    heading: "The circulation is over",
    blocks: [
      paragraph(
        `The draft of ${callTitle.en} was circulated for comments at the step “${step}”. This is what was said. Comments decide nothing.`,
      ),
      ...(said.comments.length === 0 ? [paragraph("Nobody has commented.")] : comments(said)),
      ...(said.silent.length === 0 ? [] : [section("Have not answered"), paragraph(said.silent.join(", "))]),
      section("What happens next"),
      paragraph(
        "The chain of approval goes on with the draft as it is. If it needs to change, take it back, change it and hand it in again; the chain then begins anew.",
      ),
      questions("en"),
    ],
  }),
};
