import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Exchange, Participation, PlanExchange, RecordAttendance } from "../../schemas/participation.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { exchangeId } from "./participations.ts";

export interface ExchangeDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  exchanges: Store<Exchange>;
  letters: Store<Letter>;
}

/** Plans a meeting at a host activity and tells those who are to come. A digital meeting is nobody's journey (F61). */
export const planExchange =
  (deps: ExchangeDeps) =>
  async (plan: PlanExchange, by: Author): Promise<Change<Stored<Exchange>>> => {
    const call = inState(await deps.calls.get(plan.callId), "running");
    if (!call.content.activities.some(({ id }) => id === plan.activity))
      refuse("InputInvalid", {}, [
        { pointer: "/activity", code: "UnknownActivity", detail: "The call has no such activity." },
      ]);
    const exchange: Exchange = {
      ...plan,
      id: exchangeId(call.id, plan.activity, plan.startsAt, plan.title),
      inPerson: plan.mode !== "digitalMeeting",
      state: "planned",
    };
    const letters = new Map<string, readonly Write[]>();
    for (const [i, id] of plan.participants.entries()) {
      if (plan.participants.indexOf(id) < i)
        refuse("InputInvalid", {}, [
          { pointer: `/participants/${i}`, code: "NamedTwice", detail: "Named before in the same list." },
        ]);
      const place = await deps.participations.find(id);
      if (place?.state !== "confirmed" || place.callId !== call.id)
        return refuse("InputInvalid", {}, [
          {
            pointer: `/participants/${i}`,
            code: "NotParticipating",
            detail: "Not a confirmed participation of this call.",
          },
        ]);
      const { title: exchangeTitle, startsAt, mode, inPerson } = exchange;
      const facts = { ...titled(call), exchangeTitle, startsAt, mode, inPerson };
      const subjectId = `${exchange.id}`;
      // One letter per address, also where one person answers for several participations.
      letters.set(
        place.contact.email.toLowerCase(),
        queued(
          deps.letters,
          "exchange-planned",
          { callId: call.id, subjectId, to: place.contact, facts },
          by,
        ),
      );
    }
    return together(deps.exchanges.created(exchange, "plan", by), ...letters.values());
  };

/** Says that it was held, and who came from where: what claims are held against (part E: a signed attendance list). */
export const recordAttendance =
  ({ exchanges }: ExchangeDeps) =>
  async (
    exchange: Stored<Exchange>,
    { attendance }: RecordAttendance,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    if (exchange.state !== "planned") return refuse("WrongState", { act: "hold", state: exchange.state });
    if (by.at < exchange.startsAt) refuse("WrongState", { act: "hold", startsAt: exchange.startsAt });
    const strangers = attendance.flatMap(({ participationId }, i) =>
      exchange.participants.includes(participationId)
        ? []
        : [
            {
              pointer: `/attendance/${i}/participationId`,
              code: "NotInvited",
              detail: "Not one of its participants.",
            },
          ],
    );
    if (strangers.length > 0) refuse("InputInvalid", {}, strangers);
    return exchanges.changed(exchange, { ...exchange, state: "held", heldAt: by.at, attendance }, "hold", by);
  };
