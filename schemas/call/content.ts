import * as z from "zod";
import { ApprovalStep } from "../approval-step.ts";
import { Slug } from "../form.ts";
import { HostRule } from "../planning/exchanges.ts";
import { Reminders, usualReminders } from "../reminders.ts";
import { Email, Language, line, Text } from "../text.ts";
import { Day, WallTime } from "../time.ts";
import { SideContest } from "./contest.ts";
import { Award, MatchingRules, Reviewing, ScreeningRules, SelectionRules } from "./deciding.ts";
import { EligibilityRule, OtherSupport, Register } from "./eligibility.ts";
import { DeliverableKind, Indicator, Measuring, Module, Resource } from "./learning.ts";
import { Lot, Window } from "./lot.ts";
import { Meetings, usualMeetings } from "./meetings.ts";
import { CoFinancing, Milestone, Period, Phase, ProcessStep, Programme } from "./programme.ts";
import { RetentionRule } from "./retention.ts";
import { Areas, Document, HostActivity, Media, Term, Terms, Theme, Topic } from "./subject.ts";
import { DesirableCriterion, Track } from "./track.ts";
import { TravelPolicy } from "./travel-policy.ts";
import { UncertainValue } from "./uncertain.ts";

/** The things of its municipalities that a region may be let read. */
const RegionalRight = z.enum(["members", "exchanges", "deliverables", "measures"]);

const Named = z.strictObject({ id: Slug, label: Text });

/** Where the host activities come from, and until when their hosts say what they can take (F50, F129). */
const Counterparts = z.strictObject({
  source: line(300),
  selectedOn: Day,
  interestBy: WallTime,
  /** Whether an activity takes part only if its hosts have said so. */
  answerNeeded: z.boolean().default(false),
  remindDaysBefore: z.int().min(1).max(30).default(3),
});

/** What a call says: everything that can differ between calls is here, nothing of it in code. */
export const CallContent = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/),
  programme: Programme,
  periods: z.array(Period).default([]),
  /** How the programme itself is developed, over its periods. */
  process: z.array(ProcessStep).max(30).default([]),
  title: Text,
  summary: Text,
  links: z.array(z.strictObject({ label: Text, url: z.url().max(500) })),
  documents: z.array(Document).default([]),
  media: z.array(Media).max(20).default([]),
  contact: z.strictObject({ name: line(120), email: Email }),
  /** Questions are taken until then, in the zone of the window; until the result where nothing is said. */
  questionsUntil: WallTime.optional(),
  languages: z.array(Language).min(1),
  window: Window,
  /** A call that is open for less is doubtful (F113). */
  minimumOpenDays: z.int().min(1).max(366).default(28),
  reminders: Reminders.default(usualReminders),
  phases: z.array(Phase).default([]),
  milestones: z.array(Milestone).default([]),
  /** What it is about; a topic ties a domain to those of other calls (F31). */
  domains: z.array(z.strictObject({ ...Named.shape, topic: Topic.optional() })),
  themes: z.array(Theme).default([]),
  /** The functions that people have and themes are meant for (F41). */
  functions: z.array(Named).default([]),
  areas: Areas.default({ kinds: [], required: false }),
  eligibility: z.array(EligibilityRule),
  registers: z.array(Register).default([]),
  otherSupport: z.array(OtherSupport).max(20).default([]),
  /** The register that says who is a Mission City: recorded and told apart from what is stated, and no condition (F56). */
  missionCities: Slug.optional(),
  /** Welcome in every track; a track may add its own. */
  desirable: z.array(DesirableCriterion).default([]),
  coFinancing: CoFinancing.optional(),
  lots: z.array(Lot).default([]),
  tracks: z.array(Track).min(1),
  /** What an organisation may hold one application for: each lot and track, each lot, or each area within them. */
  onePer: z.enum(["track", "lot", "area"]).default("track"),
  activities: z.array(HostActivity),
  counterparts: Counterparts.optional(),
  /** Two weeks to complete, and one letter with the decision, where nothing is said. */
  screening: ScreeningRules.optional(),
  reviewing: Reviewing,
  selection: SelectionRules,
  awards: z.array(Award).default([]),
  contests: z.array(SideContest).max(10).default([]),
  /** Absent where nobody is matched with anybody. */
  matching: MatchingRules.optional(),
  /** The roadmap of those who take part, in order. */
  modules: z.array(Module),
  /** The question that asks what applicants want to learn: its answers lie ready in their learning plans (F21). */
  learningGoals: z.strictObject({ question: Slug }).optional(),
  deliverables: z.array(DeliverableKind).default([]),
  indicators: z.array(Indicator).default([]),
  measuring: Measuring.optional(),
  resources: z.array(Resource).default([]),
  /** Who hosts whom, and how many exchanges that makes. */
  exchanges: z
    .strictObject({
      hostRules: z.array(HostRule).min(1),
      expected: z.strictObject({ perLot: z.int().min(0), total: z.int().min(0) }),
    })
    .optional(),
  /** What a region that is a party of a network may read of its municipalities (F91); nothing where nothing is said. */
  regions: z.strictObject({ read: z.array(RegionalRight).max(4) }).default({ read: [] }),
  /** How people meet, and what is due before and after. */
  meetings: Meetings.default(usualMeetings),
  approvals: z.strictObject({
    call: z.array(ApprovalStep).min(1),
    selection: z.array(ApprovalStep).min(1),
    /** Empty where nobody is matched. */
    matching: z.array(ApprovalStep).default([]),
    /** Empty where a second person's release is enough for payments, and where a report needs nobody's word. */
    batch: z.array(ApprovalStep).default([]),
    report: z.array(ApprovalStep).default([]),
  }),
  /** Absent where the programme pays for no journeys. */
  travel: TravelPolicy.optional(),
  glossary: z.array(Term).default([]),
  terms: Terms.optional(),
  /** How long what is personal is kept, by what it is kept for (F133). */
  retention: z.array(RetentionRule).max(10).default([]),
  /** What an applicant consents to by saying that the name may be published (F127). */
  consentToPublish: Text.optional(),
  /** Values that no source states, so that nobody takes them for the programme's own. */
  assumed: z.array(z.strictObject({ pointer: z.string().max(400), note: line(400) })),
  uncertain: z.array(UncertainValue).default([]),
});
export type CallContent = z.infer<typeof CallContent>;
