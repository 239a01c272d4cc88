import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Move } from "../../schemas/deadline.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import { inLanguage } from "../../schemas/text.ts";
import {
  effectiveDeadline,
  isScheduled,
  isSuperseded,
  lastInstant,
  type ScheduledCall,
} from "../calls/deadline.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { atOnce } from "../shared/at-once.ts";
import type { Follows } from "../shared/change.ts";
import { isRefusal } from "../shared/refusal.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { ofCall } from "./applications.ts";

interface TellDeps {
  calls: Store<Call>;
  applications: Store<Application>;
  letters: Store<Letter>;
}

/** So many by one invocation, so many of them at a time: a page of letters takes seconds of the step's minute. */
const pageSize = 200;
const width = 8;
/** So many applications a dry run lists before it only counts. */
const previewSize = 500;

/**
 * Tells a page of those whom a move concerns, and writes the new deadline into their items. The move itself holds since
 * it was decided (see `effectiveDeadline`); a page done twice writes nobody twice, and a move that a later one has
 * overtaken stops, so that people read of the deadline that counts.
 */
export const tellOfMove =
  (deps: TellDeps & { table: Table; now: () => string }) =>
  async (callId: CallId, moveId: string, position: string): Promise<Progress> => {
    const done = { position: "", more: false };
    const call = await deps.calls.get(callId);
    const move = isScheduled(call) ? call.moves?.find(({ id }) => id === moveId) : undefined;
    if (!isScheduled(call) || move === undefined || isSuperseded(call, move)) return done;
    const by = system(deps.now());
    const page = await deps.applications.page(ofCall(callId), {
      limit: pageSize,
      ...(position === "" ? {} : { position: JSON.parse(position) }),
    });
    await atOnce(page.entities, width, async (listed) => {
      const tell = (application: Stored<Application>) =>
        once(deps.table, told(deps, call, move, application, by));
      try {
        await tell(listed);
      } catch (refusal) {
        if (!isRefusal(refusal, "ConcurrentChange")) throw refusal;
        // The index shows it a little late, or its owner has just written it: the item knows.
        await tell(await deps.applications.get(listed.id));
      }
    });
    return page.next === undefined ? done : { position: JSON.stringify(page.next), more: true };
  };

/** What telling will write, for a dry run: by the same rule, the first of them listed and the others counted. */
export const followsOfMove =
  (deps: TellDeps) =>
  async (call: Stored<Call>, move: Move, by: Author): Promise<Follows> => {
    if (!isScheduled(call)) return { writes: [], andMore: 0 };
    const writes: Write[] = [];
    let listed = 0;
    let andMore = 0;
    for await (const application of deps.applications.list(ofCall(call.id)))
      if (isConcerned(call, move, application)) {
        if (listed < previewSize) writes.push(...told(deps, call, move, application, by));
        else andMore += 1;
        listed += 1;
      }
    return { writes, andMore };
  };

/** What one application's part of a move writes: its item, unless that says so already, and the letter. */
function told(
  deps: TellDeps,
  call: Stored<ScheduledCall>,
  move: Move,
  application: Stored<Application>,
  by: Author,
): readonly Write[] {
  if (!isConcerned(call, move, application)) return [];
  const deadlineAt = effectiveDeadline(call, application);
  const item =
    deadlineAt === application.deadlineAt
      ? []
      : deps.applications.changed(application, { ...application, deadlineAt }, "moveDeadline", by, {
          details: { move: move.id },
        }).writes;
  return [...item, ...letterOfMove(deps.letters, call, application, move, by)];
}

/**
 * A move concerns those who had begun when it was decided, can still submit, and have no later deadline of their own;
 * a move for drafts only those who have not submitted by the time it comes to them.
 */
function isConcerned(call: ScheduledCall, move: Move, application: Application): boolean {
  const { state, sealed, createdAt } = application;
  if (sealed || createdAt > move.movedAt) return false;
  if (move.who === "lot" && application.content.lotId !== move.lotId) return false;
  if (state !== "draft" && (state !== "submitted" || move.who === "drafts")) return false;
  return effectiveDeadline(call, application) === lastInstant(call, move.to);
}

/** The letter that says that a deadline has moved, from when to when, and why. */
export function letterOfMove(
  outbox: Store<Letter>,
  call: ScheduledCall,
  application: Application,
  { from, to, reason }: Pick<Move, "from" | "to" | "reason">,
  by: Author,
): readonly Write[] {
  const { contact, organisation } = application.content;
  const facts = {
    ...titled(call),
    organisation: organisation.name,
    from,
    to,
    reason: inLanguage(reason, contact.language),
    isSubmitted: application.state === "submitted",
    contactEmail: call.content.contact.email,
  };
  const letter = { callId: call.id, subjectId: application.id, to: contact, due: to, facts };
  return queued(outbox, "deadline-moved", letter, by);
}
