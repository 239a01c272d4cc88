import type { Call } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { PersonId } from "../../schemas/ids.ts";
import { officeLanguage, titled } from "../calls/titled.ts";
import type { FactsOf } from "../letters/facts.ts";
import { queued } from "../letters/letters.ts";
import type { Author } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { applicantShown } from "./blind.ts";
import type { ReviewDeps } from "./review-deps.ts";

type Deps = Pick<ReviewDeps, "assignments" | "reviewers" | "applications" | "letters">;
type Kind = "consensus-opened" | "consensus-drafted" | "consensus-reminder";

/** What tells one letter about a consensus from a later one of the same kind, where no day does. */
export const roundOf = ({ rev }: { rev: number }) => `revision ${rev}`;

/** One letter to each of some who take part; nobody is named in it but the applicant, where reviewers may know them. */
export async function consensusLetters(
  deps: Deps,
  call: Call,
  consensus: Consensus,
  kind: Kind,
  people: readonly PersonId[],
  due: string,
  by: Author,
): Promise<readonly Write[]> {
  const writes = await Promise.all(
    consensus.members
      .filter(({ personId }) => people.includes(personId))
      .map(async ({ personId, assignmentId }) => {
        const assignment = await deps.assignments.get(assignmentId);
        const { profile } = await deps.reviewers.get(assignment.reviewerId);
        const facts = {
          ...titled(call),
          applicant: applicantShown(call, assignment).name,
          dueAt: consensus.dueAt,
          isRapporteur: personId === consensus.rapporteur,
        };
        const letter = { callId: call.id, subjectId: consensus.id, to: profile, due, facts };
        return queued(deps.letters, kind, letter, by);
      }),
  );
  return writes.flat();
}

/** To the manager of the lot, or the call's contact where there is none. */
export async function toOffice(
  deps: Deps,
  call: Call,
  consensus: Consensus,
  what: Pick<FactsOf<"consensus-unsettled">, "why" | "reason">,
  due: string,
  by: Author,
): Promise<readonly Write[]> {
  const { lotId, organisation } = (await deps.applications.get(consensus.applicationId)).content;
  const to = call.content.lots.find(({ id }) => id === lotId)?.manager ?? call.content.contact;
  const facts = { ...titled(call), applicant: organisation.name, dueAt: consensus.dueAt, ...what };
  const reader = { ...to, language: officeLanguage(call) };
  return queued(
    deps.letters,
    "consensus-unsettled",
    { callId: call.id, subjectId: consensus.id, to: reader, due, facts },
    by,
  );
}
