import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { News } from "../../schemas/news.ts";
import { inLanguage, type LetterLanguage } from "../../schemas/text.ts";
import { compareText } from "../shared/canonical.ts";
import type { Store } from "../shared/store.ts";
import { spokenTime } from "../shared/zone.ts";

export interface FeedDeps {
  calls: Store<Call>;
  news: Store<News>;
}

/** One thing that happened, in words. */
export interface Entry {
  id: string;
  at: string;
  kind: News["happening"]["kind"];
  callId: CallId;
  title: string;
  text: string;
}
export interface Feed {
  language: LetterLanguage;
  title: string;
  entries: Entry[];
}

/** A feed is for what is new; who wants more asks call by call. */
const longestFeed = 100;

/** What happened lately, newest first; two things of one instant in the order of their ids. */
export async function feedOf(
  { calls }: FeedDeps,
  news: readonly News[],
  language: LetterLanguage,
): Promise<Feed> {
  const newest = news
    .toSorted((a, b) => compareText(b.at, a.at) || compareText(a.id, b.id))
    .slice(0, longestFeed);
  const held = new Map<CallId, Call>();
  for (const callId of new Set(newest.map((one) => one.callId))) held.set(callId, await calls.get(callId));
  const entries = newest.flatMap((one): Entry[] => {
    const call = held.get(one.callId);
    return call === undefined ? [] : [entryOf(one, call, language)];
  });
  return { language, title: language === "sv" ? "Utlysningar: nyheter" : "Calls: news", entries };
}

function entryOf({ id, at, callId, happening }: News, call: Call, language: LetterLanguage): Entry {
  const title = inLanguage(call.content.title, language);
  const spoken = (instant: string) => spokenTime(instant, call.content.window.zone, language);
  const [what, text] = language === "sv" ? inSwedish(happening, spoken) : inEnglish(happening, spoken);
  return { id, at, callId, kind: happening.kind, title: `${what}: ${title}`, text };
}

type Words = [what: string, text: string];

function inSwedish(happening: News["happening"], spoken: (instant: string) => string): Words {
  switch (happening.kind) {
    case "announced":
      return ["Kommande", `Öppnar ${spoken(happening.opensAt)}. Stänger ${spoken(happening.closesAt)}.`];
    case "opened":
      return ["Öppen", `Sista tidpunkt för ansökan: ${spoken(happening.closesAt)}.`];
    case "deadlineMoved":
      return ["Ny sista tidpunkt", `${spoken(happening.to)}. Tidigare: ${spoken(happening.from)}.`];
    case "changed":
      return ["Ändrad", inLanguage(happening.summary, "sv")];
    case "answered":
      return [
        "Fråga och svar",
        `${inLanguage(happening.question, "sv")}\n\n${inLanguage(happening.answer, "sv")}`,
      ];
    case "decided":
      return ["Resultat", "Urvalet är beslutat och resultatet är offentligt."];
    case "cancelled":
      return ["Inställd", happening.why];
  }
}

function inEnglish(happening: News["happening"], spoken: (instant: string) => string): Words {
  switch (happening.kind) {
    case "announced":
      return ["Upcoming", `Opens ${spoken(happening.opensAt)}. Closes ${spoken(happening.closesAt)}.`];
    case "opened":
      return ["Open", `Deadline for applications: ${spoken(happening.closesAt)}.`];
    case "deadlineMoved":
      return ["New deadline", `${spoken(happening.to)}. Earlier: ${spoken(happening.from)}.`];
    case "changed":
      return ["Changed", inLanguage(happening.summary, "en")];
    case "answered":
      return [
        "Question and answer",
        `${inLanguage(happening.question, "en")}\n\n${inLanguage(happening.answer, "en")}`,
      ];
    case "decided":
      return ["Results", "The selection has been decided and the result is public."];
    case "cancelled":
      return ["Cancelled", happening.why];
  }
}
