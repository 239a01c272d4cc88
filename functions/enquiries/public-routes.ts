import { hearingRoutes as routes } from "../../schemas/routes/hearing.ts";
import { languageFor } from "../calls/public-call.ts";
import { publishedCall } from "../calls/published-call.ts";
import { publicCommand, publicly, type Route } from "../shared/http.ts";
import { publishedAnswers } from "./answer.ts";
import { type AskDeps, ask } from "./ask.ts";

export function publicRoutes(deps: AskDeps): Route[] {
  const { calls, enquiries } = deps;
  return [
    publicCommand(routes.askQuestion, ({ params, body, by }) => ask(deps)(params.callId, body, by)),
    publicly(routes.listAnswers, async ({ params, language }) => {
      const { id, content } = publishedCall(await calls.find(params.callId));
      const spoken = languageFor(content, language) === "sv" ? "sv" : "en";
      return { items: await publishedAnswers(enquiries, id, spoken) };
    }),
  ];
}
