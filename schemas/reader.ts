import * as z from "zod";
import { organisationName } from "./impersonal.ts";
import { Email, LetterLanguage, line } from "./text.ts";

/** Somebody who is written to without being a user. */
export const Reader = z.strictObject({ name: line(120), email: Email, language: LetterLanguage });
export type Reader = z.infer<typeof Reader>;

/** Somebody who speaks for an organisation: an authority, a region, a municipality. */
export const Delegate = z.strictObject({ ...Reader.shape, organisation: organisationName });
export type Delegate = z.infer<typeof Delegate>;

/** A delegate as others see them: without the address. */
export const Named = z.object(Delegate.pick({ name: true, organisation: true }).shape);

/** So many people at most, each address once. */
export const delegates = (most: number) =>
  z
    .array(Delegate)
    .min(1)
    .max(most)
    .refine((all) => new Set(all.map(({ email }) => email.toLowerCase())).size === all.length, {
      params: { code: "NamedTwice" },
      error: "names an address twice",
    });
