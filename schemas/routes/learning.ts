import * as z from "zod";
import { Topic } from "../call/subject.ts";
import * as deliverable from "../deliverable.ts";
import * as ids from "../ids.ts";
import * as learning from "../learning.ts";
import { RegionView } from "../network.ts";
import * as practice from "../practice.ts";
import { create, get, held, list, Paging, post, put, type RouteSpec, staff } from "./route.ts";

const inCall = {
  params: z.object({ callId: ids.CallId }),
  handler: "learning/staff",
  access: staff,
} as const;
const inPlace = {
  params: z.object({ participationId: ids.ParticipationId }),
  handler: "learning/participant",
} as const;
const own = { ...inPlace, access: ["applicant"] } as const;
const read = { ...inPlace, access: ["applicant", "staff", "admin"] } as const;
const reading = { handler: inPlace.handler, access: read.access } as const;
const onDeliverable = {
  params: z.object({ deliverableId: ids.DeliverableId }),
  response: held(deliverable.Deliverable),
  ifMatch: "deliverable",
} as const;
const all = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

/** Modules, learning plans, deliverables, and what participants share. */
export const learningRoutes = {
  readRoadmap: {
    ...get,
    ...read,
    path: "/participations/{participationId}/roadmap",
    response: learning.Roadmap,
    summary: "The modules with their dates, gates and outputs, as this participant stands",
  },
  readLearningPlan: {
    ...get,
    ...read,
    path: "/participations/{participationId}/learning-plan",
    response: z.union([held(learning.LearningPlan), learning.PreparedPlan]),
    summary: "What this participant wants to learn; until it writes a plan, the goals of its application",
  },
  followUpGoals: {
    ...post,
    ...own,
    path: "/participations/{participationId}/learning-plan/follow-up",
    body: learning.FollowUpGoals,
    response: held(learning.LearningPlan),
    ifMatch: "learningPlan",
    summary: "Say what became of the aims of a plan that was agreed",
  },
  writeLearningPlan: {
    ...put,
    ...own,
    path: "/participations/{participationId}/learning-plan",
    body: learning.LearningPlanContent,
    response: held(learning.LearningPlan),
    ifMatch: "learningPlan",
    summary: "Write one's learning plan, or change it; it is then agreed anew",
  },
  agreeLearningPlans: {
    ...post,
    ...inCall,
    path: "/calls/{callId}/agree-learning-plans",
    body: z.strictObject({ participations: z.array(ids.ParticipationId).min(1).max(45) }),
    response: all(held(learning.LearningPlan)),
    summary: "Agree to the learning plans of several participants",
  },
  openModule: {
    ...post,
    ...inPlace,
    path: "/participations/{participationId}/open-module",
    handler: "learning/staff",
    access: staff,
    body: learning.OpenModule,
    response: held(learning.LearningPlan),
    summary: "Open a module although outputs before it are missing, and say why",
  },
  listOwed: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/owed",
    response: all(learning.Owed),
    summary: "Who owes what and since when: outputs, measurements, learning plans",
  },
  startDeliverable: {
    ...create,
    ...own,
    path: "/participations/{participationId}/deliverables",
    body: deliverable.StartDeliverable,
    response: held(deliverable.Deliverable),
    summary: "Begin a deliverable that the call asks for, or hand it in at once",
  },
  listOwnDeliverables: {
    ...get,
    ...read,
    path: "/participations/{participationId}/deliverables",
    response: all(held(deliverable.Deliverable)),
    summary: "What this participant has written, alone or with others",
  },
  readDeliverable: {
    ...get,
    path: "/deliverables/{deliverableId}",
    ...reading,
    params: onDeliverable.params,
    response: onDeliverable.response,
    summary: "One deliverable and what was said to its versions",
  },
  readHandIns: {
    ...get,
    path: "/deliverables/{deliverableId}/versions",
    ...reading,
    params: onDeliverable.params,
    response: all(deliverable.HandIn),
    summary: "Every version of a deliverable as it was handed in",
  },
  editDeliverable: {
    ...put,
    ...onDeliverable,
    path: "/deliverables/{deliverableId}",
    handler: "learning/participant",
    access: ["applicant"],
    body: deliverable.EditDeliverable,
    summary: "Change a draft, or one that came back, and hand it in where wanted",
  },
  listDeliverables: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/deliverables",
    query: Paging,
    response: list(held(deliverable.Deliverable)),
    summary: "Everything that participants wrote, by kind and state",
  },
  approveDeliverables: {
    ...post,
    ...inCall,
    path: "/calls/{callId}/approve-deliverables",
    body: z.strictObject({ deliverables: z.array(ids.DeliverableId).min(1).max(30) }),
    response: all(held(deliverable.Deliverable)),
    summary: "Approve what was handed in, several at once, by who had no hand in it",
  },
  returnDeliverable: {
    ...post,
    ...onDeliverable,
    path: "/deliverables/{deliverableId}/return",
    handler: "learning/staff",
    access: staff,
    body: deliverable.ReturnDeliverable,
    summary: "Send it back with reasons",
  },
  listShowcases: {
    ...get,
    path: "/calls/{callId}/showcases",
    handler: "learning/public",
    access: "public",
    params: inCall.params,
    response: all(deliverable.PublicShowcase),
    summary: "The showcases that may be published, in the language asked for",
  },
  listResources: {
    ...get,
    ...read,
    path: "/participations/{participationId}/resources",
    response: all(z.object({ id: z.string(), label: z.string(), url: z.string() })),
    summary: "Tools and texts that the state of this place releases",
  },
  enterMeasure: {
    ...create,
    ...own,
    path: "/participations/{participationId}/measures",
    body: practice.NewMeasure,
    response: held(practice.Measure),
    summary: "Enter a measure, planned or done, with its sector",
  },
  followMeasure: {
    ...post,
    path: "/measures/{measureId}/follow",
    handler: "learning/participant",
    access: ["applicant"],
    params: z.object({ measureId: ids.MeasureId }),
    body: practice.FollowMeasure,
    response: held(practice.Measure),
    ifMatch: "measure",
    summary: "Say what became of a measure, also after the programme",
  },
  listMeasures: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/measures",
    query: Paging,
    response: list(held(practice.Measure)),
    summary: "The register of measures, and who adopted what from whom",
  },
  readRegion: {
    ...get,
    path: "/networks/{networkId}/region",
    handler: "learning/participant",
    access: ["observer", ...staff],
    params: z.object({ networkId: ids.NetworkId }),
    response: RegionView,
    summary:
      "What a region that is a party of the network may read of its municipalities, as the programme says",
  },
  readTopics: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/topics",
    response: all(practice.TopicUse),
    summary: "The challenges that all calls share: who applied with each, what is done, shared and matched",
  },
  sharePractice: {
    ...create,
    ...own,
    path: "/participations/{participationId}/practices",
    body: practice.NewPractice,
    response: held(practice.Practice),
    summary: "Put a practice into the library",
  },
  listPractices: {
    ...get,
    path: "/practices",
    ...reading,
    query: z.strictObject({ topic: Topic.optional() }),
    response: all(held(practice.Practice)),
    summary: "The library of practices of all calls, by topic",
  },
  withdrawPractice: {
    ...post,
    path: "/practices/{practiceId}/withdraw",
    handler: "learning/participant",
    access: ["applicant"],
    params: z.object({ practiceId: ids.PracticeId }),
    response: held(practice.Practice),
    ifMatch: "practice",
    summary: "Take one's practice out of the library",
  },
  adoptPractice: {
    ...create,
    path: "/practices/{practiceId}/adopt",
    handler: "learning/participant",
    access: ["applicant"],
    params: z.object({ practiceId: ids.PracticeId }),
    body: practice.AdoptPractice,
    response: held(practice.Measure),
    summary: "Do as another did: a planned measure that names whose practice it follows",
  },
} as const satisfies Record<string, RouteSpec>;
