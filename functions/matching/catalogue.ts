import type * as z from "zod";
import type { Dimension } from "../../schemas/call/subject.ts";
import type { Call, CallContent, HostActivity } from "../../schemas/call.ts";
import { Catalogue, type Host, type PublicActivity } from "../../schemas/host.ts";
import { inLanguage, type Language } from "../../schemas/text.ts";
import { languageFor } from "../calls/public-call.ts";
import { publishedCall } from "../calls/published-call.ts";
import { compareText } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import { hostsOf } from "./hosts.ts";
import { dimensionOptions, offersOf } from "./offers.ts";

interface CatalogueDeps {
  calls: Store<Call>;
  hosts: Store<Host>;
}

/** The host activities of a published call with what their hosts say of them (F135), in the language asked for. */
export const catalogue =
  ({ calls, hosts }: CatalogueDeps) =>
  async (
    callId: string,
    acceptLanguage: string | undefined,
    highlight: string | undefined,
  ): Promise<z.infer<typeof Catalogue>> => {
    const call = publishedCall(await calls.find(callId));
    const { content } = call;
    const language = languageFor(content, acceptLanguage);
    const byActivity = new Map<string, Host>();
    for await (const host of hosts.list(hostsOf(call.id))) byActivity.set(host.activity, host);
    const { source, selectedOn } = content.counterparts ?? {};
    return Catalogue.parse({
      callId: call.id,
      language,
      source,
      selectedOn,
      items: content.activities
        .map((activity) => shown(content, activity, byActivity.get(activity.id), language, highlight))
        .sort((a, b) => Number(b.highlighted) - Number(a.highlighted) || compareText(a.id, b.id)),
    });
  };

/** One of them. */
export const catalogueEntry =
  (deps: CatalogueDeps) =>
  async (callId: string, slug: string, acceptLanguage: string | undefined): Promise<PublicActivity> => {
    const { items } = await catalogue(deps)(callId, acceptLanguage, undefined);
    return items.find(({ id }) => id === slug) ?? refuse("NotFound");
  };

function shown(
  content: CallContent,
  activity: HostActivity,
  host: Host | undefined,
  language: Language,
  highlight: string | undefined,
): PublicActivity {
  const description = host?.profile.description ?? activity.description;
  const labels = (
    options: readonly { id: string; label: Parameters<typeof inLanguage>[0] }[],
    ids: readonly string[],
  ) => options.filter(({ id }) => ids.includes(id)).map(({ label }) => inLanguage(label, language));
  const offered = (dimension: Dimension) =>
    labels(dimensionOptions(content, dimension), offersOf(content, activity, host, dimension));
  return {
    id: activity.id,
    title: activity.title,
    ...(description === undefined ? {} : { description: inLanguage(description, language) }),
    cities: activity.cities.map(({ name, country }) => ({ name, country })),
    domains: labels(content.domains, activity.domains),
    challenges: offered("challenges"),
    interests: offered("interests"),
    conditions: offered("conditions"),
    availability: host?.profile.availability ?? activity.availability,
    capacity: host?.state === "interested" ? host.capacity : activity.capacity,
    ...(host === undefined || host.state === "invited" ? {} : { receives: host.state === "interested" }),
    highlighted: activity.cities.some(({ country }) => country === highlight),
  };
}
