import type { Construct } from "constructs";
import { WorkflowName } from "../schemas/operation.ts";
import type { Deployables } from "./constructs/deployables.ts";
import { Workflow } from "./constructs/workflow.ts";

/** The steps of each workflow, and what it costs a person when it fails. */
const workflows: Readonly<Record<WorkflowName, { steps: readonly string[]; cost: string }>> = {
  "open-call": {
    steps: ["calls/open-call"],
    cost: "A call did not open: applicants who planned for today find it shut.",
  },
  "close-call": {
    steps: ["calls/start-closing", "calls/seal-drafts", "calls/finish-closing"],
    cost: "A call did not close: nobody can say who applied in time, and screening waits.",
  },
  "move-deadline": {
    steps: ["applications/tell-of-move"],
    cost: "A new deadline holds and some were not told: they may give up on an application that they could still submit.",
  },
  "remind-applicants": {
    steps: ["applications/remind-applicants"],
    cost: "A reminder was not written: somebody with a draft may miss the deadline.",
  },
  "remind-reviewers": {
    steps: ["reviewing/remind-reviewers"],
    cost: "Late reviewers were not reminded, or nobody was told of them: applications wait for their reviews.",
  },
  "remind-participants": {
    steps: ["learning/remind-participants"],
    cost: "Participants were not reminded of what they owe, or the office does not know who is late.",
  },
  "screen-applications": {
    steps: ["screening/screen-applications", "screening/finish-screening"],
    cost: "Screening stopped: staff see half a list and cannot assign reviewers.",
  },
  "tell-ineligible": {
    steps: ["screening/tell-ineligible"],
    cost: "Some of those who may not take part were not told: they wait for a decision that has been taken.",
  },
  "assign-reviewers": {
    steps: [
      "reviewing/propose-assignment",
      "reviewing/request-commitment",
      "reviewing/invite-reviewers",
      "reviewing/start-reviewing",
    ],
    cost: "Reviewers were not assigned, or not all were invited: applications lie unread.",
  },
  approve: {
    steps: ["approvals/look-at-approval", "approvals/request-approval", "approvals/settle-approval"],
    cost: "An approval chain stopped: somebody has decided, and nothing follows from it.",
  },
  "announce-selection": {
    steps: ["selection/announce-decisions", "selection/publish-results"],
    cost: "The announcement stopped: some applicants know their decision and some do not.",
  },
  "announce-matching": {
    steps: ["matching/announce-matches", "matching/publish-matching"],
    cost: "The matching stopped half told: some twins know whom they meet and some do not.",
  },
  "settle-claim": {
    steps: ["claims/look-at-claim", "claims/await-word"],
    cost: "A travel claim is no longer followed: nobody is told when it waits too long for a decision or its payment.",
  },
  "remind-claimants": {
    steps: ["claims/remind-claimants"],
    cost: "Somebody who travelled was not reminded, and may miss the last day for their claim.",
  },
  "tell-subscribers": {
    steps: ["news/tell-subscribers"],
    cost: "Those who asked to hear of a call were not told: somebody may plan by an old deadline.",
  },
  "tell-exchange": {
    steps: ["programme/tell-exchange"],
    cost: "A large meeting changed and some were not told: somebody may travel to one that has moved.",
  },
  "tell-gathering": {
    steps: ["cooperation/tell-gathering"],
    cost: "A large gathering was planned, moved or called off and some were not told: somebody may miss it or travel in vain.",
  },
  "set-milestones": {
    steps: ["programme/set-milestones"],
    cost: "A programme began and not all of its days are watched: somebody may not be reminded of what they owe.",
  },
  "reseat-exchanges": {
    steps: ["programme/reseat-exchanges"],
    cost: "Somebody left or came and the meetings were not all changed: a host may wait for a guest who does not come.",
  },
  "erase-personal-data": {
    steps: ["retention/erase-personal-data"],
    cost: "Personal data was kept for longer than the call promised: people are still known from what should be forgotten.",
  },
};

const camel = (handler: string): string =>
  (handler.split("/")[1] ?? "").replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Every state machine, with the sentence for its alarm. */
export const createWorkflows = (scope: Construct, deployables: Deployables, prefix: string) =>
  WorkflowName.options.map((name) => {
    const { steps, cost } = workflows[name];
    const handlers = [...steps, "operations/finish-operation"];
    const workflow = new Workflow(scope, name, {
      file: `workflows/${name}.asl.json`,
      prefix,
      steps: Object.fromEntries(handlers.map((handler) => [camel(handler), deployables.get(handler)])),
    });
    return { workflow, cost };
  });
