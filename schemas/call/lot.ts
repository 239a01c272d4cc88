import * as z from "zod";
import { Slug } from "../form.ts";
import { Email, Language, line, Text } from "../text.ts";
import { WallTime, Zone } from "../time.ts";
import { Country, EligibilityRule } from "./eligibility.ts";
import { Seats } from "./track.ts";

/** When applications are taken, as people say it: wall times and the zone that they are meant in. */
export const Window = z.strictObject({
  opens: WallTime,
  closes: WallTime,
  zone: Zone,
  /** Submissions are taken so long after the displayed deadline, and nobody is told to count on it. */
  graceSeconds: z.int().min(0).max(3600),
});
export type Window = z.infer<typeof Window>;

/** A part of a call, such as a country's selection, with its own manager, dates, languages and rules (F01). */
export const Lot = z.strictObject({
  id: Slug,
  label: Text,
  countries: z.array(Country).default([]),
  /** The organisation that runs it. */
  organiser: line(200).optional(),
  manager: z.strictObject({ name: line(120), email: Email }),
  /** Within the call's own window; without one, the call's holds. */
  window: z.strictObject({ opens: WallTime, closes: WallTime, zone: Zone }).optional(),
  languages: z.array(Language).default([]),
  /** Added to the call's rules; a rule of the same kind takes the place of the call's. */
  eligibility: z.array(EligibilityRule).default([]),
  seats: z.array(Seats.extend({ track: Slug })).default([]),
});
export type Lot = z.infer<typeof Lot>;
