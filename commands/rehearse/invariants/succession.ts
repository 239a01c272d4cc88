import { compareText } from "../../../functions/shared/canonical.ts";
import { type Aftermath, difference, type Invariant, none } from "./invariant.ts";

/** What must be true of the meetings ahead once a twin has left and another has come. */
export function ofSuccession(after: Aftermath): Invariant[] {
  const { visits, visitsAfter, again } = after.left;
  const wrong = visitsAfter.filter(({ activity, participants }) => {
    const here = again.pairs.filter((pair) => pair.activity === activity);
    const twins = here.map(({ participationId }) => participationId).sort(compareText);
    return twins.join() !== participants.toSorted(compareText).join();
  });
  return [
    none(
      "Each visit ahead is for those who are matched there now",
      wrong.map(({ title }) => title),
      visitsAfter.length,
    ),
    none(
      "Exactly those whose visit changes are written to, once",
      difference(sent(after), owed(after)),
      visits.length,
    ),
  ];
}

function sent({ letters, left: { visits, at, until } }: Aftermath): string[] {
  const ids = new Set<string>(visits.map(({ id }) => id));
  return letters
    .filter(({ subjectId, queuedAt }) => ids.has(subjectId) && queuedAt >= at && queuedAt <= until)
    .map(({ kind, to, subjectId }) => `${kind} ${to.email} ${subjectId}`);
}

/** Who leaves is told of the end, who comes is invited, and hosts learn of each; nobody else hears anything. */
function owed({ hosts, participations, left: { visits, leaving, again } }: Aftermath): string[] {
  const contactOf = new Map<string, string>(participations.map(({ id, contact }) => [id, contact.email]));
  return visits.flatMap(({ id, activity, participants }) => {
    const contacts = hosts.filter((host) => host.activity === activity).flatMap((host) => host.contacts);
    const hostsTold = contacts.map(({ email }) => `exchange-guests-changed ${email} ${id}`);
    const changed = again.pairs.filter(({ activity: now, before }) => now !== before);
    const gone = changed.filter(({ before }) => before === activity);
    const come = changed.filter(({ activity: now }) => now === activity);
    const left = participants.some((one) => one === leaving);
    return [
      ...(left ? [`exchange-left ${contactOf.get(leaving)} ${id}`, ...hostsTold] : []),
      ...gone.map(({ participationId }) => `exchange-left ${contactOf.get(participationId)} ${id}`),
      ...come.map(({ participationId }) => `exchange-planned ${contactOf.get(participationId)} ${id}`),
      ...(gone.length + come.length > 0 ? hostsTold : []),
    ];
  });
}
