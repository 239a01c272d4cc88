import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { NewsId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { News } from "../../schemas/news.ts";
import type { Subscription } from "../../schemas/subscription.ts";
import { ofCall } from "../applications/applications.ts";
import type { Addressee } from "../letters/letters.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Position, type Store, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { type List, throughLists } from "../shared/through-lists.ts";
import {
  confirmed,
  isActive,
  subscriptionsTo,
  subscriptionToken,
  topicsOf,
} from "../subscriptions/subscriptions.ts";
import { newsLetter } from "./news-letter.ts";

export interface TellDeps {
  table: Table;
  calls: Store<Call>;
  news: Store<News>;
  subscriptions: Store<Subscription>;
  applications: Store<Application>;
  letters: Store<Letter>;
  now: () => string;
}

/** Somebody to write to; the token is for ending a subscription, and only who has one gets it. */
interface Reader {
  to: Addressee;
  token?: string;
}
interface Readers {
  readers: Reader[];
  next: Position | undefined;
}
type Page = (position: Position | undefined) => Promise<Readers>;

const pageSize = 100;

/**
 * Writes to everybody whom a piece of news is for, a page at a time. A letter's key is the news and the address: who is
 * on two lists, and a page that is done twice, gets one letter.
 */
export const tellSubscribers =
  (deps: TellDeps) =>
  async (newsId: NewsId, position: string): Promise<Progress> => {
    const news = await deps.news.get(newsId);
    const call = await deps.calls.get(news.callId);
    const lists = pagesFor(deps, call, news).map(
      (page): List =>
        async (from) => {
          const { readers, next } = await page(from);
          for (const { to, token } of readers)
            await once(deps.table, newsLetter(deps.letters, { call, news, to, token }, system(deps.now())));
          return next;
        },
    );
    return throughLists(lists, position);
  };

function pagesFor(deps: TellDeps, call: Call, { audience }: News): Page[] {
  const from = (position: Position | undefined) => ({ limit: pageSize, ...(position ? { position } : {}) });
  const subscribed = topicsOf(call).map(
    (topic): Page =>
      async (position) => {
        const page = await deps.subscriptions.page(subscriptionsTo(topic), {
          ...confirmed,
          ...from(position),
        });
        const active = page.entities.filter(isActive);
        const readers = active.map(async ({ id, name, email, language }) => ({
          to: { name, email, language },
          token: await subscriptionToken(deps.table, "cancel", id),
        }));
        return { readers: await Promise.all(readers), next: page.next };
      },
  );
  // Who has submitted may want to submit anew; who has withdrawn has left.
  const applying = ["draft#", "submitted#"].map(
    (prefix): Page =>
      async (position) => {
        const page = await deps.applications.page(ofCall(call.id), { prefix, ...from(position) });
        return { readers: page.entities.map(({ content }) => ({ to: content.contact })), next: page.next };
      },
  );
  return audience === "everyone" ? [...subscribed, ...applying] : subscribed;
}
