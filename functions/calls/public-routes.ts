import type { Call } from "../../schemas/call.ts";
import type { Contest, ContestEntry } from "../../schemas/contest.ts";
import type { RegisterVersion } from "../../schemas/register.ts";
import { contestsRoutes as contestRoutes } from "../../schemas/routes/contests.ts";
import { publicRoutes as routes } from "../../schemas/routes/public.ts";
import { listsOf } from "../screening/lists-in-force.ts";
import { selfTest } from "../screening/self-test.ts";
import { publicly, type Route } from "../shared/http.ts";
import type { Store } from "../shared/store.ts";
import { callCalendar } from "./call-calendar.ts";
import { languageFor, publicCall, publicCriteria } from "./public-call.ts";
import { publicContests } from "./public-contests.ts";
import { asPublished, publishedCall } from "./published-call.ts";

interface PublicDeps {
  calls: Store<Call>;
  registers: Store<RegisterVersion>;
  contests: Store<Contest>;
  entries: Store<ContestEntry>;
  now: () => string;
}

export function publicRoutes({ calls, registers, now, ...stores }: PublicDeps): Route[] {
  return [
    publicly(routes.listCalls, async ({ language }) => {
      const items = [];
      for await (const call of calls.list({ index: "gsi1", key: "calls" })) {
        const published = asPublished(call);
        if (published) items.push(publicCall(published, language, now()));
      }
      return { items };
    }),
    publicly(routes.readCall, async ({ params, language }) =>
      publicCall(publishedCall(await calls.find(params.callId)), language, now()),
    ),
    publicly(routes.readCriteria, async ({ params, language }) =>
      publicCriteria(publishedCall(await calls.find(params.callId)), language),
    ),
    publicly(routes.readCalendar, async ({ params, language }) =>
      callCalendar(publishedCall(await calls.find(params.callId)), language),
    ),
    publicly(contestRoutes.listContests, async ({ params, language }) => {
      const call = publishedCall(await calls.find(params.callId));
      return { items: await publicContests(stores)(call, languageFor(call.content, language), now()) };
    }),
    publicly(routes.selfTest, async ({ params, body, language }) => {
      const call = publishedCall(await calls.find(params.callId));
      return selfTest(call, body, language, await listsOf(registers, call)(body.lotId));
    }),
  ];
}
