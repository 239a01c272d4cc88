import type { Area, SubmittedApplication } from "../../schemas/application.ts";
import type { Attachment, MediaType } from "../../schemas/attachment.ts";
import type { Call } from "../../schemas/call.ts";
import { ApplicationId, type AssignmentId, PersonId } from "../../schemas/ids.ts";
import type { Assignment, Review, Reviewer } from "../../schemas/reviewing.ts";
import { reviewingSecret } from "../shared/signing-key.ts";
import type { Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { assignmentId } from "./stores.ts";

/** Where reviewers do not learn who applies, an application has a name and an id of its own for each of them. */
export const isDoubleBlind = ({ content }: Pick<Call, "content">) => content.reviewing.blind === "double";

/** `#3F7K2Q`: what a reviewer calls an application whose applicant they do not know. */
export const pseudonym = (assignment: AssignmentId) => `#${assignment.slice(-6).toUpperCase()}`;

/** Stands for the id of the application, which is made of who applies. */
const hiddenId = (assignment: AssignmentId) => ApplicationId.parse(assignment.replace("assignment_", "app_"));

/** Who applies, as a letter to the reviewer says it. */
export function applicantShown(
  call: Call,
  { id, applicant }: Pick<Assignment, "id" | "applicant">,
): { name: string; country: string } {
  const { name, country = "–" } = applicant;
  return isDoubleBlind(call) ? { name: pseudonym(id), country: "–" } : { name, country };
}

/** A task as its reviewer sees it. */
export function assignmentShown(call: Call, assignment: Stored<Assignment>): Stored<Assignment> {
  if (!isDoubleBlind(call)) return assignment;
  const { id, reason } = assignment;
  return {
    ...assignment,
    applicationId: hiddenId(id),
    applicant: { name: pseudonym(id) },
    reason: { code: reason.code, params: {} },
  };
}

/** What an application is about; of whom its reviewers may not know who applies, the kind alone. */
export function areaShown(
  call: Call,
  { area }: Pick<SubmittedApplication["submitted"], "area">,
): Pick<Area, "kind"> | Area | undefined {
  return area !== undefined && isDoubleBlind(call) ? { kind: area.kind } : area;
}

export function reviewShown(call: Call, review: Stored<Review>): Stored<Review> {
  return isDoubleBlind(call) ? { ...review, applicationId: hiddenId(review.assignmentId) } : review;
}

/** The id by which a reviewer of the pool knows an application that they may bid on. */
export async function biddingIds(
  table: Table,
  call: Call,
  reviewer: Pick<Reviewer, "id">,
): Promise<(application: ApplicationId) => ApplicationId> {
  if (!isDoubleBlind(call)) return (application) => application;
  const secret = await reviewingSecret(table, call.id);
  return (application) => hiddenId(assignmentId(secret, application, reviewer.id));
}

/** A reviewer of the pool as they see themselves: their bids under the ids that they know. */
export const reviewerShown =
  (table: Table) =>
  async (call: Call, reviewer: Stored<Reviewer>): Promise<Stored<Reviewer>> => {
    if (reviewer.bids === undefined) return reviewer;
    const known = await biddingIds(table, call, reviewer);
    const bids = Object.entries(reviewer.bids).map(
      ([id, bid]) => [known(ApplicationId.parse(id)), bid] as const,
    );
    return { ...reviewer, bids: Object.fromEntries(bids) };
  };

/**
 * What was answered, without whoever is known to stand behind it: people who are asked for as such are left out, and
 * the names and addresses that the application gives are blotted out wherever they stand in a text.
 */
export function answerShown(call: Call, application: SubmittedApplication, answer: unknown): unknown {
  return isDoubleBlind(call) ? blotted(answer, knownOf(application)) : answer;
}

function knownOf({ submitted, members }: SubmittedApplication): string[] {
  const { organisation, contact, roles, area } = submitted;
  const people = [contact, ...roles, ...members].flatMap(({ name, email }) => [name, email]);
  const papers = submitted.attachments.map(({ fileName }) => fileName);
  return [organisation.name, organisation.id, area?.name, ...people, ...papers]
    .filter((known) => known !== undefined)
    .filter((known) => known.length > 1)
    .sort((a, b) => b.length - a.length);
}

function blotted(value: unknown, known: readonly string[]): unknown {
  if (typeof value === "string")
    return known.reduce((text, name) => text.replace(new RegExp(escaped(name), "giu"), "█████"), value);
  if (Array.isArray(value)) return value.map((one) => blotted(one, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, blotted(one, known)]));
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const endings: Readonly<Record<MediaType, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** The name of a paper that says what it is, and not whose. */
export const paperName = (kind: string, mediaType: MediaType) => `${kind}.${endings[mediaType]}`;

/** A paper as a reviewer finds it: without who handed it in, and without what its name and its decision say. */
export function paperShown(call: Call, paper: Stored<Attachment>): Stored<Attachment> {
  if (!isDoubleBlind(call)) return paper;
  const { title: _title, adoptedBy: _adoptedBy, coverage: _coverage, ...rest } = paper;
  const uploadedBy = PersonId.parse("person_applicant");
  const applicationId = ApplicationId.parse("app_hidden");
  return { ...rest, applicationId, uploadedBy, fileName: paperName(paper.kind, paper.mediaType) };
}
