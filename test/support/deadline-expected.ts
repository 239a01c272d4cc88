import { requestSeconds } from "../../functions/calls/deadline.ts";

interface Known {
  /** The last instant that counts for it, for certain. */
  deadline: number;
  /** The last instant that a move for drafts gives it as long as it is a draft. */
  asDraft: number;
  isDraft: boolean;
  /** A submission that was decided before a move for drafts and written after it: it counts as handed in before. */
  isOvertaken: boolean;
  isSealed: boolean;
  submissions: number;
}

/**
 * What must come of each request, reckoned from what was committed when, and from nothing that the code under test says
 * of deadlines: whoever was received by the deadline in force at that moment and answered within the gateway's time is
 * accepted; whoever was received after the deadline in force when it is written is not; and after the seal nothing is.
 *
 * A move for drafts and a submission of the same draft may overlap: the submission is decided, the move is made, the
 * submission is written. Both orders are right then, and what comes after may follow from either: the application was
 * handed in before the move, or while it held.
 */
export class Expected {
  readonly faults: string[] = [];
  private readonly applications = new Map<string, Known>();
  private readonly atReceipt = new Map<string, { always: number; asDraft: number }>();
  private readonly decidedAfter = new Map<string, number>();
  private movesForDrafts = 0;
  private everyone: number;

  constructor(deadline: number) {
    this.everyone = deadline;
  }

  begun(id: string, deadline: number) {
    this.applications.set(id, {
      deadline,
      asDraft: 0,
      isDraft: true,
      isOvertaken: false,
      isSealed: false,
      submissions: 0,
    });
  }

  moved(who: "everyone" | "drafts", deadline: number) {
    if (who === "everyone") this.everyone = Math.max(this.everyone, deadline);
    else {
      this.movesForDrafts += 1;
      for (const known of this.applications.values())
        if (known.isDraft) known.asDraft = Math.max(known.asDraft, deadline);
    }
  }

  movedOne(id: string, deadline: number) {
    const known = this.of(id);
    known.deadline = Math.max(known.deadline, deadline);
    known.isSealed = false;
  }

  received(id: string, at: number) {
    const known = this.of(id);
    const always = Math.max(known.deadline, this.everyone);
    this.atReceipt.set(`${id} ${at}`, { always, asDraft: known.isDraft ? known.asDraft : 0 });
  }

  /** A submission reads what it decides on. */
  deciding(id: string, receivedAt: number) {
    this.decidedAfter.set(`${id} ${receivedAt}`, this.movesForDrafts);
  }

  answered(id: string, receivedAt: number, at: number, refusal: string | undefined) {
    const known = this.of(id);
    const when = `${id}, received ${new Date(receivedAt).toISOString()}`;
    if (refusal === undefined) {
      const decidedAfter = this.decidedAfter.get(`${id} ${receivedAt}`) ?? 0;
      known.isOvertaken ||= known.isDraft && decidedAfter < this.movesForDrafts;
      known.isDraft = false;
      known.submissions += 1;
      if (receivedAt > Math.max(known.deadline, known.asDraft, this.everyone))
        this.faults.push(`accepted after its deadline: ${when}`);
      if (known.isSealed) this.faults.push(`accepted after the seal: ${when}`);
    } else if (at - receivedAt <= requestSeconds * 1000 && refusal !== "ConcurrentChange") {
      const { always, asDraft } = this.atReceipt.get(`${id} ${receivedAt}`) ?? { always: 0, asDraft: 0 };
      if (receivedAt <= Math.max(always, known.isOvertaken ? 0 : asDraft))
        this.faults.push(`received in time and refused with ${refusal}: ${when}`);
    }
  }

  /** A round of sealing ended: whoever's time was over, and the gateway's with it, is sealed. */
  sealed(at: number) {
    for (const known of this.applications.values())
      if (this.lastOf(known) + requestSeconds * 1000 <= at) known.isSealed = true;
  }

  refusedInvitation(refusal: string | undefined) {
    this.faults.push(`an invited organisation was refused with ${refusal}`);
  }

  atTheEnd(id: string, state: string, sealed: boolean) {
    const { submissions } = this.of(id);
    if (!sealed) this.faults.push(`left unsealed: ${id}`);
    if (state !== (submissions > 0 ? "submitted" : "lapsed"))
      this.faults.push(`ended ${state} after ${submissions} acknowledged submissions: ${id}`);
  }

  private lastOf({ deadline, asDraft }: Known): number {
    return Math.max(deadline, asDraft, this.everyone);
  }

  private of(id: string): Known {
    const known = this.applications.get(id);
    if (known === undefined) throw new Error(`${id} is unknown`);
    return known;
  }
}
