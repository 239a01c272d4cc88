import * as z from "zod";

/** Years that people mean; beyond them, a zone or a day more would leave the form that sorts as time does. */
const otherYears = /^(?!19|2)\d{4}-/;
const meantYear: [(text: string) => boolean, { params: { code: string }; error: string }] = [
  (text) => !otherYears.test(text),
  { params: { code: "YearOutOfRange" }, error: "expected a year from 1900 to 2999" },
];

/** An instant in UTC with milliseconds, `2023-06-30T21:59:00.000Z`: such strings sort as time does. */
export const Instant = z.iso.datetime({ precision: 3 }).refine(...meantYear);
export type Instant = z.infer<typeof Instant>;

/** A day in a calendar, `2023-06-30`. */
export const Day = z.iso.date().refine(...meantYear);
export type Day = z.infer<typeof Day>;

/** An IANA zone that this runtime knows, `Europe/Brussels`; abbreviations such as CET are refused because they lie in summer. */
export const Zone = z
  .string()
  .max(64)
  .refine((zone) => zone.includes("/") && isKnownZone(zone), {
    params: { code: "UnknownZone" },
    error: "expected an IANA time zone such as Europe/Brussels",
  });
export type Zone = z.infer<typeof Zone>;

/** A wall-clock time without zone, `2023-06-30T23:59`. */
export const WallTime = z.iso
  .datetime({ local: true, offset: false, precision: -1 })
  // "local" makes the Z optional, it does not forbid it.
  .refine((text) => !text.endsWith("Z"), {
    params: { code: "NotATime" },
    error: "expected a local time without zone or offset",
  })
  .refine(...meantYear);
export type WallTime = z.infer<typeof WallTime>;

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
