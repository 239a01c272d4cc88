import { hearingRoutes as routes } from "../../schemas/routes/hearing.ts";
import { LetterLanguage } from "../../schemas/text.ts";
import { publicly, type Route } from "../shared/http.ts";
import { type FeedDeps, feedOf } from "./feed.ts";
import { asAtom, asJsonFeed, feedFormat } from "./feed-formats.ts";
import { newsOfCall, newsOfYear } from "./news.ts";

export function publicRoutes(deps: FeedDeps & { now: () => string }): Route[] {
  const { news, now } = deps;
  return [
    publicly(routes.readFeed, async ({ query, accept, language }) => {
      const thisYear = now();
      const lastYear = String(Number(thisYear.slice(0, 4)) - 1);
      const lists = query.callId ? [newsOfCall(query.callId)] : [newsOfYear(lastYear), newsOfYear(thisYear)];
      const found = [];
      for (const list of lists) for await (const one of news.list(list)) found.push(one);
      const spoken = query.language ?? LetterLanguage.safeParse(language?.slice(0, 2)).data ?? "sv";
      const feed = await feedOf(deps, found, spoken);
      return feedFormat(query.as, accept) === "atom" ? asAtom(feed) : asJsonFeed(feed);
    }),
  ];
}
