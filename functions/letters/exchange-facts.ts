import * as z from "zod";
import { Instant } from "../../schemas/time.ts";
import { count, said, text, titled } from "./fact-parts.ts";

/** A meeting as a calendar takes it; a later file with a higher sequence replaces the entry. */
const entry = {
  exchangeTitle: text,
  startsAt: Instant,
  endsAt: Instant.optional(),
  form: said,
  inPerson: z.boolean(),
  /** With whom it is: the host, or the cities of the activity. */
  place: text,
  theme: said.optional(),
  agenda: z.array(said).default([]),
  /** The functions that the theme is meant for; for everybody where there are none (F41). */
  meantFor: z.array(said).default([]),
  sequence: count,
};
const meeting = { ...titled, ...entry, contactEmail: text };
const papers = { of: said, documentsBy: Instant };

/** What the letters about exchanges need to know. */
export const exchangeFacts = {
  "exchange-planned": z.object(meeting),
  /** All that a network has planned for one of its members, each meeting with an entry for the calendar. */
  "exchanges-planned": z.object({
    ...titled,
    contactEmail: text,
    meetings: z.array(z.object({ id: text, ...entry })).min(1),
  }),
  "exchange-confirmed": z.object(meeting),
  "exchange-registered": z.object({ ...meeting, organisation: text }),
  "exchange-invited": z.object(meeting),
  "exchange-reminder": z.object({ ...meeting, isConfirmed: z.boolean() }),
  "exchange-moved": z.object({ ...meeting, from: Instant, why: text }),
  "exchange-cancelled": z.object({ ...meeting, why: text, costsArePaid: z.boolean() }),
  /** To who gave the place back, or whose match went elsewhere. */
  "exchange-left": z.object({ ...meeting, isMatch: z.boolean() }),
  /** To who hosts by somebody's word or in place of another; without a meeting where its dates are not planned yet. */
  "hosting-appointed": z.object({
    ...titled,
    organisation: text,
    /** Who was to host it before; empty where nobody was. */
    former: text.default(""),
    why: text,
    meeting: z.object({ exchangeTitle: text, startsAt: Instant }).optional(),
    contactEmail: text,
  }),
  /** To whoever receives the guests. */
  "exchange-guests-changed": z.object({
    ...meeting,
    joined: z.array(text),
    left: z.array(text),
    isConfirmed: z.boolean(),
  }),
  "documents-requested": z.object({ ...meeting, ...papers, isReminder: z.boolean() }),
  "documents-to-review": z.object({ ...meeting, ...papers }),
  "document-commented": z.object({ ...meeting, of: said, comment: text }),
  "learning-requested": z.object({ ...meeting, isHost: z.boolean() }),
  /** To the office: its time has passed and nobody has said whether it was held. */
  "exchange-unreported": z.object(meeting),
  "message-received": z.object({
    ...titled,
    sender: text,
    organisation: text,
    to: text,
    subject: text,
    message: text,
  }),
} as const satisfies Record<string, z.ZodType>;
