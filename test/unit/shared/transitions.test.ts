import { describe, expect, test } from "vitest";
import { transitions as application } from "../../../functions/applications/transitions.ts";
import { transitions as approval } from "../../../functions/approvals/transitions.ts";
import { transitions as call } from "../../../functions/calls/transitions.ts";
import {
  accountTransitions,
  batchTransitions,
  transitions as claim,
} from "../../../functions/claims/transitions.ts";
import {
  bodyTransitions,
  consultationTransitions,
  contestTransitions,
  entryTransitions,
  gatheringTransitions,
  logTransitions,
  offerTransitions,
  opinionTransitions,
  projectTransitions,
  standingGroupTransitions,
} from "../../../functions/cooperation/transitions.ts";
import { transitions as enquiry } from "../../../functions/enquiries/transitions.ts";
import {
  measurementTransitions,
  processTransitions,
  reportTransitions,
} from "../../../functions/goals/transitions.ts";
import {
  deliverableTransitions,
  learningPlanTransitions,
  measureTransitions,
  practiceTransitions,
} from "../../../functions/learning/transitions.ts";
import { transitions as letter } from "../../../functions/letters/transitions.ts";
import { hostTransitions, transitions as matching } from "../../../functions/matching/transitions.ts";
import { networkTransitions } from "../../../functions/programme/networks.ts";
import {
  exchangeTransitions,
  transitions as participation,
} from "../../../functions/programme/transitions.ts";
import {
  transitions as assignment,
  consensusTransitions,
  planTransitions,
  reviewTransitions,
} from "../../../functions/reviewing/transitions.ts";
import { transitions as screening } from "../../../functions/screening/transitions.ts";
import { transitions as selection } from "../../../functions/selection/transitions.ts";
import type { Transitions } from "../../../functions/shared/store.ts";
import { requireFrom } from "../../../functions/shared/transition.ts";
import { transitions as subscription } from "../../../functions/subscriptions/transitions.ts";
import { Application } from "../../../schemas/application.ts";
import { Approval } from "../../../schemas/approval.ts";
import { AssignmentPlan } from "../../../schemas/assignment-plan.ts";
import { BankAccount } from "../../../schemas/bank-account.ts";
import { Call } from "../../../schemas/call.ts";
import { Claim } from "../../../schemas/claim.ts";
import { Consensus } from "../../../schemas/consensus.ts";
import { Consultation, Opinion, StandingGroup } from "../../../schemas/consultation.ts";
import { Contest, ContestEntry } from "../../../schemas/contest.ts";
import { Body, LogEntry } from "../../../schemas/coordination.ts";
import { Deliverable } from "../../../schemas/deliverable.ts";
import { Enquiry } from "../../../schemas/enquiry.ts";
import { Exchange } from "../../../schemas/exchange.ts";
import { Gathering } from "../../../schemas/gathering.ts";
import { Host } from "../../../schemas/host.ts";
import { JointProject, Offer } from "../../../schemas/joint-work.ts";
import { LearningPlan } from "../../../schemas/learning.ts";
import { Letter } from "../../../schemas/letter.ts";
import { Matching } from "../../../schemas/matching.ts";
import { Measurement } from "../../../schemas/measurement.ts";
import { Network } from "../../../schemas/network.ts";
import { Participation } from "../../../schemas/participation.ts";
import { Batch } from "../../../schemas/payment.ts";
import { Measure, Practice } from "../../../schemas/practice.ts";
import { ProcessProgress } from "../../../schemas/process.ts";
import { Report } from "../../../schemas/report.ts";
import { Assignment, Review } from "../../../schemas/reviewing.ts";
import { Screening } from "../../../schemas/screening.ts";
import { Selection } from "../../../schemas/selection.ts";
import { Subscription } from "../../../schemas/subscription.ts";
import { statesOf } from "../../support/builders.ts";

/** Every table, the states that its schema knows, and those in which something begins. */
const tables: [name: string, table: Transitions<string>, states: string[], first: string[]][] = [
  ["application", application, statesOf(Application), ["draft"]],
  ["approval", approval, statesOf(Approval), ["pending"]],
  ["call", call, statesOf(Call), ["draft"]],
  ["claim", claim, statesOf(Claim), ["draft"]],
  ["batch", batchTransitions, statesOf(Batch), ["prepared"]],
  ["bank account", accountTransitions, statesOf(BankAccount), ["inForce"]],
  ["enquiry", enquiry, statesOf(Enquiry), ["asked"]],
  ["letter", letter, statesOf(Letter), ["queued"]],
  ["matching", matching, statesOf(Matching), ["proposed"]],
  ["host", hostTransitions, statesOf(Host), ["invited"]],
  ["participation", participation, statesOf(Participation), ["reserve", "offered"]],
  ["standing group", standingGroupTransitions, statesOf(StandingGroup), ["standing"]],
  ["consultation", consultationTransitions, statesOf(Consultation), ["open"]],
  ["body", bodyTransitions, statesOf(Body), ["listed"]],
  ["log entry", logTransitions, statesOf(LogEntry), ["noted", "underway", "done"]],
  ["gathering", gatheringTransitions, statesOf(Gathering), ["planned"]],
  ["offer", offerTransitions, statesOf(Offer), ["offered"]],
  ["joint project", projectTransitions, statesOf(JointProject), ["proposed"]],
  ["contest", contestTransitions, statesOf(Contest), ["open"]],
  ["contest entry", entryTransitions, statesOf(ContestEntry), ["entered"]],
  ["opinion", opinionTransitions, statesOf(Opinion), ["given"]],
  ["network", networkTransitions, statesOf(Network), ["formed"]],
  ["learning plan", learningPlanTransitions, statesOf(LearningPlan), ["empty", "draft"]],
  ["deliverable", deliverableTransitions, statesOf(Deliverable), ["draft"]],
  ["measure", measureTransitions, statesOf(Measure), ["planned"]],
  ["practice", practiceTransitions, statesOf(Practice), ["shared"]],
  ["measurement", measurementTransitions, statesOf(Measurement), ["draft"]],
  ["report", reportTransitions, statesOf(Report), ["drawnUp"]],
  ["process step", processTransitions, ["planned", ...statesOf(ProcessProgress)], ["planned"]],
  ["exchange", exchangeTransitions, statesOf(Exchange), ["planned"]],
  ["assignment", assignment, statesOf(Assignment), ["invited"]],
  ["review", reviewTransitions, statesOf(Review), ["draft"]],
  ["consensus", consensusTransitions, statesOf(Consensus), ["open"]],
  ["plan", planTransitions, statesOf(AssignmentPlan), ["proposed"]],
  ["screening", screening, statesOf(Screening), ["eligible", "ineligible"]],
  ["selection", selection, statesOf(Selection), ["proposed"]],
  ["subscription", subscription, statesOf(Subscription), ["pending"]],
];

/** The names in a table that are no state of the schema. */
function strangersIn(table: Transitions<string>, states: readonly string[]): string[] {
  return Object.values(table)
    .flatMap(({ from, to }) => [...from, to])
    .filter((state) => !states.includes(state));
}

/** What no chain of acts ever reaches. */
function unreachableIn(
  table: Transitions<string>,
  states: readonly string[],
  first: readonly string[],
): string[] {
  const reached = new Set(first);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const { from, to } of Object.values(table))
      if (from.some((state) => reached.has(state))) reached.add(to);
  }
  return states.filter((state) => !reached.has(state));
}

describe.each(tables)("the acts on a %s", (_name, table, states, first) => {
  test("name states that its schema has", () => {
    expect(states.length).toBeGreaterThan(1);
    expect(strangersIn(table, states)).toEqual([]);
  });

  test("lead to every state that its schema has", () => {
    expect(unreachableIn(table, states, first)).toEqual([]);
  });

  const pairs = Object.entries(table).flatMap(([act, { from }]) =>
    states.map((state): [string, string, boolean] => [act, state, from.includes(state)]),
  );
  test.each(pairs)("%s from %s: %s", (act, state, allowed) => {
    const attempt = () => requireFrom(table, act, { state });
    if (allowed) expect(attempt()).toBeUndefined();
    else
      expect(attempt).toThrow(
        expect.objectContaining({
          code: "WrongState",
          status: 409,
          params: { act, state, from: [...(table[act]?.from ?? [])] },
        }),
      );
  });
});

test("an act that no table knows is refused from everywhere", () => {
  expect(() => requireFrom(call, "reopen", { state: "closed" })).toThrow(
    expect.objectContaining({ code: "WrongState" }),
  );
});

test("a table with a state that the schema lacks, or that misses one, is caught", () => {
  const broken = { finish: { from: ["draft", "begun"], to: "over" } };
  expect(strangersIn(broken, statesOf(Review))).toEqual(["begun", "over"]);
  expect(unreachableIn(broken, statesOf(Review), ["draft"])).toEqual(["submitted", "void"]);
});
