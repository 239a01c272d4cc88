import { standingGroupId } from "../../functions/cooperation/stores.ts";
import { BankAccount } from "../../schemas/bank-account.ts";
import { StandingGroup } from "../../schemas/consultation.ts";
import { LogEntry } from "../../schemas/coordination.ts";
import { Exchange } from "../../schemas/exchange.ts";
import { Gathering } from "../../schemas/gathering.ts";
import { JointProject, Offer } from "../../schemas/joint-work.ts";
import { Reviewer } from "../../schemas/reviewing.ts";
import { callId, callIn, during } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { depsOn } from "./handlers.ts";
import { idsOfEach, made } from "./one-of-each.ts";
import { sampleOf } from "./sample-body.ts";

export const idsTogether: Readonly<Record<string, string>> = {
  ...idsOfEach,
  exchangeId: "exchange_a",
  offerId: "offer_a",
  projectId: "project_a",
  logEntryId: "log_a",
  gatheringId: "gathering_a",
  accountId: "account_a",
  reviewerId: "reviewer_a",
};

/**
 * Beside one of each: what Kalmar does together with others (a meeting, an offer, a project, its log), what Rut is asked as
 * an outside party, Rolf in the pool of reviewers, and bank details that Kurt would change.
 */
export async function togetherOfEach(database: TestTable): Promise<void> {
  const deps = depsOn(database.table);
  const by = { sub: "person_anna", at: during };
  const ids = idsTogether;
  const kalmar = { participationId: ids.participationId };
  const rut = { name: "Rut", email: "rut@example.org", language: "sv", organisation: "Region Kalmar" };
  const { programme } = callIn("open").content;
  await database.table.transact([
    ...deps.exchanges.created(
      made(Exchange, "planned", {
        callId,
        id: ids.exchangeId,
        networkId: ids.networkId,
        host: undefined,
        participants: [ids.participationId],
        registrations: [],
        review: undefined,
      }),
      "plan",
      by,
    ).writes,
    ...deps.offers.created(
      made(Offer, "published", { callId, id: ids.offerId, networkId: ids.networkId, from: rut, takenBy: [] }),
      "offer",
      by,
    ).writes,
    ...deps.projects.created(
      made(JointProject, "proposed", {
        callId,
        id: ids.projectId,
        proposedBy: ids.participationId,
        partners: [{ ...rut, ...kalmar, email: "eva@example.org" }, rut],
      }),
      "propose",
      by,
    ).writes,
    ...deps.log.created(
      made(LogEntry, "noted", { callId, id: ids.logEntryId, on: ids.participationId }),
      "write",
      by,
    ).writes,
    ...deps.gatherings.created(
      made(Gathering, "planned", { callId, id: ids.gatheringId, invited: [rut] }),
      "plan",
      by,
    ).writes,
    ...deps.standingGroups.created(
      made(StandingGroup, "standing", { callId, id: standingGroupId(programme.code), members: [rut] }),
      "name",
      by,
    ).writes,
    ...deps.accounts.created(
      made(BankAccount, "changeProposed", {
        id: ids.accountId,
        organisationId: "org_kalmar",
        proposed: { ...Object(sampleOf(BankAccount.options[0].shape.current)), setBy: "person_kurt" },
      }),
      "propose",
      by,
    ).writes,
    ...deps.reviewers.created(
      Reviewer.parse({
        ...Object(sampleOf(Reviewer)),
        callId,
        id: ids.reviewerId,
        state: "active",
        profile: {
          personId: "person_rolf",
          name: "Rolf",
          email: "rolf@example.org",
          language: "en",
          country: "FI",
          domains: [],
        },
      }),
      "add",
      by,
    ).writes,
  ]);
}
