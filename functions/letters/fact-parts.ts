import * as z from "zod";
import { LetterLanguage } from "../../schemas/text.ts";

export const text = z.string();
export const count = z.int().min(0);
/** A text in every language that letters are written in. */
export const said = z.record(LetterLanguage, text);
/** A title in every language that letters are written in, and the zone of every time in the letter. */
export const titled = { callTitle: said, zone: text };
