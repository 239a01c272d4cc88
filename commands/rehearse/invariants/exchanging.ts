import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { concernedKinds } from "../../../functions/programme/exchange-letters.ts";
import { compareText } from "../../../functions/shared/canonical.ts";
import type { Exchange } from "../../../schemas/exchange.ts";
import { Calendar } from "../calendar-client.ts";
import type { Exchanged } from "../exchanging.ts";
import { type DecidedAftermath, type Invariant, none } from "./invariant.ts";

/** What must be true of every rehearsal in which networks meet. */
export function ofExchanging({ exchanged, ...after }: DecidedAftermath): Invariant[] {
  if (exchanged === undefined) return [];
  const { exchanges, hosting } = exchanged;
  const held = exchanges.filter(({ state }) => state === "held");
  const expected = after.call.content.exchanges?.expected ?? { perLot: 0, total: 0 };
  return [
    count("So many exchanges as the call wants were planned and held", expected.total, [
      hosting.planned,
      hosting.held,
      held.length,
    ]),
    none("Each duty of a host was done once", doneTwice(held), hosting.planned),
    none(
      "The follower that hosts is the one that was appointed",
      notAppointed(exchanged),
      exchanged.networks.length,
    ),
    none("Each national network held its share", shares(exchanged, expected.perLot), held.length),
    none("Each exchange had the audience of its rule", wrongAudiences(exchanged), exchanges.length),
    none("Each exchange came before the conference", late(exchanges), exchanges.length),
    none("Nobody was invited who takes no part", strangers(after, exchanged), after.letters.length),
    none("Every entry of every calendar ends where its exchange does", astray(after, exchanges), held.length),
    none("Both sides wrote what they learned", oneSided(held), held.length),
    {
      name: "Nobody was appointed whom the rule would not take",
      holds: exchanged.unfitHost === "InputInvalid",
      detail: exchanged.unfitHost ?? "appointed",
    },
    {
      name: "Nobody is registered twice",
      holds: exchanged.registeredTwice === "InputInvalid",
      detail: exchanged.registeredTwice ?? "registered",
    },
  ];
}

/** Duties that two meetings did, and meetings that did none. */
function doneTwice(held: readonly Exchange[]): string[] {
  const seen = new Set<string>();
  return held.flatMap(({ id, duty }) => {
    if (duty === undefined || seen.has(duty)) return [duty ?? id];
    seen.add(duty);
    return [];
  });
}

function notAppointed({ networks, hosting }: Exchanged): string[] {
  return networks
    .filter(({ kind }) => kind === "lot")
    .flatMap(({ lotId = "", appointed }) => {
      const { duties = [] } =
        hosting.rules.find(({ rule, lot }) => rule === "followers" && lot === lotId) ?? {};
      const named = appointed.map(({ participationId }) => participationId).join();
      const hosts = duties.map(({ host }) => host).join();
      return named === hosts && named !== "" ? [] : [lotId];
    });
}

function count(name: string, wanted: number, found: readonly number[]): Invariant {
  return { name, holds: found.every((n) => n === wanted), detail: `${wanted}: ${found.join(", ")}` };
}

function shares({ exchanges, networks }: Exchanged, perLot: number): string[] {
  return networks
    .filter(({ kind }) => kind === "lot")
    .flatMap(({ id, lotId }) => {
      const n = exchanges.filter((one) => one.networkId === id && one.state === "held").length;
      return n === perLot ? [] : [`${lotId} held ${n}`];
    });
}

/** Everybody of the network but the host; where the host rule is for followers, followers alone. */
function wrongAudiences({ exchanges, networks }: Exchanged): string[] {
  const followersOnly = new Set(
    exchanges.filter(({ duty }) => duty?.includes("/followers/")).map(({ host }) => host),
  );
  return exchanges.flatMap(({ id, networkId, host, participants }) => {
    const { members = [] } = networks.find((network) => network.id === networkId) ?? {};
    const audience = members
      .filter(({ participationId }) => participationId !== host)
      .filter(({ track }) => !followersOnly.has(host) || members.length > 7 || track === "follower")
      .map(({ participationId }) => participationId);
    return audience.toSorted(compareText).join() === participants.toSorted(compareText).join() ? [] : [id];
  });
}

function late(exchanges: readonly Exchange[]): string[] {
  const last = exchanges.find(({ duty }) => duty?.startsWith("programme/"));
  return exchanges
    .filter((one) => one !== last && one.startsAt >= (last?.startsAt ?? ""))
    .map(({ id }) => id);
}

const aboutExchanges: ReadonlySet<string> = new Set(concernedKinds);

/** Addresses of letters about exchanges that belong to no confirmed place, to nobody registered and to no expert. */
function strangers(
  { letters, participations }: Omit<DecidedAftermath, "exchanged">,
  { exchanges }: Exchanged,
) {
  const known = new Set([
    ...participations.filter(({ state }) => state === "confirmed").map(({ contact }) => contact.email),
    ...exchanges.flatMap(({ registrations, review }) =>
      [...registrations, ...(review?.reviewers ?? [])].map(({ email }) => email),
    ),
  ]);
  return letters
    .filter(({ kind, to }) => aboutExchanges.has(kind) && !known.has(to.email))
    .map(({ kind, to }) => `${kind} to ${to.email}`);
}

/** Each reader's letters are taken into a calendar; what is in it at the end is what the exchanges say. */
function astray({ letters }: Omit<DecidedAftermath, "exchanged">, exchanges: readonly Exchange[]): string[] {
  const is = new Map<string, Exchange>(exchanges.map((one) => [one.id, one]));
  return [...Map.groupBy(letters, ({ to }) => to.email)].flatMap(([email, own]) => {
    const calendar = new Calendar();
    const inOrder = own.toSorted((a, b) => compareText(a.queuedAt, b.queuedAt));
    const files = inOrder.filter(({ kind }) => aboutExchanges.has(kind)).flatMap(calendarsOf);
    for (const { content } of files) calendar.take(content);
    return calendar
      .entries()
      .filter(([uid, start]) => {
        const exchange = is.get(uid);
        return (
          exchange === undefined ||
          exchange.state === "cancelled" ||
          Date.parse(start) !== Date.parse(exchange.startsAt)
        );
      })
      .map(([uid]) => `${uid} of ${email}`);
  });
}

function oneSided(held: readonly Exchange[]): string[] {
  return held.flatMap((one) => {
    const sides = new Set(one.state === "held" ? one.learning.map(({ side }) => side) : []);
    return sides.size === 2 ? [] : [one.id];
  });
}
