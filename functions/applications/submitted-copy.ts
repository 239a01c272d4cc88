import type { ApplicationContent } from "../../schemas/application.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { Answer, Question } from "../../schemas/form.ts";
import type { Submission, SubmittedCopy } from "../../schemas/submission.ts";
import { inLanguage, type LetterLanguage } from "../../schemas/text.ts";
import { blockAsHtml } from "../letters/as-html.ts";
import { blockAsText } from "../letters/as-text.ts";
import { type Block, definitions, paragraph, section, table } from "../letters/words.ts";
import { canonical, sha256 } from "../shared/canonical.ts";
import { escaped } from "../shared/escaped.ts";
import { own } from "../shared/own.ts";
import { isIds } from "./check-answers.ts";
import { isRows, peopleColumns } from "./check-values.ts";

const words = {
  sv: {
    title: "Inlämnad ansökan",
    organisation: "Sökande",
    number: "Kvittonummer",
    received: "Kom in",
    version: "Version",
    hash: "Innehållets kontrollsumma (SHA-256)",
    terms: "Godkända villkor, version",
    contact: "Kontaktperson",
    area: "Område",
    roles: "Personer med särskilda roller",
    attachments: "Bilagor",
    signatures: "Underskrifter",
    yes: "Ja",
    no: "Nej",
    unanswered: "Inget svar.",
  },
  en: {
    title: "Submitted application",
    organisation: "Applicant",
    number: "Receipt number",
    received: "Received",
    version: "Version",
    hash: "Checksum of the content (SHA-256)",
    terms: "Terms accepted, version",
    contact: "Contact",
    area: "Area",
    roles: "People in particular roles",
    attachments: "Attachments",
    signatures: "Signatures",
    yes: "Yes",
    no: "No",
    unanswered: "No answer.",
  },
} as const;

const hashed = (body: string) => ({ body, sha256: sha256(body) });

/** What was submitted, for machines and for people, in the language of the applicant's contact. */
export function copyOf(call: Call, { content, receipt, signatures }: Submission): SubmittedCopy {
  const { language } = content.contact;
  const { title } = words[language];
  const blocks = blocksOf(call.content, { content, receipt, signatures }, language);
  return {
    receipt,
    language,
    content,
    signatures,
    canonical: hashed(canonical(content)),
    text: hashed([title, "=".repeat(title.length), ...blocks.map(blockAsText), ""].join("\n\n")),
    html: hashed(
      [
        `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
        `<body><h1>${escaped(title)}</h1>`,
        ...blocks.map(blockAsHtml),
        "</body></html>\n",
      ].join("\n"),
    ),
  };
}

function blocksOf(
  call: CallContent,
  { content, receipt, signatures }: Pick<Submission, "content" | "receipt" | "signatures">,
  language: LetterLanguage,
): Block[] {
  const said = words[language];
  const track = call.tracks.find(({ id }) => id === content.track);
  const { organisation, contact, area, roles, attachments } = content;
  const optional = (title: string, entries: string[]) =>
    entries.length === 0 ? [] : [section(title), ...entries.map(paragraph)];
  return [
    definitions(
      [said.organisation, organisation.name],
      [said.number, receipt.number],
      [said.received, receipt.receivedAtLocal],
      [said.version, String(receipt.version)],
      [said.hash, receipt.contentHash],
      [said.terms, receipt.acceptedTerms ?? ""],
      [said.contact, `${contact.name}, ${contact.email}`],
      [said.area, area?.name ?? ""],
    ),
    ...(track?.form ?? []).flatMap((question) => [
      section(inLanguage(question.label, language)),
      answerBlock(call, question, own(content.answers, question.id), language),
    ]),
    ...optional(
      said.roles,
      roles.map((r) => [r.role, r.name, r.function, r.party].filter((part) => part).join(", ")),
    ),
    ...optional(said.attachments, attachments.map(describedPaper)),
    ...optional(
      said.signatures,
      signatures.map((s) => [s.name, s.function, s.party, s.signedAt].filter((part) => part).join(", ")),
    ),
  ];
}

function describedPaper(paper: ApplicationContent["attachments"][number]): string {
  const { kind, fileName, title, adoptedBy, adoptedOn, coverage, size } = paper;
  return [kind, title, fileName, `${size} B`, adoptedBy, adoptedOn, coverage, `SHA-256 ${paper.sha256}`]
    .filter((part) => part !== undefined)
    .join(", ");
}

function answerBlock(
  call: CallContent,
  question: Question,
  answer: Answer | undefined,
  language: LetterLanguage,
): Block {
  const said = words[language];
  if (answer === undefined || answer === "") return paragraph(said.unanswered);
  if (typeof answer === "boolean") return paragraph(answer ? said.yes : said.no);
  if (typeof answer === "number") return paragraph(String(answer));
  if (!Array.isArray(answer) && typeof answer === "object")
    return paragraph(`${answer.amount} ${answer.currency}`);
  const chosen = typeof answer === "string" ? [answer] : answer;
  if ("options" in question && isIds(chosen))
    return paragraph(chosen.map((id) => labelOf(call, question, id, language)).join("\n"));
  if (typeof answer === "string") return paragraph(answer);
  if (!isRows(answer)) return paragraph(answer.map(String).join("\n"));
  const columns = question.kind === "table" ? question.columns : peopleColumns;
  return table(
    inLanguage(question.label, language),
    columns.map(({ label }) => inLanguage(label, language)),
    answer.map((row) => columns.map(({ id }) => String(own(row, id) ?? ""))),
  );
}

function labelOf(
  call: CallContent,
  { options }: Extract<Question, { options: unknown }>,
  id: string,
  language: LetterLanguage,
): string {
  if (options === "activities") return call.activities.find((one) => one.id === id)?.title ?? id;
  const label = (options === "domains" ? call.domains : options).find((one) => one.id === id)?.label;
  return label === undefined ? id : inLanguage(label, language);
}
