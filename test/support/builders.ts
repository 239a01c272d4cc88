import * as z from "zod";
import { secondsLater } from "../../functions/shared/zone.ts";
import { Application, ApplicationContent } from "../../schemas/application.ts";
import { Call, CallContent } from "../../schemas/call.ts";
import { ApplicationId, CallId, OrganisationId, PersonId } from "../../schemas/ids.ts";

/** The instants that the built calls live by: open in May, closed at the end of June 2023 with a minute of grace. */
export const opensAt = "2023-05-03T06:00:00.000Z";
export const closesAt = "2023-06-30T21:59:00.000Z";
export const graceSeconds = 60;
export const deadlineAt = secondsLater(closesAt, graceSeconds);
/** One millisecond after the last that counts. */
export const tooLateAt = new Date(Date.parse(deadlineAt) + 1).toISOString();
export const during = "2023-06-01T10:00:00.000Z";

const both = (en: string, sv = en) => ({ en, sv });
const step = (role: string) => ({ role, label: both(role), email: `${role}@example.org`, dueDays: 7 });
const criterion = (id: string) => ({ id, label: both(id), maxScore: 5, step: 0.5, threshold: 3 });

/** A small call with every kind of thing in it, as a person would send it. */
export function callInput() {
  return {
    code: "small-call",
    programme: {
      code: "SMALL",
      name: both("Small programme", "Litet program"),
      owner: "Owner",
      funder: "Funder",
      startsOn: "2023-09-01",
      months: 20,
    },
    title: both("Small call", "Liten utlysning"),
    summary: both("Learn from each other.", "Lär av varandra."),
    links: [{ label: both("More"), url: "https://example.org/more" }],
    contact: { name: "Office", email: "office@example.org" },
    languages: ["sv", "en"],
    retention: (["applications", "reviewing", "participation", "letters", "travel"] as const).map(
      (category) => ({ category, months: 24, after: "announced", because: both("To answer questions.") }),
    ),
    window: {
      opens: "2023-05-03T08:00",
      closes: "2023-06-30T23:59",
      zone: "Europe/Brussels",
      graceSeconds,
    },
    domains: [
      { id: "energy", label: both("Energy"), topic: "energy" },
      { id: "transport", label: both("Transport"), topic: "transport" },
    ],
    eligibility: [
      { rule: "organisationType", allowed: ["municipality"] },
      { rule: "country", basis: "List of the round", asOf: "2023-05-01", allowed: ["SE", "FI", "DE"] },
      { rule: "minPopulation", atLeast: 10_000 },
      { rule: "notHostInThisCall" },
    ],
    tracks: [
      {
        id: "twin",
        label: both("Twin"),
        form: [
          { id: "why", label: both("Why?", "Varför?"), required: true, kind: "text", maxLength: 500 },
          {
            id: "activities",
            label: both("Activities"),
            required: false,
            kind: "ranking",
            options: "activities",
            maxChoices: 2,
          },
        ],
        criteria: [criterion("ambition"), criterion("quality")],
        overallThreshold: 7,
      },
    ],
    activities: [
      {
        id: "grid",
        title: "Grid of the north",
        cities: [{ name: "Turku", country: "FI", lat: 60.4, lon: 22.3 }],
        domains: ["energy"],
        capacity: { min: 0, max: 2 },
      },
    ],
    reviewing: {
      perApplication: 2,
      maxLoad: 5,
      conflictRules: ["sameCountry", "sameOrganisation"],
      dueDays: 21,
      divergence: 3,
    },
    selection: {
      seats: 2,
      reserve: 1,
      quotas: [{ id: "swedes", attribute: "country", value: "SE", max: 2 }],
      tieBreak: ["ambition"],
      confirmWithinDays: 14,
      objectionWithinDays: 21,
    },
    matching: { policy: "twinOptimalStable", conflictRules: [], question: "activities" },
    modules: [{ id: "start", label: both("Start"), months: 3 }],
    approvals: {
      call: [step("head"), step("director")],
      selection: [step("head")],
      matching: [step("head")],
    },
    travel: {
      currency: "EUR",
      covered: ["travel", "accommodation"],
      inPersonOnly: true,
      cap: { per: "representative", money: { amount: "900.00", currency: "EUR" } },
      claimWithinDays: 30,
      budget: { amount: "5000.00", currency: "EUR" },
    },
    assumed: [],
  };
}

export function callContent(change: Partial<ReturnType<typeof callInput>> = {}): CallContent {
  return CallContent.parse({ ...callInput(), ...change });
}

export const callId = CallId.parse("call_small-call");

const callCommon = { id: callId, contentHash: "c".repeat(64), createdBy: "person_anna" };
const scheduled = { opensAt, closesAt, approvedAt: "2023-05-01T08:00:00.000Z" };
const openedAt = opensAt;
const closed = { ...scheduled, openedAt, closedAt: "2023-06-30T22:01:00.000Z" };
const announcedAt = "2023-08-15T10:00:00.000Z";
const startedAt = "2023-09-01T08:00:00.000Z";
const callStates: { [State in Call["state"]]: object } = {
  draft: {},
  inApproval: { submittedBy: "person_anna" },
  approved: scheduled,
  open: { ...scheduled, openedAt },
  closing: { ...scheduled, openedAt, closingAt: deadlineAt },
  closed,
  screened: closed,
  reviewing: { ...closed, reviewsDueAt: "2023-07-31T21:59:00.000Z" },
  reviewed: closed,
  announced: { ...closed, announcedAt },
  running: { ...closed, announcedAt, startedAt },
  cancelled: { cancelledAt: during, reason: { code: "CancelledByStaff", params: {} } },
};

/** A call in a state, with what that state knows. */
export function callIn<State extends Call["state"]>(
  state: State,
  content = callContent(),
): Extract<Call, { state: State }> {
  const call = Call.parse({ ...callCommon, ...callStates[state], content, state });
  if (!isIn(call, state)) throw new Error(`built a call in ${call.state}`);
  return call;
}

function isIn<Entity extends { state: string }, State extends Entity["state"]>(
  entity: Entity,
  state: State,
): entity is Extract<Entity, { state: State }> {
  return entity.state === state;
}

export function applicationInput(organisation = "org_kalmar", track = "twin") {
  return {
    organisation: {
      id: organisation,
      name: organisation.replace("org_", "Municipality of "),
      country: "SE",
      type: "municipality",
      population: 70_000,
    },
    contact: { name: "Eva Ek", email: `${organisation.replace("org_", "")}@example.org`, language: "sv" },
    track,
    answers: { why: "To learn.", activities: ["grid"] },
    consentToPublish: true,
  };
}

export function applicationContent(organisation?: string, change: object = {}): ApplicationContent {
  return ApplicationContent.parse({ ...applicationInput(organisation), ...change });
}

const receipt = {
  number: "SMALL-CALL-1",
  receivedAt: during,
  receivedAtLocal: "1 June 2023",
  version: 1,
  contentHash: "a".repeat(64),
};
const owner = {
  personId: "person_eva",
  name: "Eva Ek",
  email: "eva@example.org",
  language: "sv",
  role: "owner",
  since: during,
};
export function applicationIn(state: Application["state"], sealed = false): Application {
  const content = applicationInput();
  const states: { [State in Application["state"]]: object } = {
    draft: {},
    submitted: { submitted: content, receipt },
    lapsed: { lapsedAt: deadlineAt },
    withdrawn: { withdrawnAt: during },
  };
  return Application.parse({
    id: ApplicationId.parse("app_kalmar"),
    callId,
    organisationId: "org_kalmar",
    createdBy: "person_eva",
    createdAt: during,
    deadlineAt,
    content,
    sealed,
    members: [owner],
    state,
    ...states[state],
  });
}

/** A person with these groups, as the gateway's authorizer hands them in. */
export function principal(name: string, groups: readonly string[], organisation?: string) {
  return {
    id: PersonId.parse(`person_${name}`),
    email: `${name}@example.org`,
    groups,
    organisation: organisation === undefined ? undefined : OrganisationId.parse(organisation),
  };
}

/** The states of an entity's schema: one literal per member of its union. */
export function statesOf(schema: z.ZodDiscriminatedUnion): string[] {
  return schema.options.flatMap((option) => {
    const state: unknown = option instanceof z.ZodObject ? option.shape.state : undefined;
    return state instanceof z.ZodLiteral ? [...state.values].map(String) : [];
  });
}
