import * as z from "zod";

/** An ISO 4217 currency code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, { error: "expected an ISO 4217 code such as EUR" });
export type Currency = z.infer<typeof Currency>;

/** A decimal string, `900.00`: money is never a floating-point number. */
export const Amount = z.string().regex(/^(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?$/, {
  error: "expected a decimal string such as 900.00",
});
export type Amount = z.infer<typeof Amount>;

export const Money = z.strictObject({ amount: Amount, currency: Currency });
export type Money = z.infer<typeof Money>;
