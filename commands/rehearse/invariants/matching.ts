import type { Host } from "../../../schemas/host.ts";
import type { Matching } from "../../../schemas/matching.ts";
import { type Aftermath, difference, type Invariant, none } from "./invariant.ts";

export function ofMatching(after: Aftermath): Invariant[] {
  const { matching, hosts, ownMatching, left } = after;
  const own = ownMatching.filter((code) => code !== "OwnInterest");
  const { again, leaving, heir } = left;
  const moved = again.pairs
    .filter(({ before, activity }) => before !== null && before !== activity)
    .map(({ name }) => name);
  const strangers = again.pairs.filter(({ participationId }) => participationId === leaving);
  const place = again.pairs.find(({ participationId }) => participationId === heir);
  return [
    none(
      "No host activity has more twins than it takes",
      [matching, again].flatMap((one) => overfull(one, hosts)),
      hosts.length,
    ),
    none(
      "No pair of twin and host would rather have each other",
      matching.blockingPairs === 0 ? [] : [String(matching.blockingPairs)],
      matching.pairs.length,
    ),
    none("Nobody approved the matching that they proposed", own, ownMatching.length),
    ...ofHosting(after),
    none("The match of nobody who stays changes when a twin leaves", moved, again.pairs.length),
    none(
      "The reserve takes the place of a twin who leaves",
      strangers.length === 0 && place !== undefined ? [] : [left.name],
      1,
    ),
    lettersOfLeaving(after),
  ];
}

function overfull({ pairs }: Matching, hosts: readonly Host[]): string[] {
  return hosts.flatMap((host) => {
    const guests = pairs.filter(({ activity }) => activity === host.activity).length;
    const most = host.state === "interested" ? host.capacity.max : host.state === "declined" ? 0 : 3;
    return guests > most ? [`${host.activity} has ${guests} of ${most}`] : [];
  });
}

function ofHosting({ hosts, hosting, letters }: Aftermath): Invariant[] {
  const reminded = letters.filter(({ kind }) => kind === "host-reminder").map(({ subjectId }) => subjectId);
  const silent = hosts.filter(({ activity }) => hosting.silent.includes(activity)).map(({ id }) => id);
  return [
    none("Exactly the hosts who had not answered were reminded", difference(reminded, silent), hosts.length),
    none(
      "No host answers after the day",
      hosting.tooLate === "DeadlinePassed" ? [] : [String(hosting.tooLate)],
      1,
    ),
  ];
}

/** Who must have been written to since a twin left, by what became of the matches, and who was. */
function lettersOfLeaving({ left, letters, hosts, participations }: Aftermath): Invariant {
  const { at, leaving, heir, activity, before, again } = left;
  const contactOf = new Map<string, string>(participations.map(({ id, contact }) => [id, contact.email]));
  const hostsAt = (where: string | null) =>
    hosts
      .filter((host) => host.activity === where)
      .flatMap(({ contacts }) => contacts.map(({ email }) => email));
  const twins = (of: Matching, where: string | null, but: string) =>
    of.pairs
      .filter((pair) => pair.activity === where && pair.participationId !== but)
      .map(({ participationId }) => contactOf.get(participationId) ?? "");
  const changed = again.pairs.filter(({ activity: now, before: had }) => now !== had);
  const concerned = [...new Set(changed.flatMap(({ activity: now, before: had }) => [now, had]))];
  const owed = [
    `place-withdrawn ${contactOf.get(leaving)}`,
    `place-offered ${contactOf.get(heir)}`,
    `place-confirmed ${contactOf.get(heir)}`,
    ...[...hostsAt(activity), ...twins(before, activity, leaving)].map((to) => `match-ended ${to}`),
    ...changed.map(({ participationId, activity: now }) => {
      const to = contactOf.get(participationId);
      return now === null ? `match-missing ${to}` : `match-announced ${to}`;
    }),
    ...(again.pairs.some(({ participationId, activity: now }) => participationId === heir && now === null)
      ? [`match-missing ${contactOf.get(heir)}`]
      : []),
    ...concerned.flatMap((where) => hostsAt(where).map((to) => `host-matched ${to}`)),
    ...again.pairs
      .filter(({ activity: now, before: had }) => now !== null && now === had && concerned.includes(now))
      .map(({ participationId }) => `fellows-changed ${contactOf.get(participationId)}`),
  ];
  const kinds = new Set([
    ...owed.map((one) => one.split(" ")[0]),
    "match-missing",
    "match-announced",
    "fellows-changed",
  ]);
  const sent = letters
    .filter(({ queuedAt, kind }) => queuedAt >= at && kinds.has(kind))
    .map(({ kind, to }) => `${kind} ${to.email}`);
  return none(
    "Exactly those whom a leaving twin concerns are written to",
    difference(sent, owed),
    owed.length,
  );
}
