import type { Application, ApplicationContent } from "../../schemas/application.ts";
import type { Call, HostActivity } from "../../schemas/call.ts";
import type { Host, PairScore } from "../../schemas/host.ts";
import type { MatchingWish } from "../../schemas/matching.ts";
import type { Participation } from "../../schemas/participation.ts";
import { MatchInput } from "../../schemas/planning/match.ts";
import { isIds } from "../applications/check-answers.ts";
import { participationsOf } from "../programme/participations.ts";
import { programmeEnd } from "../programme/programme-end.ts";
import { domainsOf } from "../reviewing/affinity.ts";
import { compareText } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store, Stored } from "../shared/store.ts";
import { hostsOf } from "./hosts.ts";
import { offersOf } from "./offers.ts";
import { type Respect, scored } from "./rules/score.ts";

export interface MarketStores {
  applications: Store<Application>;
  participations: Store<Participation>;
  hosts: Store<Host>;
}

type Place = Extract<Stored<Participation>, { state: "confirmed" }>;
export interface Twin {
  place: Place;
  content: ApplicationContent;
  /** The activities that it ranked, best first. */
  ranked: string[];
  /** How well it goes together with each activity. */
  scores: ReadonlyMap<string, PairScore>;
}

/** Both sides as the matching looks at them. */
export interface CallMarket {
  twins: readonly Twin[];
  input: MatchInput;
  /** Pairs that no wish can bring about: activities that receive nobody, and twins that are hosts themselves (F68). */
  impossible: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads who takes part and what hosts have said, and scores every pair of a call (F67, F74, F129). */
export async function marketOfCall(
  stores: MarketStores,
  call: Call,
  wish: Pick<MatchingWish, "policy" | "capacities">,
): Promise<CallMarket> {
  const { content } = call;
  const rules = content.matching ?? refuse("NothingToMatch");
  const hosts = new Map<string, Host>();
  for await (const host of stores.hosts.list(hostsOf(call.id))) hosts.set(host.activity, host);
  const twins = await twinsOf(stores, call, hosts);
  const isHost = ({ organisation }: Place) =>
    content.activities.some(({ cities }) => cities.some((city) => named(city) === named(organisation)));
  const closed = content.activities.filter((activity) => !receives(call, activity, hosts.get(activity.id)));
  const all = content.activities.map(({ id }) => id);
  const impossible = new Map(
    twins.map((twin) => [twin.place.id, new Set(isHost(twin.place) ? all : closed.map(({ id }) => id))]),
  );
  const input = MatchInput.parse({
    policy: wish.policy ?? rules.policy,
    conflictRules: rules.conflictRules,
    twins: twins.map(({ place, ranked }) => ({
      id: place.id,
      country: place.organisation.country,
      organisation: named(place.organisation),
      prefs: isHost(place) ? [] : ranked,
    })),
    pilots: content.activities.map((activity) => {
      const { max, min } = wish.capacities[activity.id] ?? capacityOf(activity, hosts.get(activity.id));
      const countries = new Set(activity.cities.map(({ country }) => country));
      const [only] = countries;
      const accepts = !closed.includes(activity);
      const prefs = accepts ? preferred(twins, hosts.get(activity.id), activity.id) : [];
      return {
        id: activity.id,
        // An activity across borders has no country of its own; the rule about countries cannot hold against it.
        ...(countries.size === 1 && only !== undefined ? { country: only } : {}),
        organisations: activity.cities.map(named),
        capacity: max,
        minTwins: min,
        ...(prefs === undefined ? {} : { prefs }),
      };
    }),
    weight: Object.fromEntries(
      twins.map(({ place, scores }) => [
        place.id,
        Object.fromEntries([...scores].map(([activity, { total }]) => [activity, total])),
      ]),
    ),
  });
  return { twins, input, impossible };
}

const named = ({ name, country }: { name: string; country: string }) => `${name} (${country})`;

export function capacityOf(activity: HostActivity, host: Host | undefined) {
  return host?.state === "interested" ? host.capacity : activity.capacity;
}

/** Hosts said no, or nothing where the call needs their word, or are not there while the programme runs (F73). */
function receives({ content }: Call, activity: HostActivity, host: Host | undefined): boolean {
  if (host?.state === "declined") return false;
  if (content.counterparts?.answerNeeded && host?.state !== "interested") return false;
  const availability = host?.profile.availability ?? activity.availability;
  if (availability === undefined) return true;
  const { startsOn } = content.programme;
  return availability.from <= programmeEnd(content.programme) && availability.to >= startsOn;
}

/** The hosts' order, and after it the others by what they have in common; nothing where they stated none. */
function preferred(twins: readonly Twin[], host: Host | undefined, activity: string): string[] | undefined {
  if (host?.state !== "interested" || host.preferences === undefined) return undefined;
  const { order, othersToo } = host.preferences;
  const here = new Map(twins.map(({ place, scores }) => [`${place.id}`, scores.get(activity)?.total ?? 0]));
  const first = order.filter((id) => here.has(id));
  if (!othersToo) return first;
  const rest = [...here].filter(([id]) => !first.some((one) => one === id));
  rest.sort(([a, x], [b, y]) => y - x || compareText(a, b));
  return [...first, ...rest.map(([id]) => id)];
}

async function twinsOf(stores: MarketStores, call: Call, hosts: ReadonlyMap<string, Host>): Promise<Twin[]> {
  const twins: Twin[] = [];
  for await (const place of stores.participations.list(participationsOf(call.id), { prefix: "confirmed#" })) {
    if (place.state !== "confirmed") continue;
    const application = await stores.applications.get(place.applicationId);
    if (application.state !== "submitted") continue;
    const content = application.submitted;
    const answer = content.answers[call.content.matching?.question ?? ""];
    const known = new Set(call.content.activities.map(({ id }) => id));
    const ranked = isIds(answer) ? answer.filter((id) => known.has(id)) : [];
    const scores = new Map(
      call.content.activities.map((activity) => [
        activity.id,
        scoreOf(call, content, ranked, activity, hosts.get(activity.id)),
      ]),
    );
    twins.push({ place, content, ranked, scores });
  }
  return twins;
}

/** What a twin asks for against what an activity offers, in each dimension of the call; without any, by domains alone. */
function scoreOf(
  call: Call,
  content: ApplicationContent,
  ranked: readonly string[],
  activity: HostActivity,
  host: Host | undefined,
): PairScore {
  const { dimensions = [], rankWeight = 0 } = call.content.matching ?? {};
  const respects: Respect[] = dimensions.map(({ id, question, weight }) => {
    const answer = content.answers[question];
    const asked = typeof answer === "string" ? [answer] : isIds(answer) ? answer : [];
    return { id, weight, asked, offered: offersOf(call.content, activity, host, id) };
  });
  const domains = { weight: 1, asked: domainsOf(call.content, content), offered: activity.domains };
  const place = ranked.indexOf(activity.id);
  return scored(respects.length > 0 ? respects : [{ id: "domains", ...domains }], {
    weight: rankWeight,
    place: place < 0 ? undefined : place + 1,
    of: ranked.length,
  });
}
