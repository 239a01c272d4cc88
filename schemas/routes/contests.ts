import * as z from "zod";
import { AwardContest, Contest, ContestEntry, JudgeEntry, PublicContest, WriteEntry } from "../contest.ts";
import { GiveReason } from "../coordination.ts";
import { Slug } from "../form.ts";
import * as ids from "../ids.ts";
import { create, get, held, post, put, type RouteSpec, staff } from "./route.ts";

const office = { handler: "cooperation/staff", access: staff } as const;
const ofContest = z.object({ contestId: ids.ContestId });
const ofEntry = z.object({ entryId: ids.EntryId });
const act = { ...post, ...office, params: ofContest, response: held(Contest), ifMatch: "contest" } as const;

/** Contests beside a call (F96). */
export const contestsRoutes = {
  openContest: {
    ...create,
    ...office,
    path: "/calls/{callId}/contests/{contest}/open",
    params: z.object({ callId: ids.CallId, contest: Slug }),
    response: held(Contest),
    summary:
      "Open a contest that the call describes to those who take part; refused while anything of it is uncertain",
  },
  listContests: {
    ...get,
    path: "/calls/{callId}/contests",
    handler: "calls/public",
    access: "public",
    params: z.object({ callId: ids.CallId }),
    response: z.object({ items: z.array(PublicContest) }),
    summary: "The contests beside a call: prize, criteria, closing time, and who won and why",
  },
  listEntries: {
    ...get,
    handler: "cooperation/party",
    access: ["reviewer", ...staff],
    path: "/contests/{contestId}/entries",
    params: ofContest,
    response: z.object({ items: z.array(held(ContestEntry)) }),
    summary: "The entries of a contest, for its jury once it has closed; a juror sees no other's marks",
  },
  writeEntry: {
    ...put,
    handler: "cooperation/party",
    access: ["applicant"],
    path: "/contests/{contestId}/entry",
    params: ofContest,
    body: WriteEntry,
    response: held(ContestEntry),
    summary: "Enter a contest as a participant, or change the entry until it closes",
  },
  readEntry: {
    ...get,
    handler: "cooperation/party",
    access: ["applicant", ...staff],
    path: "/contest-entries/{entryId}",
    params: ofEntry,
    response: held(ContestEntry),
    summary: "One's own entry; what the jury said of it once the contest is decided",
  },
  withdrawEntry: {
    ...post,
    handler: "cooperation/party",
    access: ["applicant"],
    path: "/contest-entries/{entryId}/withdraw",
    params: ofEntry,
    response: held(ContestEntry),
    ifMatch: "entry",
    summary: "Take an entry back until the contest is decided",
  },
  judgeEntry: {
    ...put,
    handler: "cooperation/party",
    access: ["reviewer"],
    path: "/contest-entries/{entryId}/judgement",
    params: ofEntry,
    body: JudgeEntry,
    response: held(ContestEntry),
    ifMatch: "entry",
    summary: "Score an entry as a member of the jury, after the contest has closed",
  },
  awardContest: {
    ...act,
    path: "/contests/{contestId}/award",
    body: AwardContest,
    summary: "Give the prize, with the reason, or say why nobody has it; everybody who entered is told",
  },
  cancelContest: {
    ...act,
    path: "/contests/{contestId}/cancel",
    body: GiveReason,
    summary: "Say why a contest comes to nothing; everybody who entered is told",
  },
} as const satisfies Record<string, RouteSpec>;
