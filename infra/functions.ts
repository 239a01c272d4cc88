import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { environments as applications } from "../functions/applications/env.ts";
import { environments as approvals } from "../functions/approvals/env.ts";
import { environments as audit } from "../functions/audit/env.ts";
import { environments as calls } from "../functions/calls/env.ts";
import { environments as claims } from "../functions/claims/env.ts";
import { environments as cooperation } from "../functions/cooperation/env.ts";
import { environments as enquiries } from "../functions/enquiries/env.ts";
import { environments as goals } from "../functions/goals/env.ts";
import { environments as learning } from "../functions/learning/env.ts";
import { environments as letters } from "../functions/letters/env.ts";
import { environments as matching } from "../functions/matching/env.ts";
import { environments as news } from "../functions/news/env.ts";
import { environments as operations } from "../functions/operations/env.ts";
import { environments as webPages } from "../functions/pages/env.ts";
import { environments as programme } from "../functions/programme/env.ts";
import { environments as reference } from "../functions/reference/env.ts";
import { environments as retention } from "../functions/retention/env.ts";
import { environments as reviewing } from "../functions/reviewing/env.ts";
import { environments as screening } from "../functions/screening/env.ts";
import { environments as selection } from "../functions/selection/env.ts";
import { environments as subscriptions } from "../functions/subscriptions/env.ts";
import type { Deployables } from "./constructs/deployables.ts";
import {
  forgetsPapers,
  holdsPapers,
  type Indexed,
  opens,
  pages,
  reads,
  seals,
  sends,
  writes,
} from "./constructs/grants.ts";
import type { Mail } from "./constructs/mail.ts";
import type { Timers } from "./constructs/timers.ts";

/** The gateway gives up after 30 seconds, so a function behind it must have answered before. */
const http = { seconds: 29, memory: 1024 };
const step = { seconds: 60 };
/** HiGHS counts on one whole processor. */
const solving = { memory: 1769 };
/** SES allows 14 letters a second to a new account; two senders that write one after the other stay below. */
const sending = { seconds: 60, atOnce: 2 };

/** Every function that only needs the store, and what it may do there. */
export const deployDomains = (
  deployables: Deployables,
  data: Indexed,
  mail: Mail,
  { bucket, bankKey }: { bucket: IBucket; bankKey: IKey },
  publicAddress: string,
): void => {
  const environment = { TABLE_NAME: data.table.tableName };
  const reading = { environment, may: [reads(data)] };
  const paging = { environment, may: [pages(data)] };
  const banking = { ...environment, BANK_KEY_ARN: bankKey.keyArn };
  const writing = { environment, may: [writes(data)] };

  deployables.domain("applications", applications, {
    public: { ...http, ...reading },
    applicant: { ...http, ...writing },
    attachments: {
      ...http,
      environment: { ...environment, BUCKET_NAME: bucket.bucketName },
      may: [writes(data), holdsPapers(bucket)],
    },
    staff: { ...http, ...paging },
    "record-scan": { ...step, ...writing },
    "remind-applicants": { ...step, ...writing },
    "tell-of-move": { ...step, ...writing },
  });
  deployables.domain("approvals", approvals, {
    approver: { ...http, ...writing },
    "look-at-approval": { ...step, ...writing },
    "request-approval": { ...step, ...writing },
    "settle-approval": { ...step, ...writing },
  });
  deployables.domain("audit", audit, { staff: { ...http, ...paging } });
  deployables.domain("calls", calls, {
    public: { ...http, ...reading },
    staff: { ...http, ...writing },
    "open-call": { ...step, ...writing },
    "start-closing": { ...step, ...writing },
    "seal-drafts": { ...step, ...writing },
    "finish-closing": { ...step, ...writing },
    wake: { ...step, ...solving, ...writing },
    sweep: { ...step, ...solving, ...writing },
  });
  deployables.domain("claims", claims, {
    claimant: {
      ...http,
      environment: { ...banking, BUCKET_NAME: bucket.bucketName },
      may: [writes(data), seals(bankKey), holdsPapers(bucket)],
    },
    finance: { ...http, environment: banking, may: [writes(data), opens(bankKey), seals(bankKey)] },
    "look-at-claim": { ...step, ...writing },
    "await-word": { ...step, ...writing },
    "remind-claimants": { ...step, ...writing },
  });
  deployables.domain("goals", goals, {
    staff: { ...http, ...writing },
    participant: { ...http, ...writing },
  });
  deployables.domain("learning", learning, {
    staff: { ...http, ...writing },
    participant: { ...http, ...writing },
    public: { ...http, ...reading },
    "remind-participants": { ...step, ...writing },
  });
  deployables.domain("letters", letters, {
    public: { ...http, ...writing },
    staff: { ...http, ...writing },
    "send-letter": {
      ...sending,
      environment: {
        ...environment,
        FROM_ADDRESS: mail.fromAddress,
        CONFIGURATION_SET: mail.configurationSetName,
        PUBLIC_ADDRESS: publicAddress,
      },
      may: [writes(data), sends(mail)],
    },
    "record-fate": { ...step, ...writing },
  });
  deployables.domain("matching", matching, {
    public: { ...http, ...reading },
    staff: { ...http, ...solving, ...writing },
    host: { ...http, ...writing },
    "announce-matches": { ...step, ...writing },
    "publish-matching": { ...step, ...writing },
  });
  deployables.domain("cooperation", cooperation, {
    staff: { ...http, ...writing },
    party: { ...http, ...writing },
    "tell-gathering": { ...step, ...writing },
  });
  deployables.domain("enquiries", enquiries, {
    public: { ...http, ...writing },
    staff: { ...http, ...writing },
  });
  deployables.domain("news", news, {
    public: { ...http, ...reading },
    "tell-subscribers": { ...step, ...writing },
  });
  deployables.domain("pages", webPages, { public: { ...http, ...reading } });
  deployables.domain("subscriptions", subscriptions, { public: { ...http, ...writing } });
  deployables.domain("programme", programme, {
    staff: { ...http, ...writing },
    participant: { ...http, ...solving, ...writing },
    certificate: { ...http, ...reading },
    "tell-exchange": { ...step, ...writing },
    "set-milestones": { ...step, ...writing },
    "reseat-exchanges": { ...step, ...writing },
  });
  deployables.domain("reference", reference, { public: { ...http, environment: {}, may: [] } });
  deployables.domain("retention", retention, {
    staff: { ...http, ...writing },
    "erase-personal-data": {
      ...step,
      environment: { ...environment, BUCKET_NAME: bucket.bucketName },
      may: [writes(data), forgetsPapers(bucket)],
    },
  });
  deployables.domain("reviewing", reviewing, {
    staff: { ...http, ...writing },
    reviewer: { ...http, ...writing },
    "propose-assignment": { ...solving, seconds: 120, ...writing },
    "request-commitment": { ...step, ...writing },
    "invite-reviewers": { ...step, ...writing },
    "start-reviewing": { ...step, ...writing },
    "remind-reviewers": { ...solving, ...step, ...writing },
  });
  deployables.domain("screening", screening, {
    staff: { ...http, ...writing },
    applicant: { ...http, ...writing },
    "screen-applications": { ...step, ...writing },
    "finish-screening": { ...step, ...writing },
    "tell-ineligible": { ...step, ...writing },
  });
  deployables.domain("selection", selection, {
    public: { ...http, ...reading },
    applicant: { ...http, ...writing },
    staff: { ...http, ...solving, ...writing },
    "announce-decisions": { ...step, ...writing },
    "publish-results": { ...step, ...writing },
  });
};

/** The domain that starts workflows and sets timers; who else wants either writes an operation or a milestone. */
export const deployOperations = (
  deployables: Deployables,
  data: Indexed,
  timers: Timers,
  workflowArnPrefix: string,
): void => {
  const environment = { TABLE_NAME: data.table.tableName };
  deployables.domain("operations", operations, {
    staff: { ...http, environment, may: [reads(data)] },
    "finish-operation": { ...step, environment, may: [writes(data)] },
    dispatch: {
      ...step,
      environment: {
        ...environment,
        WORKFLOW_ARN_PREFIX: workflowArnPrefix,
        SCHEDULE_GROUP: timers.groupName,
        WAKE_FUNCTION_ARN: deployables.get("calls/wake").functionArn,
        SCHEDULER_ROLE_ARN: timers.runner.roleArn,
      },
      may: [writes(data)],
    },
  });
};
