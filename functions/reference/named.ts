import {
  Application,
  ApplicationContent,
  Contact,
  NamedRole,
  Organisation,
} from "../../schemas/application.ts";
import { Approval } from "../../schemas/approval.ts";
import { AssignmentPlan } from "../../schemas/assignment-plan.ts";
import { Attachment, Download } from "../../schemas/attachment.ts";
import { MaskedAccount } from "../../schemas/bank-account.ts";
import { CallContent } from "../../schemas/call/content.ts";
import { Criterion, Track } from "../../schemas/call/track.ts";
import { TravelPolicy } from "../../schemas/call/travel-policy.ts";
import { Call } from "../../schemas/call.ts";
import { Claim, ClaimContent, Settlement } from "../../schemas/claim.ts";
import { Consensus, ConsensusSheet } from "../../schemas/consensus.ts";
import { Consultation, Opinion } from "../../schemas/consultation.ts";
import { Body, LogEntry } from "../../schemas/coordination.ts";
import { Deliverable } from "../../schemas/deliverable.ts";
import { Enquiry } from "../../schemas/enquiry.ts";
import { Exchange } from "../../schemas/exchange.ts";
import { Question } from "../../schemas/form.ts";
import { Gathering } from "../../schemas/gathering.ts";
import { Host } from "../../schemas/host.ts";
import { JointProject, Offer } from "../../schemas/joint-work.ts";
import { LateInvite } from "../../schemas/late-invite.ts";
import { LearningPlan } from "../../schemas/learning.ts";
import { Letter } from "../../schemas/letter.ts";
import { Matching } from "../../schemas/matching.ts";
import { Invitation } from "../../schemas/membership.ts";
import { Message } from "../../schemas/message.ts";
import { Money } from "../../schemas/money.ts";
import { Network } from "../../schemas/network.ts";
import { Objection } from "../../schemas/objection.ts";
import { Operation } from "../../schemas/operation.ts";
import { Participation } from "../../schemas/participation.ts";
import { Batch } from "../../schemas/payment.ts";
import { Measure, Practice } from "../../schemas/practice.ts";
import { Delegate, Reader } from "../../schemas/reader.ts";
import { Finding, Reason } from "../../schemas/reason.ts";
import { Report } from "../../schemas/report.ts";
import { Assignment, Review, Reviewer } from "../../schemas/reviewing.ts";
import { Screening, ScreeningOverview } from "../../schemas/screening.ts";
import { Ranked, Selection } from "../../schemas/selection.ts";
import { Suppression } from "../../schemas/suppression.ts";
import { Text } from "../../schemas/text.ts";

/** What many routes speak of is described once, by its name. */
export const named = {
  Text,
  Money,
  Question,
  Criterion,
  Track,
  CallContent,
  Call,
  ApplicationContent,
  Application,
  Finding,
  Operation,
  Letter,
  Reviewer,
  Assignment,
  Review,
  Participation,
  Exchange,
  ClaimContent,
  Settlement,
  Claim,
  Approval,
  Selection,
  Screening,
  Matching,
  Consensus,
  ConsensusSheet,
  Report,
  Deliverable,
  Gathering,
  JointProject,
  AssignmentPlan,
  Objection,
  Network,
  Host,
  Measure,
  Practice,
  LearningPlan,
  Consultation,
  Opinion,
  Attachment,
  Batch,
  LogEntry,
  Body,
  Offer,
  Invitation,
  MaskedAccount,
  Enquiry,
  LateInvite,
  Message,
  Suppression,
  ScreeningOverview,
  Reason,
  Organisation,
  Contact,
  Reader,
  Delegate,
  NamedRole,
  TravelPolicy,
  Download,
  Ranked,
};
