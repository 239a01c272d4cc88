import * as z from "zod";
import { submissionId } from "../../functions/applications/submissions.ts";
import { posted } from "../../functions/letters/letters.ts";
import { milestoneId } from "../../functions/operations/milestones.ts";
import { erasePersonalData } from "../../functions/retention/erase-personal-data.ts";
import { retentionWatched } from "../../functions/retention/retention-milestones.ts";
import { monthsLater } from "../../functions/shared/zone.ts";
import { PersonalCategory } from "../../schemas/call/retention.ts";
import { AttachmentId } from "../../schemas/ids.ts";
import { Submission } from "../../schemas/submission.ts";
import { applicationIn, callId, callIn, closesAt } from "./builders.ts";
import { startTable } from "./dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "./handlers.ts";
import { post, type startPapers } from "./local-papers.ts";
import { idsOfEach, oneOfEach } from "./one-of-each.ts";
import { sampleOf } from "./sample-body.ts";
import { wholeTable } from "./whole-table.ts";

type Papers = Awaited<ReturnType<typeof startPapers>>["papers"];

const announcedAt = "2023-09-01T10:00:00.000Z";
const zone = "Europe/Brussels";
/** The built call keeps everything for 24 months from the announcement. */
export const due = monthsLater(announcedAt, 24, zone);
export const categories = PersonalCategory.options;
export const by = { sub: "person_anna", at: announcedAt };
export const applicationId = String(idsOfEach.applicationId);
export const attachmentId = AttachmentId.parse(idsOfEach.attachmentId);
export const milestoneOf = (category: PersonalCategory, of = callId) =>
  milestoneId(`${of}#${category}`, "retention");

/** A call whose result is known, with one thing of each kind, a submission, a letter and a paper; its clock stands at the day. */
export async function retentionWorld(papers: Papers) {
  const database = await startTable();
  const { table } = database;
  const clock = { now: due };
  const deps = { ...depsOn(table, () => clock.now), papers };
  await oneOfEach(database);
  const open = await deps.calls.get(callId);
  const announced = { ...callIn("announced"), announcedAt, closedAt: closesAt };
  const call = deps.calls.changed(open, announced, "announce", by);
  const letter = posted(
    deps.letters,
    "application-withdrawn",
    {
      callId,
      subjectId: applicationId,
      to: { name: "Eva Ek", email: "eva@example.org", language: "sv" },
      facts: { callTitle: { sv: "A", en: "A" }, zone, organisation: "Kalmar", withdrawnAt: announcedAt },
    },
    by,
  );
  const { rev: _rev, chain: _chain, ...queued } = letter.output;
  const sent = { ...queued, sendingAt: due, sentAt: due, messageId: "0100018f", state: "sent" as const };
  await table.transact([
    ...call.writes,
    ...deps.submissions.created(firstSubmission(), "submit", by).writes,
    ...letter.writes,
  ]);
  await table.transact([
    ...deps.letters.changed(letter.output, sent, "send", by).writes,
    ...(await retentionWatched(deps.milestones, call.output, by)),
  ]);
  const bytes = Buffer.from("%PDF-1.7\n");
  await post(await papers.upload(attachmentId, { size: bytes.length, mediaType: "application/pdf" }), bytes);
  await papers.keep(attachmentId, bytes, "application/pdf");

  return {
    database,
    clock,
    deps,
    letterId: queued.id,
    ask: clientOf(table, allRoutes(deps)),
    /** Runs the step page after page, as its workflow does. */
    async run(category: PersonalCategory, on = table, of = callId): Promise<void> {
      const step = erasePersonalData({ ...deps, table: on });
      let position = "";
      do {
        const { more, ...next } = await step(of, milestoneOf(category, of), position);
        position = more ? next.position : "";
      } while (position !== "");
    },
    /** Everything that is stored now but the call and the audit entries, which hold no text of anybody. */
    entities: async () =>
      (await wholeTable(database)).filter(
        (line) => line.includes('"sk":"entity"') && !line.includes('"type":"call"'),
      ),
  };
}

export const submission = submissionId(applicationIn("submitted").id, 1);

function firstSubmission(): Submission {
  const application = applicationIn("submitted");
  return Submission.parse({
    ...z.record(z.string(), z.unknown()).parse(sampleOf(Submission)),
    id: submission,
    callId,
    applicationId: application.id,
    receipt: "receipt" in application ? application.receipt : undefined,
  });
}
