import type { Call } from "../../schemas/call.ts";
import { AssignInput } from "../../schemas/planning/assign.ts";
import type { Assignment, Reviewer } from "../../schemas/reviewing.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { own } from "../shared/own.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { affinity } from "./affinity.ts";
import { assign } from "./assignment/assign.ts";
import { obstacles } from "./assignment-field.ts";
import { isAvailable } from "./availability.ts";
import { applicantShown } from "./blind.ts";
import { eligibleApplications } from "./eligible-applications.ts";
import { invitation } from "./invite-reviewers.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { listOf } from "./stores.ts";

/**
 * Fills the place that a reviewer leaves, with the fewest new pairs and then the best fit, by the assignment engine.
 * What somebody has accepted or written stays; an invitation that nobody has answered may move to let another come
 * free. The reason of each new pair says what forgetting the invitations and planning afresh would have been worth
 * (`gap`, in affinity). Writes nothing where nobody can take the place: the application then shows as short.
 */
export async function repaired(
  deps: ReviewDeps,
  leaving: Stored<Assignment>,
  by: Author,
): Promise<readonly Write[]> {
  const call = await deps.calls.get(leaving.callId);
  if (call.state !== "reviewing") return [];
  const asked = await Array.fromAsync(deps.assignments.list(listOf(call.id, "assignment")));
  const others = asked.filter(({ id }) => id !== leaving.id);
  const open = others.filter(({ state }) => state === "invited");
  const base = Map.groupBy([...open, leaving], ({ applicationId }) => applicationId);
  const pool = await Array.fromAsync(deps.reviewers.list(listOf(call.id, "reviewer")));
  const field = await eligibleApplications(deps, call.id);
  const applications = field.filter(({ id }) => base.has(id));
  if (applications.every(({ id }) => id !== leaving.applicationId)) return [];
  const fits = new Map(applications.map(({ id, submitted }) => [id, fitsOf(id, submitted)]));

  function fitsOf(applicationId: string, submitted: (typeof field)[number]["submitted"]) {
    return new Map(
      pool.map(({ id, profile, bids }) => [
        id,
        affinity(call.content, submitted, profile, own(bids ?? {}, applicationId)),
      ]),
    );
  }
  const dueAt = daysLater(by.at, call.content.reviewing.dueDays, call.content.window.zone);
  const submissions = field.map(({ submitted }) => submitted);
  const isCandidate = (reviewer: Reviewer, application: (typeof field)[number]) =>
    base.get(application.id)?.some(({ reviewerId }) => reviewerId === reviewer.id) === true ||
    (reviewer.state === "active" &&
      reviewer.id !== leaving.reviewerId &&
      isAvailable(reviewer.profile.away, by.at, dueAt, call.content.window.zone) &&
      !asked.some((one) => one.applicationId === application.id && one.reviewerId === reviewer.id) &&
      obstacles(call, reviewer, application, submissions, by.at).length === 0);

  const answer = await assign(
    AssignInput.parse({
      k: call.content.reviewing.perApplication,
      maxLoad: call.content.reviewing.maxLoad,
      objective: "maxTotal",
      applications: applications.map(({ id }) => ({ id, k: base.get(id)?.length })),
      reviewers: pool.map(({ id, profile }) => ({ id, maxLoad: roomOf(call, id, profile.maxLoad, others) })),
      affinity: Object.fromEntries(
        applications.map((application) => [
          application.id,
          Object.fromEntries(
            pool
              .filter((reviewer) => isCandidate(reviewer, application))
              .map(({ id }) => [id, fits.get(application.id)?.get(id)?.score]),
          ),
        ]),
      ),
      repair: {
        base: Object.fromEntries(
          applications.map(({ id }) => [id, (base.get(id) ?? []).map(({ reviewerId }) => reviewerId)]),
        ),
        event: { type: "conflict", application: leaving.applicationId, reviewer: leaving.reviewerId },
      },
    }),
  );
  if (!answer.feasible) return [];
  const { newPairs = 0, totalIfFullyReoptimised = answer.total } = answer.repair ?? {};
  const kept = (one: Assignment) => answer.assignment[one.applicationId]?.includes(one.reviewerId) ?? true;
  const writes: Write[] = [];
  for (const moved of open.filter((one) => !kept(one)))
    writes.push(...(await released(deps, call, await deps.assignments.get(moved.id), "repair", by)).writes);
  for (const reviewer of pool) {
    const pairs = applications.flatMap(({ id }) => {
      const isNew =
        answer.assignment[id]?.includes(reviewer.id) &&
        !base.get(id)?.some(({ reviewerId }) => reviewerId === reviewer.id);
      const fit = fits.get(id)?.get(reviewer.id);
      if (!isNew || fit === undefined) return [];
      const gap = Math.round((totalIfFullyReoptimised - answer.total) * 1e4) / 1e4;
      const params = { ...fit.reason.params, after: leaving.id, newPairs, gap };
      return [{ applicationId: id, reason: { code: "substitute", params } }];
    });
    if (pairs.length > 0) writes.push(...(await invitation(deps, call, reviewer, pairs, by)));
  }
  return writes;
}

/** How many open invitations a reviewer may hold: their load less what they have accepted or done, never less than they hold now. */
function roomOf(
  call: Call,
  reviewerId: string,
  own: number | undefined,
  others: readonly Assignment[],
): number {
  const mine = others.filter((one) => one.reviewerId === reviewerId);
  const engaged = mine.filter(({ state }) => state === "accepted" || state === "reviewed").length;
  const invited = mine.filter(({ state }) => state === "invited").length;
  return Math.max(invited, (own ?? call.content.reviewing.maxLoad) - engaged);
}

/** Takes an assignment back, with the letter that says so. */
export async function released(
  deps: Pick<ReviewDeps, "assignments" | "reviewers" | "letters">,
  call: Call,
  assignment: Stored<Assignment>,
  why: string,
  by: Author,
): Promise<Change<Stored<Assignment>>> {
  const { profile } = await deps.reviewers.get(assignment.reviewerId);
  const after: Assignment = { ...assignment, state: "replaced", replacedAt: by.at, why };
  const facts = { ...titled(call), applicant: applicantShown(call, assignment).name };
  const letter = { callId: call.id, subjectId: assignment.id, to: profile, facts };
  return together(
    deps.assignments.changed(assignment, after, "replace", by),
    queued(deps.letters, "review-released", letter, by),
  );
}
