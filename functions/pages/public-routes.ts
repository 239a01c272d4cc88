import type { Call } from "../../schemas/call.ts";
import type { Enquiry } from "../../schemas/enquiry.ts";
import { pagesRoutes as routes } from "../../schemas/routes/pages.ts";
import { languageFor, publicCall, publicCriteria } from "../calls/public-call.ts";
import { asPublished, publishedCall } from "../calls/published-call.ts";
import { publishedAnswers } from "../enquiries/answer.ts";
import { publicly, type Route } from "../shared/http.ts";
import { Served } from "../shared/served.ts";
import type { Store } from "../shared/store.ts";
import { callPage } from "./call-page.ts";
import { frontPage } from "./front-page.ts";

interface PageDeps {
  calls: Store<Call>;
  enquiries: Store<Enquiry>;
  now: () => string;
}

/** What people read in a browser: made of the same public views as the API's answers, with no script. */
export function publicRoutes({ calls, enquiries, now }: PageDeps): Route[] {
  return [
    publicly(routes.readFrontPage, async ({ query, language }) => {
      const wished = query.language ?? language;
      const items = [];
      for await (const call of calls.list({ index: "gsi1", key: "calls" })) {
        const published = asPublished(call);
        if (published) items.push(publicCall(published, wished, now()));
      }
      const spoken = /^sv\b/i.test(wished ?? "") ? "sv" : "en";
      return new Served("text/html", frontPage(items, spoken));
    }),
    publicly(routes.readCallPage, async ({ params, query, language }) => {
      const call = publishedCall(await calls.find(params.callId));
      const wished = query.language ?? language;
      const spoken = languageFor(call.content, wished) === "sv" ? "sv" : "en";
      return new Served(
        "text/html",
        callPage({
          call: publicCall(call, wished, now()),
          criteria: publicCriteria(call, wished),
          answers: await publishedAnswers(enquiries, call.id, spoken),
          languages: call.content.languages,
        }),
      );
    }),
  ];
}
