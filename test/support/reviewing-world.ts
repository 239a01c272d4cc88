import { reviewerId } from "../../functions/reviewing/stores.ts";
import { screeningId } from "../../functions/screening/screenings.ts";
import type { Table } from "../../functions/shared/table.ts";
import { Application } from "../../schemas/application.ts";
import { Call } from "../../schemas/call.ts";
import { ApplicationId, CallId, PersonId } from "../../schemas/ids.ts";
import { Assignment, Reviewer } from "../../schemas/reviewing.ts";
import { Screening } from "../../schemas/screening.ts";
import { applicationContent, applicationIn, callContent, callIn } from "./builders.ts";
import { type Ask, allRoutes, clientOf, depsOn } from "./handlers.ts";

/** A Monday in the middle of the reviewing. */
export const inReview = "2023-07-10T08:00:00.000Z";
const dueAt = "2023-07-31T21:59:00.000Z";

/** A call that is being reviewed, on the real engine: applications, a pool, and who was asked about what. */
export async function reviewingWorld(
  table: Table,
  code: string,
  reviewing: object = {},
  change: object = {},
) {
  const clock = { at: inReview };
  const deps = depsOn(table, () => clock.at);
  const by = () => ({ sub: "system", at: clock.at });
  const base = callContent({ code });
  const content = callContent({ ...change, code, reviewing: { ...base.reviewing, ...reviewing } });
  const callId = CallId.parse(`call_${code}`);
  const call = Call.parse({ ...callIn("reviewing", content), id: callId, reviewsDueAt: dueAt });
  await table.transact(deps.calls.created(call, "create", by()).writes);
  const ask = clientOf(table, allRoutes(deps));
  const staffMember = { name: "anna", groups: ["staff"] };

  return {
    deps,
    clock,
    callId,
    call,
    by,
    async application(town: string, change: object = {}) {
      const id = ApplicationId.parse(`app_${code}-${town}`);
      const written = applicationContent(`org_${town}`, change);
      const built = applicationIn("submitted", true);
      const own = { id, callId, organisationId: written.organisation.id };
      const application = Application.parse({ ...built, ...own, content: written, submitted: written });
      const screening = Screening.parse({
        id: screeningId(id),
        callId,
        applicationId: id,
        organisationId: written.organisation.id,
        outcomes: [],
        screenedAt: clock.at,
        state: "eligible",
      });
      await table.transact([
        ...deps.applications.created(application, "submit", by()).writes,
        ...deps.screenings.created(screening, "screen", by()).writes,
      ]);
      return id;
    },
    async reviewer(name: string, change: object = {}) {
      const personId = PersonId.parse(`person_${name}`);
      const contact = { name, email: `${name}@example.org`, language: "en" };
      const profile = { personId, ...contact, country: "FI", domains: [], ...change };
      const id = reviewerId(callId, personId);
      const reviewer = Reviewer.parse({ id, callId, state: "active", profile });
      await table.transact(deps.reviewers.created(reviewer, "add", by()).writes);
      return { id, personId };
    },
    async assigned(
      applicationId: ApplicationId,
      { id, personId }: { id: string; personId: string },
    ): Promise<Assignment> {
      const assignment = Assignment.parse({
        id: `assignment_${applicationId.replace("app_", "")}-${personId.replace("person_", "")}`,
        callId,
        applicationId,
        reviewerId: id,
        personId,
        applicant: { name: applicationId, country: "SE" },
        dueAt,
        reason: { code: "sharedDomains", params: {} },
        state: "invited",
        invitedAt: clock.at,
      });
      await table.transact(deps.assignments.created(assignment, "invite", by()).writes);
      return assignment;
    },
    /** Asks the API as a reviewer; `staff` asks as staff. */
    as: (name: string, route: string, said: Omit<Ask, "as" | "at"> = {}) =>
      ask(route, { ...said, as: { name, groups: ["reviewer"] }, at: clock.at }),
    staff: (route: string, said: Ask = {}) => ask(route, { as: staffMember, ...said, at: clock.at }),
    async everyAssignment() {
      const all = deps.assignments.list({ index: "gsi1", key: `${callId}#assignment` });
      return (await Array.fromAsync(all))
        .map(({ applicationId, personId, state }) => `${applicationId} ${personId} ${state}`)
        .toSorted();
    },
    async letters() {
      const all = deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 });
      return (await Array.fromAsync(all)).map(({ kind, to }) => `${kind} ${to.email}`).toSorted();
    },
    async accept(assignment: Assignment): Promise<void> {
      const name = assignment.personId.replace("person_", "");
      await this.as(name, "POST /assignments/{assignmentId}/accept", {
        params: { assignmentId: assignment.id },
        body: {},
      });
    },
    /** Accepts, scores and submits. */
    async review(assignment: Assignment, scores: Record<string, number | null>) {
      const name = assignment.personId.replace("person_", "");
      await this.accept(assignment);
      const params = { reviewId: assignment.id.replace("assignment_", "review_") };
      await this.as(name, "PUT /reviews/{reviewId}", {
        params,
        body: { scores, toApplicant: "Clear.", toPanel: "" },
      });
      return this.as(name, "POST /reviews/{reviewId}/submit", { params, body: {} });
    },
  };
}
