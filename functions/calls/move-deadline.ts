import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import { type Move, type MoveDeadline, mostMoves, type NewDeadline } from "../../schemas/deadline.ts";
import { MoveId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { News } from "../../schemas/news.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { followsOfMove } from "../applications/tell-of-move.ts";
import { published } from "../news/news.ts";
import { requested } from "../operations/operations.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { type CallIn, inState } from "./calls.ts";
import { lastInstant, latest, meant, outageOf, requireLater } from "./deadline.ts";
import { windowFor } from "./lots.ts";
import { rearmed } from "./rearm.ts";

export interface MoveDeps {
  calls: Store<Call>;
  applications: Store<Application>;
  milestones: Store<Milestone>;
  operations: Store<Operation>;
  letters: Store<Letter>;
  news: Store<News>;
}

/** Whom a move concerns where they are many. */
type ManyConcerned = Exclude<MoveDeadline["for"], { who: "application" }>;

interface Moved {
  call: Stored<Call>;
  operation?: Stored<Operation>;
}

/**
 * Moves the deadline for everyone, for one lot, or for those who hold a draft, with a reason that everybody can read (F123).
 *
 * Before the opening it may move either way; once the call is open only later, because somebody has planned by it; never
 * into the past; and not at all once the call is closing, because by then some drafts may have lapsed: there is a late
 * invite, or a move for one application. Closing and moving write the same item on its revision: whoever comes second
 * decides anew and finds the other's word.
 */
export const moveDeadline =
  (deps: MoveDeps) =>
  async (
    stored: Stored<Call>,
    { for: whom, closes, zone, ...why }: NewDeadline & { for: ManyConcerned },
    by: Author,
    isDryRun: boolean,
  ): Promise<Change<Moved>> => {
    const call = inState(stored, "approved", "open");
    const { who } = whom;
    if (who === "drafts") inState(stored, "open");
    if (who === "lot") requireLot(call, whom.lotId);
    const to = meant(call, closes, zone, "/closes");
    const from = closesBefore(call, whom);
    requireLater(to, {
      InThePast: by.at,
      BeforeOpening: call.opensAt,
      ...(call.state === "open" ? { NotLater: from } : {}),
    });
    if (to === from) unmoved();
    outageOf(call, why);
    const { moves = [] } = call;
    if (moves.length === mostMoves) refuse("WrongState", { act: "move-deadline", moves: mostMoves });
    const id = MoveId.parse(`move_${naturalKey(call.id, String(moves.length + 1))}`);
    const move: Move = { id, ...whom, from, to, movedAt: by.at, movedBy: by.sub, ...why };
    const after = withLateUntil({ ...call, ...windowsAfter(call, whom, to), moves: [...moves, move] }, to);
    const changed = deps.calls.changed(stored, after, "moveDeadline", by, {
      details: { ...whom, from, to, reason: why.reason },
    });
    const milestones = await rearmed(deps.milestones, call, after, by);
    // A move for one lot or for drafts is not the call's: those concerned are written to by themselves.
    const news =
      who === "everyone"
        ? await published(deps, call, { kind: "deadlineMoved", from, to }, "subscribers", by)
        : [];
    // Before the opening there is nobody yet whose draft would have to move.
    if (call.state === "approved")
      return together({ output: { call: changed.output }, writes: changed.writes }, milestones, news);
    const tell = await requested(
      deps.operations,
      { callId: call.id, workflow: "move-deadline", subject: id },
      by,
    );
    return {
      output: { call: changed.output, operation: tell.output },
      writes: [...changed.writes, ...milestones, ...tell.writes, ...news],
      ...(isDryRun ? { follows: await followsOfMove(deps)(changed.output, move, by) } : {}),
    };
  };

/** The deadline that those concerned have now. */
function closesBefore(call: CallIn<"approved" | "open">, whom: ManyConcerned): string {
  if (whom.who === "lot") return windowFor(call, whom.lotId).closesAt;
  const forDrafts = (call.moves ?? []).filter(({ who }) => who === "drafts" && whom.who === who);
  return latest(call.closesAt, ...forDrafts.map(({ to }) => to));
}

/**
 * The windows with the new deadline. A lot that closes before the call by its own window keeps that when everyone is
 * moved later, because its earlier end was meant; one that closes with the call or after it moves along. None closes
 * after a call whose deadline was brought forward.
 */
function windowsAfter(call: CallIn<"approved" | "open">, whom: ManyConcerned, to: string) {
  const { closesAt, lotWindows } = call;
  if (whom.who === "drafts") return {};
  if (whom.who === "lot") {
    const others = lotWindows.filter(({ id }) => id !== whom.lotId);
    const window = { id: whom.lotId, opensAt: windowFor(call, whom.lotId).opensAt, closesAt: to };
    return { lotWindows: [...others, window] };
  }
  const along = (lot: string) => (to < closesAt ? lot > to : lot >= closesAt && lot < to);
  return {
    closesAt: to,
    lotWindows: lotWindows.map((lot) => (along(lot.closesAt) ? { ...lot, closesAt: to } : lot)),
  };
}

function requireLot({ content }: Call, lotId: string): void {
  if (!content.lots.some(({ id }) => id === lotId))
    refuse("InputInvalid", { lotId }, [
      { pointer: "/for/lotId", code: "UnknownLot", detail: "The call has no such lot." },
    ]);
}

function unmoved(): never {
  return refuse("InputInvalid", {}, [
    { pointer: "/closes", code: "NotMoved", detail: "This is the deadline already." },
  ]);
}

/** The call, with the last instant of whoever closes after it; nobody does when it is not after the call's own. */
export function withLateUntil<Late extends CallIn<"approved" | "open" | "closing" | "closed">>(
  call: Late,
  closesAt: string,
): Late {
  if (call.state === "approved") return call;
  const last = latest(lastInstant(call, closesAt), call.lateUntil ?? "");
  return { ...call, lateUntil: last > lastInstant(call, call.closesAt) ? last : undefined };
}
