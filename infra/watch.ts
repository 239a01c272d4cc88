import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Alarms } from "./constructs/alarms.ts";
import type { DeadLetters } from "./constructs/dead-letters.ts";
import type { Deployables } from "./constructs/deployables.ts";
import type { StreamReader } from "./constructs/stream-reader.ts";
import type { Workflow } from "./constructs/workflow.ts";

/** Who stands in front of a function, by the last word of its name, and what its failing costs them. */
const audiences = {
  Everybody: {
    of: ["public"],
    cost: "Nobody can read the calls, test themselves against one, or see the results.",
  },
  Applicants: {
    of: ["applicant", "attachments", "participant", "claimant", "certificate"],
    cost: "An applicant or participant cannot save, submit, confirm or claim, and a deadline may pass meanwhile.",
  },
  Staff: { of: ["staff"], cost: "Programme staff cannot work: calls, screening and selection stand still." },
  Reviewers: { of: ["reviewer"], cost: "A reviewer cannot answer an invitation or hand in a review." },
  Hosts: {
    of: ["host"],
    cost: "A host cannot state its interest, its capacity or whom it would like to meet.",
  },
  Parties: {
    of: ["party"],
    cost: "An authority or region that was asked cannot read the draft or answer before its day.",
  },
  Approvers: {
    of: ["approver"],
    cost: "An approver cannot give their word, so nothing that waits for it moves on.",
  },
  Finance: {
    of: ["finance"],
    cost: "Claims cannot be checked or paid: somebody waits for their travel money.",
  },
} as const;

export interface Watched {
  deployables: Deployables;
  workflows: readonly { workflow: Workflow; cost: string }[];
  api: HttpApi;
  letters: StreamReader;
  operations: StreamReader;
  events: DeadLetters;
}

/** Every way in which this can fail without anybody noticing, and the sentence that wakes somebody. */
export const watch = (alarms: Alarms, watched: Watched): void => {
  const { deployables, workflows, api, letters, operations, events } = watched;
  for (const [id, { of, cost }] of Object.entries(audiences)) {
    const served: readonly string[] = of;
    const functions = [...deployables.all].filter(([name]) => served.includes(name.split("/")[1] ?? ""));
    alarms.functionErrors(
      id,
      functions.map(([, each]) => each),
      cost,
    );
  }
  for (const { workflow, cost } of workflows) alarms.workflowFailures(workflow, cost);

  const of = (name: string) => deployables.get(name);
  alarms.functionErrors("SendLetter", [of("letters/send-letter")], "Letters are sent late or not at all.");
  alarms.functionErrors(
    "RecordFate",
    [of("letters/record-fate")],
    "Nobody learns which letters bounced, so nobody telephones those who got none.",
  );
  alarms.functionErrors(
    "RecordScan",
    [of("applications/record-scan")],
    "Papers that were handed in stay closed to everybody: nobody learns whether they are harmless.",
  );
  alarms.functionErrors(
    "Dispatch",
    [of("operations/dispatch")],
    "What staff started does not start, and what approvers decided does not go on.",
  );
  alarms.functionErrors(
    "Wake",
    [of("calls/wake")],
    "A call may open, remind or close late: a timer woke nobody.",
  );
  alarms.functionErrors("Sweep", [of("calls/sweep")], "Nobody looks for what was due and did not happen.");
  alarms.silence(
    "Sweep",
    of("calls/sweep"),
    "The sweeper is silent: a call whose timer is lost will neither open nor close.",
  );

  alarms.deadLetters(
    "Letters",
    letters.deadLetters,
    "A letter was not sent: somebody does not know their decision.",
  );
  alarms.deadLetters(
    "Operations",
    operations.deadLetters,
    "Something that a person started or decided has had no effect, and will have none until somebody looks.",
  );
  alarms.deadLetters(
    "Events",
    events,
    "A timer, the fate of a letter or a scan was lost: a call may be late, a bounce go unseen, a paper stay closed.",
  );
  alarms.streamAge(
    "Letters",
    of("letters/send-letter"),
    15,
    "Letters wait for more than a quarter of an hour.",
  );
  alarms.streamAge(
    "Operations",
    of("operations/dispatch"),
    5,
    "What people start begins minutes late; they will press again.",
  );
  alarms.serverErrors(
    api,
    "Somebody was answered with an error of ours, and may not know whether it counted.",
  );
  alarms.mailReputation({
    bounces: "Too many letters bounce: SES will soon stop sending, and then nobody is told anything.",
    complaints: "Too many people call our letters spam: SES will soon stop sending.",
  });
};
