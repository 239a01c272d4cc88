import type { Application } from "../../../schemas/application.ts";
import type { Call } from "../../../schemas/call.ts";
import type { Claim } from "../../../schemas/claim.ts";
import type { Consensus } from "../../../schemas/consensus.ts";
import type { Host } from "../../../schemas/host.ts";
import type { Letter } from "../../../schemas/letter.ts";
import type { Matching } from "../../../schemas/matching.ts";
import type { CallNumbers } from "../../../schemas/numbers.ts";
import type { Participation } from "../../../schemas/participation.ts";
import type { Assignment, ReviewerProfile } from "../../../schemas/reviewing.ts";
import type { Screening } from "../../../schemas/screening.ts";
import type { Selection } from "../../../schemas/selection.ts";
import type { Applied } from "../applying.ts";
import type { Claimed } from "../claiming.ts";
import type { Decided } from "../deciding.ts";
import type { Exchanged } from "../exchanging.ts";
import type { Foretold } from "../forecasting.ts";
import type { Hosting } from "../hosting.ts";
import type { Left } from "../leaving.ts";
import type { Reviewed } from "../reviewing.ts";
import type { Screened } from "../screening.ts";
import type { Mail } from "../world.ts";

/** What the API and the mailbox told of a call, from its draft to its screening. */
export interface CallAftermath {
  call: Call;
  applications: Application[];
  screenings: Screening[];
  letters: Letter[];
  mails: Mail[];
  executions: { machine: string; status: string }[];
  deadLetters: number;
  trails: { entity: string; intact: boolean }[];
  applied: Applied;
  screened: Screened;
  foretold: Foretold;
}

/** And of how it was decided, from the reviews to the last place that was confirmed. */
export interface DecidedAftermath extends CallAftermath {
  assignments: Assignment[];
  reviewerProfiles: ReadonlyMap<string, ReviewerProfile>;
  numbers: CallNumbers;
  /** Each with who wrote its drafts, as the trail says. */
  consensuses: (Consensus & { draftedBy: string[] })[];
  /** When the ranking was first proposed, and what it ranks by. */
  ranking: { at: string; means: ReadonlyMap<string, Selection["ranking"][number]["means"]> };
  selection: Selection;
  participations: Participation[];
  reviewed: Reviewed;
  decided: Decided;
  exchanged?: Exchanged;
  /** The forecast that was read before the announcement, and what came of it. */
  foretoldLate: Foretold;
}

/** Everything that they told after the last act of the whole road. */
export interface Aftermath extends DecidedAftermath {
  matching: Matching;
  claims: Claim[];
  ownMatching: string[];
  hosting: Hosting;
  hosts: Host[];
  left: Left;
  claimed: Claimed;
}

export interface Invariant {
  name: string;
  holds: boolean;
  detail: string;
}

/** Holds when something was looked at and no counterexample was found; the first few are named. */
export function none(name: string, found: readonly string[], of: number): Invariant {
  const shown = found.slice(0, 3).join("; ");
  return {
    name,
    holds: found.length === 0 && of > 0,
    detail: found.length === 0 ? `${of} checked` : `${found.length}: ${shown}`,
  };
}

/** What is in one list and not in the other, counting how often. */
export function difference(one: readonly string[], other: readonly string[]): string[] {
  const count = (list: readonly string[], item: string) => list.filter((each) => each === item).length;
  return [...new Set([...one, ...other])].filter((item) => count(one, item) !== count(other, item));
}
