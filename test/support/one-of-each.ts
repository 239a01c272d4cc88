import * as z from "zod";
import { learningPlanId } from "../../functions/learning/stores.ts";
import { Application } from "../../schemas/application.ts";
import { Approval } from "../../schemas/approval.ts";
import { Attachment, Receipt } from "../../schemas/attachment.ts";
import { SideContest } from "../../schemas/call/contest.ts";
import { Claim } from "../../schemas/claim.ts";
import { Consensus } from "../../schemas/consensus.ts";
import { Consultation } from "../../schemas/consultation.ts";
import { Contest, ContestEntry } from "../../schemas/contest.ts";
import { Deliverable } from "../../schemas/deliverable.ts";
import { Host } from "../../schemas/host.ts";
import { ParticipationId } from "../../schemas/ids.ts";
import { LearningPlan } from "../../schemas/learning.ts";
import { Invitation } from "../../schemas/membership.ts";
import { Network } from "../../schemas/network.ts";
import { Participation } from "../../schemas/participation.ts";
import { Batch } from "../../schemas/payment.ts";
import { Measure, Practice } from "../../schemas/practice.ts";
import { Assignment, Review } from "../../schemas/reviewing.ts";
import { Screening } from "../../schemas/screening.ts";
import { applicationIn, callId, callIn, during } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { depsOn } from "./handlers.ts";
import { sampleOf } from "./sample-body.ts";

const key = "a".repeat(25);
export const idsOfEach: Readonly<Record<string, string>> = {
  callId,
  applicationId: "app_kalmar",
  personId: "person_eva",
  version: "1",
  attachmentId: `attachment_${key}`,
  invitationId: `invitation_${key}`,
  assignmentId: "assignment_a",
  reviewId: "review_a",
  consensusId: "consensus_a",
  approvalId: "approval_a",
  participationId: "participation_a",
  deliverableId: "deliverable_a",
  round: "baseline",
  measureId: "measure_a",
  practiceId: "practice_a",
  claimId: "claim_a",
  batchId: "batch_a",
  receiptId: `receipt_${key}`,
  hostId: "host_a",
  networkId: "network_a",
  consultationId: "consultation_a",
  number: "1",
  contestId: "contest_a",
  entryId: "entry_a",
};

/** An entity in a state: its schema's sample, with what matters here. */
export function made<Schema extends z.ZodDiscriminatedUnion>(schema: Schema, state: string, over: object) {
  const options = schema.options.filter((option) => option instanceof z.ZodObject);
  const option = options.find(({ shape }) => z.safeParse(shape.state ?? z.never(), state).success);
  if (option === undefined) throw new Error(`There is no state ${state}`);
  const sample = z.record(z.string(), z.unknown()).parse(sampleOf(option));
  return schema.parse({ ...sample, ...over, state });
}

/** A network and a round of which Rut speaks for a region and for a party. */
function partiesOf(deps: ReturnType<typeof depsOn>, by: { sub: string; at: string }) {
  const contact = { name: "Rut", email: "rut@example.org", language: "sv" };
  const region = { id: "region", kind: "region", organisation: "Region", contact };
  const asked = { ...contact, organisation: "Region", answer: "none" };
  const { networkId, consultationId } = idsOfEach;
  return [
    ...deps.networks.created(
      made(Network, "formed", { callId, id: networkId, parties: [region] }),
      "form",
      by,
    ).writes,
    ...deps.consultations.created(
      made(Consultation, "open", { callId, id: consultationId, parties: [asked], drafts: [{ of: "call" }] }),
      "open",
      by,
    ).writes,
  ];
}

/**
 * An open call with one thing of each kind that has an owner: Eva's of Kalmar as applicant, claimant and participant,
 * Rolf's as reviewer and rapporteur, Ulla's host activity, a chain whose step is the head's and that Per proposed, and a batch that Kurt prepared.
 */
export async function oneOfEach(database: TestTable): Promise<void> {
  const deps = depsOn(database.table);
  const by = { sub: "person_anna", at: during };
  const ids = idsOfEach;
  const common = { callId, applicationId: ids.applicationId, organisationId: "org_kalmar" };
  const step = { role: "head", label: { en: "Head", sv: "Chef" }, email: "head@example.org", dueDays: 7 };
  const application = applicationIn("draft");
  const sign = { ...application.members[0], personId: "person_sara", role: "signatory" };

  const signed = Application.parse({ ...application, members: [...application.members, sign] });
  const chain = { zone: "Europe/Stockholm", steps: [step], verdicts: [], comments: [], told: [] };
  const invitation = made(Invitation, "pending", { ...common, id: ids.invitationId });
  const attachment = made(Attachment, "pending", {
    ...common,
    id: ids.attachmentId,
    objectionId: undefined,
  });
  const claimed = { claimant: "person_eva", participationId: ids.participationId };
  const placed = { ...common, participationId: ids.participationId };
  const criteria = [{ id: "idea", label: { en: "Idea" }, maxScore: 5, step: 1, threshold: 0 }];
  const contest = { ...z.record(z.string(), z.unknown()).parse(sampleOf(SideContest)), criteria };
  const planId = learningPlanId(ParticipationId.parse(ids.participationId));
  await database.table.transact([
    ...deps.calls.created(callIn("open"), "create", by).writes,
    ...deps.applications.created(signed, "create", by).writes,
    ...deps.invitations.created(invitation, "invite", by).writes,
    ...deps.attachments.created(attachment, "request", by).writes,
    ...deps.screenings.created(
      made(Screening, "eligible", { ...common, id: "screening_kalmar" }),
      "screen",
      by,
    ).writes,
    ...deps.assignments.created(
      made(Assignment, "invited", { ...common, id: ids.assignmentId, personId: "person_rolf" }),
      "invite",
      by,
    ).writes,
    ...deps.reviews.created(
      made(Review, "draft", {
        ...common,
        id: ids.reviewId,
        assignmentId: ids.assignmentId,
        personId: "person_rolf",
      }),
      "create",
      by,
    ).writes,
    ...deps.consensuses.created(
      made(Consensus, "open", {
        ...common,
        id: ids.consensusId,
        rapporteur: "person_rolf",
        members: ["person_rolf", "person_rut"].map((personId) => ({
          personId,
          assignmentId: ids.assignmentId,
          reviewId: ids.reviewId,
        })),
      }),
      "begin",
      by,
    ).writes,
    ...deps.approvals.created(
      made(Approval, "pending", {
        ...common,
        ...chain,
        id: ids.approvalId,
        subject: callId,
        subjectKind: "call",
        proposedBy: "person_per",
      }),
      "request",
      by,
    ).writes,
    ...deps.participations.created(
      made(Participation, "offered", { ...common, id: ids.participationId }),
      "offer",
      by,
    ).writes,
    ...deps.learningPlans.created(made(LearningPlan, "draft", { ...placed, id: planId }), "write", by).writes,
    ...deps.deliverables.created(
      made(Deliverable, "draft", { ...placed, id: ids.deliverableId, authors: [ids.participationId] }),
      "create",
      by,
    ).writes,
    ...deps.measures.created(made(Measure, "planned", { ...placed, id: ids.measureId }), "enter", by).writes,
    ...deps.practices.created(made(Practice, "shared", { ...placed, id: ids.practiceId }), "share", by)
      .writes,
    ...partiesOf(deps, by),
    ...deps.hosts.created(
      made(Host, "invited", {
        callId,
        id: ids.hostId,
        activity: "grid",
        contacts: [{ name: "Ulla", email: "ulla@example.org", language: "sv" }],
        answerBy: "2023-12-31T12:00:00.000Z",
        profile: {},
      }),
      "invite",
      by,
    ).writes,
    ...deps.contests.created(
      made(Contest, "open", {
        callId,
        id: ids.contestId,
        contest: { ...contest, jury: [{ name: "Rolf", email: "rolf@example.org" }] },
        closesAt: "2023-05-20T10:00:00.000Z",
      }),
      "open",
      by,
    ).writes,
    ...deps.entries.created(
      made(ContestEntry, "entered", {
        ...placed,
        id: ids.entryId,
        contestId: ids.contestId,
        judgements: [],
      }),
      "enter",
      by,
    ).writes,
    ...deps.claims.created(made(Claim, "submitted", { ...common, ...claimed, id: ids.claimId }), "submit", by)
      .writes,
    ...deps.receipts.created(
      made(Receipt, "pending", { ...common, id: ids.receiptId, claimId: ids.claimId }),
      "request",
      by,
    ).writes,
    ...deps.batches.created(
      made(Batch, "prepared", { ...common, id: ids.batchId, involved: ["person_kurt"] }),
      "prepare",
      by,
    ).writes,
  ]);
}
