import * as z from "zod";
import { Forecast, ForecastComparison } from "../forecast.ts";
import * as ids from "../ids.ts";
import { Letter, LetterEdit } from "../letter.ts";
import { HoldRequest, LetterHold, LetterToken } from "../letter-care.ts";
import { Suppression } from "../suppression.ts";
import { prose } from "../text.ts";
import { get, held, list, Nothing, Paging, post, put, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const ofLetter = z.object({ letterId: ids.LetterId });
const byToken = z.object({ letterToken: LetterToken });
const reason = prose(1000).min(1);
const ofStaff = { handler: "letters/staff", access: staff } as const;
const ofReader = {
  handler: "letters/public",
  access: "public",
  query: Nothing,
  body: z.undefined(),
} as const;
const SuppressionView = z.intersection(
  held(Suppression),
  z.object({ email: z.string(), name: z.string(), subjectId: z.string(), kind: z.string() }),
);

/** Letters before and after they leave. */
export const lettersRoutes = {
  listLetters: {
    ...get,
    ...ofStaff,
    path: "/calls/{callId}/letters",
    params: inCall,
    query: Paging,
    response: list(held(Letter)),
    summary: "Every letter of a call and its fate",
  },
  forecastLetters: {
    ...get,
    ...ofStaff,
    path: "/calls/{callId}/letters/forecast",
    params: inCall,
    response: Forecast,
    summary: "What will be sent, when and to whom, as things stand",
  },
  compareForecast: {
    ...post,
    ...ofStaff,
    query: Nothing,
    path: "/calls/{callId}/letters/forecast",
    params: inCall,
    body: z.strictObject(Forecast.pick({ at: true, lines: true }).shape),
    response: z.object({ kinds: z.array(ForecastComparison) }),
    summary: "What was sent since an earlier forecast, with every difference explained",
  },
  readHold: {
    ...get,
    ...ofStaff,
    path: "/calls/{callId}/letters/hold",
    params: inCall,
    response: held(LetterHold),
    summary: "Which kinds of letters wait for staff",
  },
  holdLetters: {
    ...put,
    ...ofStaff,
    path: "/calls/{callId}/letters/hold",
    params: inCall,
    body: HoldRequest,
    response: held(LetterHold),
    ifMatch: "hold",
    summary: "Hold kinds of letters until they are released, or hold none",
  },
  releaseLetters: {
    ...post,
    ...ofStaff,
    path: "/calls/{callId}/letters/release",
    params: inCall,
    body: z.strictObject({ kinds: z.array(z.string().max(60)).max(100).optional(), reason }),
    response: z.object({ released: z.int(), more: z.boolean() }),
    summary: "Let held letters go, at most 90 at a time",
  },
  readLetter: {
    ...get,
    ...ofStaff,
    path: "/letters/{letterId}",
    params: ofLetter,
    response: z.object({
      letter: held(Letter),
      subject: z.string(),
      text: z.string(),
      paragraphs: z.array(z.object({ block: z.int(), text: z.string() })),
    }),
    summary: "A letter in its words, with the paragraphs that may be edited while it is held",
  },
  editLetter: {
    ...put,
    ...ofStaff,
    path: "/letters/{letterId}",
    params: ofLetter,
    body: LetterEdit.extend({ reason }),
    response: held(Letter),
    ifMatch: "letter",
    summary: "Give a held letter another subject or other paragraphs",
  },
  releaseLetter: {
    ...post,
    ...ofStaff,
    path: "/letters/{letterId}/release",
    params: ofLetter,
    body: z.strictObject({ reason }),
    response: held(Letter),
    ifMatch: "letter",
    summary: "Let a held letter go",
  },
  settleLetter: {
    ...post,
    ...ofStaff,
    path: "/letters/{letterId}/settle",
    params: ofLetter,
    body: z.strictObject({ as: z.enum(["arrived", "sendAgain"]), reason }),
    response: held(Letter),
    ifMatch: "letter",
    summary: "End the doubt about a letter; to send it again, which may bring it twice, takes two people",
  },
  listSuppressions: {
    ...get,
    ...ofStaff,
    path: "/suppressions",
    query: Paging,
    response: list(SuppressionView),
    summary: "The addresses that are not written to because letters came back, and whose they are",
  },
  releaseSuppression: {
    ...post,
    ...ofStaff,
    path: "/suppressions/{suppressionId}/release",
    params: z.object({ suppressionId: z.string().regex(/^suppression_[a-z0-9]{25}$/) }),
    body: z.strictObject({ reason }),
    response: held(Suppression),
    ifMatch: "suppression",
    summary: "Write to an address again",
  },
  readChoice: {
    ...get,
    ...ofReader,
    path: "/letters/{letterToken}/unsubscribe",
    params: byToken,
    response: z.string(),
    summary: "Whether the reader of a letter gets the optional letters of its call, as a page",
  },
  unsubscribe: {
    ...post,
    ...ofReader,
    path: "/letters/{letterToken}/unsubscribe",
    params: byToken,
    response: z.string(),
    summary: "End the optional letters of a call, in one click and without login (RFC 8058)",
  },
  resubscribe: {
    ...post,
    ...ofReader,
    path: "/letters/{letterToken}/resubscribe",
    params: byToken,
    response: z.string(),
    summary: "Take them up again",
  },
} as const satisfies Record<string, RouteSpec>;
