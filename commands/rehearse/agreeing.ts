import { compareText } from "../../functions/shared/canonical.ts";
import { routes } from "../../schemas/routes.ts";
import type { Applicant } from "./field.ts";
import { madeUpReview } from "./made-up-review.ts";
import type { Expert, Road } from "./reviewing.ts";

/** A consensus is drafted by its rapporteur; one in three others dissents first, and agrees to a second draft. */
export async function theyAgree(
  { world, office, callId, applicants, chance }: Road,
  people: readonly Expert[],
  quality: (applicant: Applicant) => number,
): Promise<void> {
  const open = (await world.askAll(office.assistant, routes.listConsensuses, { callId }))
    .filter(({ state }) => state === "open")
    .sort((a, b) => compareText(a.applicationId, b.applicationId));
  for (const { id: consensusId, applicationId, rapporteur, members } of open) {
    const taking = members.map(({ personId }) => {
      const found = people.find(({ profile }) => profile.personId === personId);
      if (found === undefined) throw new Error(`${personId} is nobody of the pool.`);
      return found;
    });
    const applicant = applicants.get(applicationId);
    const author = taking.find(({ profile }) => profile.personId === rapporteur)?.person;
    if (applicant === undefined || author === undefined) throw new Error(`Nobody drafts ${consensusId}.`);
    const params = { consensusId };
    const { criteria } = await world.ask(author, routes.readConsensus, { params });
    const own = chance.of(`consensus on ${applicant.name}`);
    const body = {
      ...madeUpReview(criteria, quality(applicant), own),
      toApplicant:
        "[Made up for the rehearsal] The reviewers differed at first; together they find the plan sound.",
    };
    await world.ask(author, routes.draftConsensus, { params, body });
    const others = taking.filter(({ person }) => person !== author);
    const [first] = others;
    if (first !== undefined && own.next() < 1 / 3) {
      const why = { reason: "[Made up for the rehearsal] The costs are not borne out." };
      await world.ask(first.person, routes.dissentConsensus, { params, body: why });
      await world.ask(author, routes.draftConsensus, { params, body });
    }
    for (const { person } of others) await world.ask(person, routes.agreeConsensus, { params });
  }
  await world.settle();
  if (open.length > 0)
    world.note("reviewing", `reviewers come to a consensus on ${open.length} applications`);
}
