import * as z from "zod";
import { LetterLanguage } from "../../schemas/text.ts";

export const text = z.string();
export const count = z.int().min(0);
/** A title in every language that letters are written in. */
export const titled = { callTitle: z.record(LetterLanguage, text), zone: text };
export const applicant = { ...titled, organisation: text };
export const exchange = { ...titled, exchangeTitle: text };
