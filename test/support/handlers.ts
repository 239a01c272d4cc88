import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { applicantRoutes } from "../../functions/applications/applicant-routes.ts";
import { applicationStore, ofCall } from "../../functions/applications/applications.ts";
import { attachmentRoutes } from "../../functions/applications/attachment-routes.ts";
import { attachmentStore } from "../../functions/applications/attachments.ts";
import { invitationStore } from "../../functions/applications/invitations.ts";
import { memberRoutes } from "../../functions/applications/member-routes.ts";
import { submissionStore } from "../../functions/applications/submissions.ts";
import { verifyReceipt } from "../../functions/applications/verify-receipt.ts";
import { approvalStore } from "../../functions/approvals/approvals.ts";
import { approverRoutes } from "../../functions/approvals/approver-routes.ts";
import { checkTrails, readTrail } from "../../functions/audit/trail.ts";
import { callStore } from "../../functions/calls/calls.ts";
import { deadlineRoutes } from "../../functions/calls/deadline-routes.ts";
import { lateInviteStore } from "../../functions/calls/late-invites.ts";
import { publicRoutes } from "../../functions/calls/public-routes.ts";
import { readYaml } from "../../functions/calls/read-yaml.ts";
import { staffRoutes as callRoutes } from "../../functions/calls/staff-routes.ts";
import { versionRoutes } from "../../functions/calls/version-routes.ts";
import { versionStore } from "../../functions/calls/versions.ts";
import { accountStore } from "../../functions/claims/bank-accounts.ts";
import { claimantRoutes } from "../../functions/claims/claimant-routes.ts";
import { batchStore, budgetStore, claimStore } from "../../functions/claims/claims.ts";
import { financeRoutes } from "../../functions/claims/finance-routes.ts";
import { localKeyRing } from "../../functions/claims/key-ring.ts";
import { pointerStore } from "../../functions/claims/payments.ts";
import { ratesStore } from "../../functions/claims/rates.ts";
import { receiptRoutes } from "../../functions/claims/receipt-routes.ts";
import { receiptStore } from "../../functions/claims/receipts.ts";
import { voucherStore } from "../../functions/claims/vouchers.ts";
import { cooperationStores } from "../../functions/cooperation/deps.ts";
import { partyRoutes } from "../../functions/cooperation/party-routes.ts";
import { staffRoutes as cooperationRoutes } from "../../functions/cooperation/staff-routes.ts";
import { enquiryStore } from "../../functions/enquiries/enquiries.ts";
import { publicRoutes as enquiryPublicRoutes } from "../../functions/enquiries/public-routes.ts";
import { staffRoutes as enquiryStaffRoutes } from "../../functions/enquiries/staff-routes.ts";
import { letterStores } from "../../functions/letters/deps.ts";
import { publicRoutes as choiceRoutes } from "../../functions/letters/public-routes.ts";
import { staffRoutes as letterRoutes } from "../../functions/letters/staff-routes.ts";
import { hostStore } from "../../functions/matching/hosts.ts";
import { matchingStore } from "../../functions/matching/matchings.ts";
import { newsStore } from "../../functions/news/news.ts";
import { publicRoutes as newsRoutes } from "../../functions/news/public-routes.ts";
import { milestoneStore } from "../../functions/operations/milestones.ts";
import { answerStore, operationStore } from "../../functions/operations/operations.ts";
import { publicRoutes as pageRoutes } from "../../functions/pages/public-routes.ts";
import { describeApi } from "../../functions/reference/describe-api.ts";
import { docsPage } from "../../functions/reference/docs-page.ts";
import { staffRoutes as retentionRoutes } from "../../functions/retention/staff-routes.ts";
import { assigningRoutes } from "../../functions/reviewing/assigning-routes.ts";
import { consensusStaffRoutes, consensusTakingRoutes } from "../../functions/reviewing/consensus-routes.ts";
import { reviewerRoutes } from "../../functions/reviewing/reviewer-routes.ts";
import { staffRoutes as reviewingRoutes } from "../../functions/reviewing/staff-routes.ts";
import { reviewingStores } from "../../functions/reviewing/stores.ts";
import { applicantRoutes as completionRoutes } from "../../functions/screening/applicant-routes.ts";
import { registerStore } from "../../functions/screening/registers.ts";
import { screeningStore } from "../../functions/screening/screenings.ts";
import { staffRoutes as screeningRoutes } from "../../functions/screening/staff-routes.ts";
import { applicantRoutes as decisionRoutes } from "../../functions/selection/applicant-routes.ts";
import { numbersRoutes } from "../../functions/selection/numbers-routes.ts";
import { objectionPaperRoutes } from "../../functions/selection/objection-paper-routes.ts";
import { objectionStore } from "../../functions/selection/objections.ts";
import { publicResult } from "../../functions/selection/public-result.ts";
import { selectionStore } from "../../functions/selection/selections.ts";
import { staffRoutes as selectionRoutes } from "../../functions/selection/staff-routes.ts";
import { api } from "../../functions/shared/api.ts";
import { paged } from "../../functions/shared/cursor.ts";
import { publicly, type Route, read } from "../../functions/shared/http.ts";
import type { Table } from "../../functions/shared/table.ts";
import { publicRoutes as subscriptionRoutes } from "../../functions/subscriptions/public-routes.ts";
import { subscriptionStore } from "../../functions/subscriptions/subscriptions.ts";
import { routes } from "../../schemas/routes.ts";
import { during } from "./builders.ts";
import { context } from "./lambda-context.ts";
import { allLearningRoutes, learningStores } from "./learning-handlers.ts";
import { participationRoutes } from "./participation-routes.ts";
import { programmeStores } from "./programme-stores.ts";
import { testPapers } from "./test-papers.ts";

/** Every store on one table, and a clock that a test sets. */
export function depsOn(table: Table, now = () => during) {
  return {
    table,
    now,
    calls: callStore(table),
    versions: versionStore(table),
    lateInvites: lateInviteStore(table),
    applications: applicationStore(table),
    submissions: submissionStore(table),
    invitations: invitationStore(table),
    attachments: attachmentStore(table),
    papers: testPapers(),
    approvals: approvalStore(table),
    milestones: milestoneStore(table),
    operations: operationStore(table),
    answers: answerStore(table),
    ...letterStores(table),
    screenings: screeningStore(table),
    registers: registerStore(table),
    ...reviewingStores(table),
    selections: selectionStore(table),
    objections: objectionStore(table),
    matchings: matchingStore(table),
    hosts: hostStore(table),
    ...programmeStores(table),
    ...learningStores(table),
    ...cooperationStores(table),
    claims: claimStore(table),
    budgets: budgetStore(table),
    accounts: accountStore(table),
    keys: localKeyRing(Buffer.alloc(32, 7)),
    batches: batchStore(table),
    vouchers: voucherStore(table),
    pointers: pointerStore(table),
    rates: ratesStore(table),
    receipts: receiptStore(table),
    subscriptions: subscriptionStore(table),
    enquiries: enquiryStore(table),
    news: newsStore(table),
  };
}
export type Deps = ReturnType<typeof depsOn>;

/** Every route of the API, wired as the handlers wire them. */
export function allRoutes(deps: Deps): Route[] {
  const { table, applications, operations } = deps;
  return [
    ...publicRoutes(deps),
    ...pageRoutes(deps),
    ...enquiryPublicRoutes(deps),
    ...enquiryStaffRoutes(deps),
    ...newsRoutes(deps),
    ...subscriptionRoutes(deps),
    ...callRoutes(deps),
    ...versionRoutes(deps),
    ...deadlineRoutes(deps),
    ...applicantRoutes(deps),
    ...memberRoutes(deps),
    ...attachmentRoutes(deps),
    ...objectionPaperRoutes(deps),
    ...screeningRoutes(deps),
    ...completionRoutes(deps),
    ...assigningRoutes(deps),
    ...reviewingRoutes(deps),
    ...reviewerRoutes(deps),
    ...consensusTakingRoutes(deps),
    ...consensusStaffRoutes(deps),
    ...selectionRoutes(deps),
    ...numbersRoutes(deps),
    ...decisionRoutes(deps),
    ...approverRoutes(deps),
    ...participationRoutes(deps),
    ...allLearningRoutes(deps),
    ...cooperationRoutes(deps),
    ...partyRoutes(deps),
    ...claimantRoutes(deps),
    ...receiptRoutes(deps),
    ...financeRoutes(deps),
    publicly(routes.verifyReceipt, ({ params, query }) =>
      verifyReceipt(deps)(params.receiptNumber, query.contentHash),
    ),
    publicly(routes.readResults, ({ params }) => publicResult(deps)(params.callId)),
    publicly(routes.readOpenApi, async () => ({ ...describeApi() })),
    publicly(routes.readDocs, async () => docsPage()),
    read(routes.listApplications, ({ params, query }) =>
      paged(table, applications, ofCall(params.callId), query),
    ),
    ...retentionRoutes(deps),
    ...letterRoutes(deps),
    ...choiceRoutes(deps),
    read(routes.readOperation, ({ params }) => operations.get(params.operationId)),
    read(routes.readAuditTrail, ({ params }) => readTrail(table, params.entityId)),
    read(routes.checkTrails, ({ params, query }) => checkTrails(table, params.callId, query)),
  ];
}

export interface Ask {
  as?: { name: string; groups: readonly string[]; organisation?: string };
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Sent as JSON; `raw` is sent as it is. */
  body?: unknown;
  raw?: string;
  at?: string;
}

export interface Answered {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}

/** Asks the bundle as the gateway would. */
export function clientOf(table: Table | undefined, list: readonly Route[]) {
  const handler = api(table, list, { "application/yaml": readYaml });
  return async (routeKey: string, ask: Ask = {}): Promise<Answered> => {
    const answer = await handler(eventOf(routeKey, ask), context);
    const text = answer.body ?? "";
    const json = String(answer.headers?.["content-type"]).includes("json");
    const body: unknown = json ? JSON.parse(text) : { text };
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers ?? {},
      body: typeof body === "object" && body !== null ? { ...body } : { body },
    };
  };
}

export function eventOf(routeKey: string, ask: Ask): APIGatewayProxyEventV2 {
  const claims = ask.as && {
    sub: ask.as.name,
    email: `${ask.as.name}@example.org`,
    "cognito:groups": `[${ask.as.groups.join(" ")}]`,
    ...(ask.as.organisation === undefined ? {} : { "custom:organisation": ask.as.organisation }),
  };
  const [method = "GET", path = "/"] = routeKey.split(" ");
  const text = ask.raw ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
  const requestContext = {
    accountId: "000000000000",
    apiId: "api",
    domainName: "api.example.org",
    domainPrefix: "api",
    http: { method, path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" },
    requestId: "request-1",
    routeKey,
    stage: "$default",
    time: "01/Jun/2023:10:00:00 +0000",
    timeEpoch: Date.parse(ask.at ?? during),
    ...(claims ? { authorizer: { jwt: { claims, scopes: [] } } } : {}),
  };
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: "",
    headers: { "content-type": "application/json", ...ask.headers },
    pathParameters: ask.params ?? {},
    queryStringParameters: ask.query ?? {},
    requestContext,
    isBase64Encoded: false,
    ...(text === undefined ? {} : { body: text }),
  };
}
