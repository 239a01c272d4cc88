import * as z from "zod";
import { HandleOpinion } from "../../schemas/consultation.ts";
import { Instant } from "../../schemas/time.ts";
import { count, said, text, titled } from "./fact-parts.ts";

const round = {
  ...titled,
  title: text,
  question: text,
  papers: z.array(z.object({ title: text, url: text })),
  answerBy: Instant,
  contactEmail: text,
};

const meeting = {
  ...titled,
  title: text,
  place: text,
  startsAt: Instant,
  endsAt: Instant,
  agenda: z.array(text),
  sequence: count,
  /** Why it was moved or cancelled; of minutes, their text. */
  said: text,
  contactEmail: text,
};

const offer = { ...titled, title: text, offer: text, organisation: text, contactEmail: text };
const project = {
  ...titled,
  title: text,
  project: text,
  organisations: z.array(text),
  contactEmail: text,
};

const contest = { ...titled, contest: said, prize: said, contactEmail: text };

/** What the letters to parties outside a programme need to know. */
export const cooperationFacts = {
  "standing-group-named": z.object({ ...titled, organisations: z.array(text), contactEmail: text }),
  /** `drafts`: how many there are to read and comment on while the round is open. */
  "consultation-opened": z.object({ ...round, token: text, drafts: count.default(0) }),
  "consultation-reminder": z.object({ ...round, token: text, dueToday: z.boolean() }),
  /** To the office: who has not answered in time. */
  "consultation-late": z.object({ ...round, silent: z.array(z.object({ name: text, organisation: text })) }),
  "gathering-invited": z.object(meeting),
  "gathering-moved": z.object(meeting),
  "gathering-cancelled": z.object(meeting),
  "gathering-reminder": z.object(meeting),
  "minutes-adopted": z.object(meeting),
  "advice-given": z.object({ ...titled, organisation: text, title: text, advice: text, contactEmail: text }),
  "offer-published": z.object(offer),
  "offer-taken-up": z.object({ ...offer, member: text, memberEmail: text }),
  "offer-settled": z.object({ ...offer, outcome: text, words: text }),
  "contest-opened": z.object({ ...contest, summary: said, closesAt: Instant }),
  /** `winner` is empty where nobody has the prize; `of` is 0 where nothing was ranked. */
  "contest-decided": z.object({
    ...contest,
    isCancelled: z.boolean(),
    organisation: text,
    entry: text,
    winner: text,
    title: text,
    words: text,
    isWinner: z.boolean(),
    place: count,
    of: count,
    comments: z.array(text),
  }),
  "joint-project-proposed": z.object(project),
  "joint-project-agreed": z.object(project),
  "joint-project-started": z.object(project),
  /** `words`: what came of it, or why it was dropped. */
  "joint-project-ended": z.object({ ...project, isDropped: z.boolean(), words: text }),
  /** The title is empty where it was said on the programme as a whole. */
  "opinion-handled": z.object({
    ...titled,
    title: text,
    opinion: text,
    outcome: HandleOpinion.shape.outcome,
    words: text,
    contactEmail: text,
  }),
} as const satisfies Record<string, z.ZodType>;
