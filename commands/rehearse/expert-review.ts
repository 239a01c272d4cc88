import { sha256 } from "../../functions/shared/canonical.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { routes } from "../../schemas/routes.ts";
import type { Road } from "./reviewing.ts";
import type { Person } from "./world.ts";

const expert: Person = { sub: "energy-expert", email: "expert@institute.example", roles: ["reviewer"] };
const paper = "%PDF-1.4\n% [Made up for the rehearsal] An energy plan.\n";

/** Experts go through energy plans at the meeting: one is sent in, scanned, read and commented; the others are reminded. */
export async function reviewed(
  { world, office }: Road,
  { id: exchangeId, startsAt, participants }: Exchange,
  officer: (participationId: string) => Person,
): Promise<void> {
  const params = { exchangeId };
  const day = (days: number) => new Date(Date.parse(startsAt) - days * 86_400_000).toISOString();
  await world.ask(office.assistant, routes.openReview, {
    params,
    body: {
      of: { en: "Energy plans", sv: "Energiplaner" },
      documentsBy: day(8),
      reviewers: [{ name: "Energy expert", email: expert.email, language: "en" }],
    },
  });
  const [participationId = ""] = participants;
  const file = { fileName: "energy-plan.pdf", mediaType: "application/pdf", size: paper.length };
  const { attachment, upload } = await world.ask(officer(participationId), routes.sendDocument, {
    params,
    body: { participationId, ...file, sha256: sha256(paper) },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", new Blob([paper]), file.fileName);
  const stored = await fetch(upload.url, { method: "POST", body: form });
  if (!stored.ok) throw new Error(`The bucket refused the document: ${stored.status}.`);
  const ofDocument = { params: { ...params, attachmentId: attachment.id } };
  await world.ask(officer(participationId), routes.confirmDocument, ofDocument);
  await world.ask(office.assistant, routes.recordScan, {
    params: { attachmentId: attachment.id },
    body: { result: "clean" },
  });
  world.note("exchanges", "documents are asked for, for an expert review");
  await world.moveTo(day(6));
  await world.ask(expert, routes.downloadDocument, ofDocument);
  await world.ask(expert, routes.commentDocument, {
    params,
    body: { participationId, text: "[Made up for the rehearsal] What if the grid is late?" },
  });
}
