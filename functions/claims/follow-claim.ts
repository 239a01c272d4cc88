import type { Claim } from "../../schemas/claim.ts";
import type { TaskAnswer } from "../../schemas/operation.ts";
import type { LetterLanguage } from "../../schemas/text.ts";
import { officeLanguage } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { awaited } from "../operations/operations.ts";
import type { Change } from "../shared/change.ts";
import { commit, once } from "../shared/step.ts";
import { type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { type Rung, type Wait, waitOf } from "./claim-ladder.ts";
import { claimIn, wordOf } from "./claim-rounds.ts";
import { type ClaimDeps, claimFacts } from "./claim-travel.ts";
import { requestClaimChanges } from "./decide-claim.ts";
import { travelOf } from "./frames.ts";
import { uploadedFor } from "./receipts.ts";
import { travellerOf } from "./traveller.ts";

export interface FollowDeps extends ClaimDeps {
  table: Table;
  now: () => string;
}

/** What the workflow does next, and how long it may wait for it. */
export interface Look {
  next: "ask" | "end";
  seconds: number;
}
const end: Look = { next: "end", seconds: 0 };

const askedAnew: Record<LetterLanguage, string> = {
  sv: "Ett kvitto innehåller skadlig kod och kan inte läsas. Ladda upp det på nytt som en oskadlig fil.",
  en: "A receipt holds harmful code and cannot be read. Please upload it anew as a harmless file.",
};

/**
 * Looks where a submission stands: a claim with a receipt that turned out to be harmful goes back to its claimant;
 * whoever is late is written to, for each rung of the ladder once; and the wait lasts until the next rung.
 */
export const lookAtClaim =
  (deps: FollowDeps) =>
  async (subject: string): Promise<Look> => {
    const { id, round } = claimIn(subject);
    const claim = await deps.claims.get(id);
    const call = await deps.calls.get(claim.callId);
    const wait = waitOf(claim, travelOf(call), call.content.window.zone);
    if (claim.round !== round || wait === undefined) return end;
    const at = deps.now();
    if (claim.state === "submitted" && (await isUnreadable(deps, claim))) {
      await commit(deps.table, async () =>
        requestClaimChanges(deps)(
          await deps.claims.get(id),
          askedAnew[claim.content.contact.language],
          system(at),
        ),
      );
      return end;
    }
    for (const rung of wait.rungs) if (rung.at <= at) await remind(deps, claim, wait, rung);
    const until = [...wait.rungs.map((rung) => rung.at), wait.until].find((instant) => instant > at);
    if (until === undefined) return end;
    // A second more, so that what is due has come when the wait is over.
    return { next: "ask", seconds: Math.ceil((Date.parse(until) - Date.parse(at)) / 1000) + 1 };
  };

/** The step that waits: keeps the token until somebody has spoken; where that has happened already, the answer is owed. */
export const awaitWord =
  (deps: FollowDeps) =>
  async (subject: string, taskToken: string): Promise<Change<Stored<TaskAnswer>>> => {
    const { id, round } = claimIn(subject);
    const claim = await deps.claims.get(id);
    const call = await deps.calls.get(claim.callId);
    const wait = claim.round === round ? waitOf(claim, travelOf(call), call.content.window.zone) : undefined;
    const waiting = { id: wordOf(subject, wait?.word ?? "decision"), callId: call.id, subject, taskToken };
    return awaited(deps.answers, waiting, wait ? undefined : claim.state, system(deps.now()));
  };

async function isUnreadable(deps: FollowDeps, { id, content }: Claim): Promise<boolean> {
  const receipts = await uploadedFor(deps.receipts, { id }, content.lines);
  return [...receipts.values()].some(({ state }) => state === "infected");
}

/** Writes to the call's contact, once for each rung: its key is the rung's own instant. */
async function remind(deps: FollowDeps, claim: Stored<Claim>, wait: Wait, rung: Rung): Promise<void> {
  if (!("settlement" in claim)) return;
  const call = await deps.calls.get(claim.callId);
  const exchange = await deps.exchanges.get(claim.exchangeId);
  const { organisation } = await travellerOf(deps, call, claim);
  const { notCovered: _notCovered, ...about } = claimFacts(call, exchange, claim, claim.settlement);
  const { word, since, dueAt } = wait;
  const waits = { waitsFor: word, since, dueAt, escalated: rung.escalated };
  const facts = { ...about, organisation: organisation.name, ...waits };
  const to = { ...call.content.contact, language: officeLanguage(call) };
  const letter = { callId: call.id, subjectId: claim.id, to, due: rung.at, facts };
  await once(deps.table, queued(deps.letters, "claim-overdue", letter, system(deps.now())));
}
