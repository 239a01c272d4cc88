import * as z from "zod";
import { Slug } from "../form.ts";
import * as ids from "../ids.ts";
import { Measurement, MeasuringRound, Standing, WriteMeasurement } from "../measurement.ts";
import { DropStep, EndStep, NoteActivity, ProcessProgress, ProcessStanding, StartStep } from "../process.ts";
import { Report, ReportLine } from "../report.ts";
import { LetterLanguage } from "../text.ts";
import { get, held, post, put, type RouteSpec, staff } from "./route.ts";

const inCall = { params: z.object({ callId: ids.CallId }), handler: "goals/staff" } as const;
const onReport = {
  params: z.object({ callId: ids.CallId, milestone: Slug }),
  handler: "goals/staff",
} as const;
const ofPlace = {
  params: z.object({ participationId: ids.ParticipationId, round: MeasuringRound }),
  path: "/participations/{participationId}/measurements/{round}",
  handler: "goals/participant",
  response: held(Measurement),
} as const;
const onStep = {
  ...post,
  params: z.object({ callId: ids.CallId, step: Slug }),
  handler: "goals/staff",
  access: staff,
  response: held(ProcessProgress),
} as const;
const readers = ["staff", "admin", "approver", "observer"] as const;

/** What is measured, where the goals stand, and what is reported of them. */
export const goalsRoutes = {
  writeMeasurement: {
    ...put,
    ...ofPlace,
    access: ["applicant"],
    body: WriteMeasurement,
    ifMatch: "measurement",
    summary: "Write down what was measured in a round, and hand it in where wanted",
  },
  readMeasurement: {
    ...get,
    ...ofPlace,
    access: ["applicant", "staff", "admin"],
    summary: "What was measured in a round",
  },
  readGoals: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/goals",
    access: readers,
    response: Standing,
    summary: "Where the goals and the indicators stand, counted from what was handed in",
  },
  listReports: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/reports",
    access: readers,
    response: z.object({ items: z.array(ReportLine) }),
    summary: "The reports that the programme owes, and how far each has come",
  },
  drawUpReport: {
    ...post,
    ...onReport,
    path: "/calls/{callId}/reports/{milestone}/draw-up",
    access: staff,
    response: held(Report),
    summary: "Draw up a report from the data as they are, as a new version",
  },
  submitReportForApproval: {
    ...post,
    ...onReport,
    path: "/calls/{callId}/reports/{milestone}/submit-for-approval",
    access: staff,
    response: held(Report),
    ifMatch: "report",
    summary: "Put a report before the chain that the call asks for; it is locked until the chain has spoken",
  },
  handInReport: {
    ...post,
    ...onReport,
    path: "/calls/{callId}/reports/{milestone}/hand-in",
    access: staff,
    response: held(Report),
    ifMatch: "report",
    summary: "Say that the report has been handed in; from then on it stands",
  },
  readReport: {
    ...get,
    ...onReport,
    path: "/calls/{callId}/reports/{milestone}",
    access: readers,
    query: z.strictObject({
      language: LetterLanguage.optional(),
      version: z.coerce.number().int().min(1).max(20).optional(),
    }),
    response: z.string(),
    summary: "A version of a report as a page for screen and paper; the newest, where none is named",
  },
  readProcess: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/process",
    access: readers,
    response: z.object({ items: z.array(ProcessStanding) }),
    summary:
      "How the programme itself is developed over its periods: each step, its days, what was done, what is late",
  },
  startProcessStep: {
    ...onStep,
    path: "/calls/{callId}/process/{step}/start",
    body: StartStep,
    summary: "Work on a step of the programme's process begins",
  },
  noteProcessActivity: {
    ...onStep,
    path: "/calls/{callId}/process/{step}/note-activity",
    body: NoteActivity,
    ifMatch: "processStep",
    summary: "Something that the step consists of was done, and what it gave",
  },
  endProcessStep: {
    ...onStep,
    path: "/calls/{callId}/process/{step}/end",
    body: EndStep,
    ifMatch: "processStep",
    summary: "A step has ended, and what came of it",
  },
  dropProcessStep: {
    ...onStep,
    path: "/calls/{callId}/process/{step}/drop",
    body: DropStep,
    summary: "A step is not gone on with, or not begun, and why",
  },
  readTimelinePicture: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/timeline.svg",
    access: readers,
    query: z.strictObject({ language: LetterLanguage.optional() }),
    response: z.string(),
    summary: "The programme's periods, phases, modules, dues and meetings as a picture",
  },
} as const satisfies Record<string, RouteSpec>;
