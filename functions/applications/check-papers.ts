import type { ApplicationContent } from "../../schemas/application.ts";
import type { AttachmentRequest } from "../../schemas/attachment.ts";
import type { CallContent, Track } from "../../schemas/call.ts";
import type { Finding } from "../../schemas/reason.ts";
import { rulesFor } from "../calls/lots.ts";
import { fault, type Path } from "./fault.ts";

/** Every required paper is there, and each says what the call's rules want to know of it (F13, F104). */
export function checkPapers(call: CallContent, track: Track, content: ApplicationContent): Finding[] {
  const given = content.attachments;
  return [
    ...track.attachments
      .filter(({ id, required }) => required && !given.some(({ kind }) => kind === id))
      .map(({ id }) => fault("AttachmentMissing", ["attachments"], { kind: id })),
    ...given.flatMap((paper, i) =>
      checkPaper(call, { track, lotId: content.lotId }, paper, ["attachments", i]),
    ),
  ];
}

/** The faults of one paper by what is said of it; its bytes are looked at when it has been uploaded. */
export function checkPaper(
  call: CallContent,
  { track, lotId }: { track: Track; lotId: string | undefined },
  paper: AttachmentRequest,
  at: Path,
): Finding[] {
  const rule = track.attachments.find(({ id }) => id === paper.kind);
  if (rule === undefined) return [fault("UnknownAttachment", [...at, "kind"], { kind: paper.kind })];
  const missing = rulesFor(call, { lotId, track: track.id })
    .flatMap(({ evidence }) => (evidence?.attachment === rule.id ? evidence.states : []))
    .filter((state) => state !== "document")
    .filter((state) => paper[state] === undefined)
    .map((state) => fault("Missing", [...at, state]));
  return [
    ...(rule.types.includes(paper.mediaType)
      ? []
      : [fault("WrongMediaType", [...at, "mediaType"], { allowed: rule.types })]),
    ...(paper.size > rule.maxBytes ? [fault("TooLarge", [...at, "size"], { maxBytes: rule.maxBytes })] : []),
    ...missing,
  ];
}
