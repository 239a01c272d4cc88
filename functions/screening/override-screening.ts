import type { Screening, ScreeningOverride } from "../../schemas/screening.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { type ScreenDeps, stillOpen } from "./screen-applications.ts";
import { transitions } from "./transitions.ts";

type Proposed = Extract<Screening, { state: "overrideProposed" }>;

/** A person would decide otherwise than the rules; the rules' own outcomes stay beside it, and nothing changes yet. */
export const proposeOverride =
  (deps: ScreenDeps) =>
  async (
    screening: Stored<Screening>,
    { eligible, reason }: ScreeningOverride,
    by: Author,
  ): Promise<Change<Stored<Screening>>> => {
    const open = await stillOpen(deps, screening, by);
    requireFrom(transitions, "proposeOverride", screening);
    const state = eligible ? "eligible" : "ineligible";
    if (screening.state !== "eligible" && screening.state !== "ineligible") return refuse("WrongState");
    if (screening.state === state) refuse("WrongState", { act: "override", state });
    const said = { eligible, reason, by: by.sub, at: by.at };
    const { state: was, ...rest } = screening;
    const proposal = { ...said, contentHash: hashOf(screening, said) };
    const after: Screening = { ...rest, state: "overrideProposed", was, proposal };
    const details = { to: state, contentHash: proposal.contentHash };
    return together(deps.screenings.changed(screening, after, "proposeOverride", by, { details }), open);
  };

/** Somebody else agrees, to exactly what was proposed and nothing that came after. */
export const confirmOverride =
  (deps: ScreenDeps) =>
  async (screening: Stored<Screening>, read: string, by: Author): Promise<Change<Stored<Screening>>> => {
    const open = await stillOpen(deps, screening, by);
    const { proposal, was: _was, ...rest } = proposedIn(screening);
    if (proposal.by === by.sub) refuse("OwnInterest", { action: "screening.confirmOverride" });
    const isSame = proposal.contentHash === read && hashOf(screening, proposal) === read;
    if (!isSame) refuse("ContentChanged", { contentHash: proposal.contentHash });
    const { by: proposedBy, at: proposedAt, reason } = proposal;
    const after: Screening = {
      ...rest,
      state: proposal.eligible ? "eligible" : "ineligible",
      override: { proposedBy, proposedAt, by: by.sub, at: by.at, reason },
    };
    const details = { to: after.state, contentHash: read };
    return together(deps.screenings.changed(screening, after, "confirmOverride", by, { details }), open);
  };

/** The proposal falls, by its own author or anybody else of the staff; what was decided before stands. */
export const dropOverride =
  (deps: ScreenDeps) =>
  async (screening: Stored<Screening>, by: Author): Promise<Change<Stored<Screening>>> => {
    const open = await stillOpen(deps, screening, by);
    const { proposal: _proposal, was, ...rest } = proposedIn(screening);
    return together(deps.screenings.changed(screening, { ...rest, state: was }, "dropOverride", by), open);
  };

function proposedIn(screening: Stored<Screening>): Stored<Proposed> {
  if (screening.state === "overrideProposed") return screening;
  return refuse("WrongState", { act: "confirmOverride", state: screening.state });
}

/** What both people look at: what the rules said, and what is proposed instead. */
function hashOf(
  { id, outcomes }: Pick<Screening, "id" | "outcomes">,
  { eligible, reason, by, at }: Omit<Proposed["proposal"], "contentHash">,
): string {
  return contentHash({ id, outcomes, proposal: { eligible, reason, by, at } });
}
