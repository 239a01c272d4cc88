import MailComposer from "nodemailer/lib/mail-composer";
import type { Letter } from "../../schemas/letter.ts";
import { calendarsOf } from "./calendar.ts";
import { headerLine, type Rendered } from "./render.ts";

/** The letter as a MIME message: its text and its HTML as alternatives, and a calendar file where there is a meeting. */
export async function composed(
  letter: Letter,
  { subject, text, html }: Rendered,
  sender: { address: string; name: string; at: string },
  /** Where one POST without login ends letters of this sort (RFC 8058); absent where nobody can be spared them. */
  unsubscribe?: string,
): Promise<Buffer> {
  const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1);
  const composer = new MailComposer({
    from: { name: headerLine(sender.name), address: sender.address },
    to: { name: headerLine(letter.to.name), address: letter.to.email },
    subject: headerLine(subject),
    date: new Date(sender.at),
    messageId: `<${letter.id}@${domain}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "Content-Language": letter.language,
      ...(unsubscribe === undefined
        ? {}
        : {
            "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` },
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }),
    },
    text,
    html,
    attachments: calendarsOf(letter).map(({ filename, content, method }) => ({
      filename,
      content,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    })),
    // Content comes from us alone; nothing in it may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "windows",
  });
  return composer.compile().build();
}
