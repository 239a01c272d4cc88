import * as z from "zod";
import { line } from "./text.ts";

/**
 * Texts that say nothing of a person: names of organisations and things, codes, words of the call. Every other free text
 * of what a call keeps is taken out when its time is over (F133): a text is free unless it is registered here, so that a
 * field that somebody adds tomorrow goes too until they say why it may stay. A check that is added to a registered schema
 * makes another one, which is not.
 */
export const impersonal = z.registry<{ because: string }>();

export const organisationName = line(200).register(impersonal, { because: "An organisation is no person." });
