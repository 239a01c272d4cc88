import { lettersRoutes as routes } from "../../schemas/routes/letters.ts";
import { nobody } from "../retention/without-persons.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { refuse } from "../shared/refusal.ts";
import { holdId } from "./care-stores.ts";
import type { openLetterDeps } from "./deps.ts";
import { edited } from "./edited.ts";
import { editLetter, releaseLetter, settleLetter } from "./handle-letter.ts";
import { holdLetters, releaseLetters } from "./hold-letters.ts";
import { lettersOf } from "./letters.ts";
import { type ForecastDeps, readComparison, readForecast } from "./read-forecast.ts";
import { rendered, wordsOf } from "./render.ts";
import { suppressions as suppressed, suppressionReleased } from "./suppressions.ts";

type StaffDeps = ReturnType<typeof openLetterDeps> & ForecastDeps;

export function staffRoutes(deps: StaffDeps): Route[] {
  const { table, calls, letters, holds, suppressions } = deps;
  return [
    read(routes.listLetters, ({ params, query }) => paged(table, letters, lettersOf(params.callId), query)),
    read(routes.forecastLetters, ({ params }) => readForecast(deps)(params.callId)),
    read(routes.compareForecast, ({ params, body }) => readComparison(deps)(params.callId, body)),
    read(routes.readHold, ({ params }) => holds.get(holdId(params.callId))),
    command(routes.holdLetters, async (request) => {
      const { id } = await calls.get(request.params.callId);
      const earlier = await holds.find(holdId(id));
      requireMatch(earlier ?? { rev: 0 }, request);
      return holdLetters(deps)(id, earlier, request.body, request.by);
    }),
    command(routes.releaseLetters, ({ params, body, by }) => releaseLetters(deps)(params.callId, body, by)),
    read(routes.readLetter, async ({ params }) => {
      const letter = await letters.get(params.letterId);
      if (letter.to.email === nobody) return refuse("Erased", { id: letter.id });
      const { blocks } = edited(wordsOf(letter), letter.edited);
      const { subject, text } = rendered(letter);
      const paragraphs = blocks.flatMap((block, i) =>
        block.is === "paragraph" ? [{ block: i, text: block.text }] : [],
      );
      return { letter, subject, text, paragraphs };
    }),
    command(routes.editLetter, async (request) => {
      const letter = await letters.get(request.params.letterId);
      requireMatch(letter, request);
      const { reason, ...edit } = request.body;
      return editLetter(deps)(letter, edit, reason, request.by);
    }),
    command(routes.releaseLetter, async (request) => {
      const letter = await letters.get(request.params.letterId);
      requireMatch(letter, request);
      return releaseLetter(deps)(letter, request.body.reason, request.by);
    }),
    command(routes.settleLetter, async (request) => {
      const letter = await letters.get(request.params.letterId);
      requireMatch(letter, request);
      return settleLetter(deps)(letter, request.body, request.principal, request.by);
    }),
    read(routes.listSuppressions, async ({ query }) => {
      const page = await paged(table, suppressions, suppressed, query);
      const items = page.items.map(async (suppression) => {
        const { to, subjectId, kind } = await letters.get(suppression.letterId);
        return { ...suppression, ...to, subjectId, kind };
      });
      return { ...page, items: await Promise.all(items) };
    }),
    command(routes.releaseSuppression, async (request) => {
      const { suppressionId } = request.params;
      const suppression = (await suppressions.find(suppressionId)) ?? refuse("NotFound");
      requireMatch(suppression, request);
      return suppressionReleased(suppressions, suppression, request.body.reason, request.by);
    }),
  ];
}
