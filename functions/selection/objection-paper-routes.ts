import type { Approval } from "../../schemas/approval.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { Review } from "../../schemas/reviewing.ts";
import { redressRoutes as routes } from "../../schemas/routes/redress.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Selection } from "../../schemas/selection.ts";
import { recordScan } from "../applications/attach.ts";
import { attachmentsOf } from "../applications/attachments.ts";
import { membership } from "../applications/members.ts";
import { downloadLink } from "../papers/upload.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import type { Store } from "../shared/store.ts";
import { involvedIn } from "./decide-objection.ts";
import {
  confirmObjectionPaper,
  type ObjectionPaperDeps,
  paperOf,
  requestObjectionPaper,
} from "./objection-papers.ts";

interface Deps extends ObjectionPaperDeps {
  reviews: Store<Review>;
  consensuses: Store<Consensus>;
  approvals: Store<Approval>;
  selections: Store<Selection>;
  screenings: Store<Screening>;
}

/** The papers of objections: sent in by who objects, read by them and by who may answer, and by nobody else. */
export function objectionPaperRoutes(deps: Deps): Route[] {
  const { objections, applications, attachments, papers } = deps;

  async function writable(objectionId: string, principal: Principal) {
    const objection = await objections.get(objectionId);
    ensureCan(principal, "objection.file", membership(await applications.get(objection.applicationId)));
    return objection;
  }
  async function readable(objectionId: string, principal: Principal) {
    const objection = await objections.get(objectionId);
    const { organisationId, members } = membership(await applications.get(objection.applicationId));
    const proposedBy = await involvedIn(deps, objection);
    ensureCan(principal, "objection.readPapers", { organisationId, members, proposedBy });
    return objection;
  }

  return [
    command(routes.requestObjectionPaper, async ({ params, body, principal, by }) =>
      requestObjectionPaper(deps)(await writable(params.objectionId, principal), body, principal, by),
    ),
    command(routes.confirmObjectionPaper, async (request) => {
      const { params, principal, by } = request;
      const objection = await writable(params.objectionId, principal);
      const attachment = await paperOf(deps, objection, params.attachmentId);
      requireMatch(attachment, request);
      return confirmObjectionPaper(deps)(objection, attachment, by);
    }),
    read(routes.listObjectionPapers, async ({ params, principal }) => {
      const objection = await readable(params.objectionId, principal);
      return { items: await Array.fromAsync(attachments.list(attachmentsOf(objection.id))) };
    }),
    read(routes.downloadObjectionPaper, async ({ params, principal, receivedAt }) => {
      const objection = await readable(params.objectionId, principal);
      return downloadLink(papers, await paperOf(deps, objection, params.attachmentId), receivedAt);
    }),
    command(routes.recordObjectionScan, async (request) => {
      const { params, principal, body, by } = request;
      const objection = await readable(params.objectionId, principal);
      const attachment = await paperOf(deps, objection, params.attachmentId);
      requireMatch(attachment, request);
      return recordScan(deps)(attachment, body.result, by);
    }),
  ];
}
