import * as z from "zod";
import { Email, LetterLanguage, line } from "./text.ts";

/** Somebody who is written to without being a user. */
export const Reader = z.strictObject({ name: line(120), email: Email, language: LetterLanguage });
export type Reader = z.infer<typeof Reader>;
