import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inLanguage, type LetterLanguage, type Text } from "../../schemas/text.ts";
import { titled } from "../calls/titled.ts";
import type { FactsOf } from "../letters/facts.ts";
import type { Store } from "../shared/store.ts";
import { secondsLater } from "../shared/zone.ts";

interface Places {
  participations: Store<Participation>;
}

/** A text in both languages of letters. */
export function spokenIn(text: Text): Record<LetterLanguage, string> {
  return { sv: inLanguage(text, "sv"), en: inLanguage(text, "en") };
}

type Entry = Omit<FactsOf<"exchanges-planned">["meetings"][number], "id">;

/** A meeting as letters and calendars tell of it: when, with whom, in which form, about what and for whom. */
export async function entryFacts({ participations }: Places, call: Call, exchange: Exchange): Promise<Entry> {
  const { title: exchangeTitle, startsAt, minutes, inPerson, sequence, agenda } = exchange;
  const { meetings, themes, functions } = call.content;
  const kind = meetings.kinds.find(({ id }) => id === exchange.mode);
  const theme = themes.find(({ id }) => id === exchange.theme);
  const activity = call.content.activities.find(({ id }) => id === exchange.activity);
  const host = exchange.host === undefined ? undefined : await participations.find(exchange.host);
  return {
    exchangeTitle,
    startsAt,
    ...(minutes === undefined ? {} : { endsAt: secondsLater(startsAt, minutes * 60) }),
    form: spokenIn(kind?.label ?? { en: exchange.mode, sv: exchange.mode }),
    inPerson,
    place: host?.organisation.name ?? activity?.cities.map(({ name }) => name).join(", ") ?? "",
    ...(theme === undefined ? {} : { theme: spokenIn(theme.label) }),
    agenda: agenda.map((item) => spokenIn(item.title)),
    meantFor: (theme?.for ?? []).flatMap((id) =>
      functions.filter((one) => one.id === id).map(({ label }) => spokenIn(label)),
    ),
    sequence,
  };
}

/** What every letter about a meeting says. */
export async function meetingFacts(
  places: Places,
  call: Call,
  exchange: Exchange,
): Promise<FactsOf<"exchange-planned">> {
  const contactEmail = call.content.contact.email;
  return { ...titled(call), ...(await entryFacts(places, call, exchange)), contactEmail };
}
