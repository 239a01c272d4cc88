import * as z from "zod";

/** An instant in UTC with milliseconds, `2023-06-30T21:59:00.000Z`: such strings sort as time does. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A day in a calendar, `2023-06-30`. */
export const Day = z.iso.date();
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
  .regex(/[0-9]$/, { error: "expected a local time without zone or offset" });
export type WallTime = z.infer<typeof WallTime>;

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
