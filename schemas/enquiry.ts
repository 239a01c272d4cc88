import * as z from "zod";
import { CallId, EnquiryId, PersonId } from "./ids.ts";
import { Email, LetterLanguage, line, prose } from "./text.ts";
import { Instant } from "./time.ts";

/** A text that says something. */
const said = (max: number) =>
  prose(max).refine((text) => text.trim() !== "", { params: { code: "Empty" }, error: "says nothing" });

/** A question about a call, from anybody; the address is for the answer and is never shown. */
export const EnquiryRequest = z.strictObject({
  question: said(2000),
  name: line(120).optional(),
  email: Email,
  language: LetterLanguage,
});
export type EnquiryRequest = z.infer<typeof EnquiryRequest>;

/** A text in one of the languages of letters, or in both. */
const Bilingual = z
  .strictObject({ sv: said(4000).optional(), en: said(4000).optional() })
  .refine(({ sv, en }) => sv !== undefined || en !== undefined, {
    params: { code: "TranslationMissing" },
    error: "needs English or Swedish",
  });

/** What staff answer; a published question is the one that staff word, so that nothing personal in it is shown. */
export const EnquiryAnswer = z
  .strictObject({
    answer: Bilingual,
    publish: z.boolean(),
    /** The question as everybody may read it; needed where it is published. */
    publishedQuestion: Bilingual.optional(),
    /** Whether the answer changes something: subscribers and applicants get a letter too. */
    tellEveryone: z.boolean().default(false),
  })
  .refine(({ publish, publishedQuestion }) => !publish || publishedQuestion !== undefined, {
    path: ["publishedQuestion"],
    params: { code: "Missing" },
    error: "a published answer needs the question as everybody may read it",
  })
  .refine(({ publish, tellEveryone }) => publish || !tellEveryone, {
    path: ["tellEveryone"],
    params: { code: "NotPublished" },
    error: "only a published answer can be told to everybody",
  });
export type EnquiryAnswer = z.infer<typeof EnquiryAnswer>;

const common = {
  id: EnquiryId,
  callId: CallId,
  question: z.string(),
  asker: z.object({ name: line(120), email: Email, language: LetterLanguage }),
  askedAt: Instant,
};
const answered = { ...common, answer: Bilingual, answeredAt: Instant, answeredBy: PersonId };

export const Enquiry = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("asked") }),
  z.object({ ...answered, state: z.literal("answered") }),
  z.object({ ...answered, state: z.literal("published"), publishedQuestion: Bilingual }),
]);
export type Enquiry = z.infer<typeof Enquiry>;

/** A question and its answer as everybody reads them. */
export const PublicEnquiry = z.object({
  id: EnquiryId,
  question: z.string(),
  answer: z.string(),
  language: LetterLanguage,
  answeredAt: Instant,
});
export type PublicEnquiry = z.infer<typeof PublicEnquiry>;
